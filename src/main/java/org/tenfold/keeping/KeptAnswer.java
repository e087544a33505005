package org.tenfold.keeping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.model.Latent;

/**
 * The ten explanations of the drawing.
 *
 * @param starts where the search began beside the prior's samples, one a class: what the window had found for the drawing
 *     of a moment before; none where it began from nothing
 * @param label the winner's name
 * @param confident whether it explains the drawing at all
 * @param explanations one a class, in class order
 */
public record KeptAnswer(
        @Nullable List<Latent> starts, String label, boolean confident, List<Explanation> explanations) {
    public KeptAnswer {
        starts = starts == null ? null : List.copyOf(starts);
        explanations = List.copyOf(explanations);
    }

    /**
     * One of the ten.
     *
     * @param label the class's name
     * @param negativeElbo the score
     * @param squaredError the sum over the pixels
     * @param kl in nats
     * @param probability of this class
     * @param latent what was found
     */
    public record Explanation(
            String label, double negativeElbo, double squaredError, double kl, double probability, Latent latent) {}

    /**
     * What is kept of an analysis.
     *
     * @param previous the analysis it started from; none if it started from nothing
     */
    public static KeptAnswer of(Analysis analysis, @Nullable Analysis previous) {
        return new KeptAnswer(
                previous == null
                        ? null
                        : previous.reconstructions().stream()
                                .map(Reconstruction::latent)
                                .toList(),
                analysis.label(),
                analysis.confident(),
                analysis.reconstructions().stream()
                        .map(r -> new Explanation(
                                r.label(),
                                r.negativeElbo(),
                                r.squaredError(),
                                r.kl(),
                                analysis.probability(r.classIndex()),
                                r.latent()))
                        .toList());
    }
}
