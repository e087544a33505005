package org.tenfold.session;

import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.model.ModelDescription;

/**
 * How the score e of one class c, and from all scores its probability, comes about:
 *
 * <pre>    e_c = s_c (‖x − G(z)‖² + β · ½‖z‖²) / 784,    p_c = w_c / Σ_k w_k  with  w_k = exp(−α e_k) + η</pre>
 *
 * (Schott et al., arXiv:1805.09190).
 *
 * @param squaredError {@code ‖x − G(z)‖²}
 * @param divergence {@code β · ½‖z‖²}
 * @param scaling s_c
 * @param score e_c, the negative ELBO a pixel
 * @param gap how far e_c lies above the best score; 0 for the best
 * @param logitScale α
 * @param floor η
 * @param weight w_c
 * @param allWeights Σ_k w_k
 * @param probability p_c
 */
public record ScoreAccount(
        double squaredError,
        double divergence,
        double scaling,
        double score,
        double gap,
        double logitScale,
        double floor,
        double weight,
        double allWeights,
        double probability) {
    /** What the score is divided by. */
    public static final int PIXELS = Image.PIXELS;

    /**
     * The account of a class.
     *
     * @param models made the analysis
     */
    public static ScoreAccount of(AbsClassifier models, Analysis analysis, int classIndex) {
        ModelDescription description = models.model().description();
        Reconstruction found = analysis.reconstruction(classIndex);
        double best = analysis.reconstruction(analysis.prediction()).negativeElbo();
        double all = 0;
        for (Reconstruction each : analysis.reconstructions()) {
            all += weight(description, each);
        }
        return new ScoreAccount(
                found.squaredError(),
                description.beta() * found.kl(),
                models.scaling(classIndex),
                found.negativeElbo(),
                found.negativeElbo() - best,
                description.logitScale(),
                description.confidenceFloor(),
                weight(description, found),
                all,
                analysis.probability(classIndex));
    }

    /** {@code w = exp(−α e) + η}. */
    private static double weight(ModelDescription description, Reconstruction found) {
        return Math.exp(-description.logitScale() * found.negativeElbo()) + description.confidenceFloor();
    }
}
