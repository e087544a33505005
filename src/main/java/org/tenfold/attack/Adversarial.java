package org.tenfold.attack;

import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.model.Prediction;

/**
 * The result of an attack.
 *
 * @param original the image attacked
 * @param originalPrediction what the victim says of it
 * @param originalAnalysis how the victim explains it if it is ABS, else null
 * @param found whether an image with the wanted answer was found within the budget
 * @param image the nearest such image, its pixels from 0 to 1; the original if none was found
 * @param prediction what the victim says of {@code image}, asked once more at the end
 * @param analysis how the victim explains it if it is ABS, else null
 * @param attack the name of the attack that found it, or that found nothing
 * @param norm how the distance was measured that was made small
 * @param l2 Euclidean distance from the original, 0 if none was found; likewise the next two
 * @param linf the largest change of a pixel
 * @param l0 the number of changed pixels
 * @param steps how many steps were reported
 * @param queries how many pictures the victim was asked about, the last check included
 * @param milliseconds how long it took
 * @param bound the radius inside which the answer cannot, or is not thought to, change, in the attack's norm; an estimate
 *     is lowered to the distance found where the attack disproves it; null where none is defined
 */
public record Adversarial(
        Image original,
        Prediction originalPrediction,
        @Nullable Analysis originalAnalysis,
        boolean found,
        Image image,
        Prediction prediction,
        @Nullable Analysis analysis,
        String attack,
        Norm norm,
        double l2,
        double linf,
        int l0,
        int steps,
        int queries,
        double milliseconds,
        @Nullable RobustnessBound bound) {
    /** The distance in the attack's norm, 0 if none was found. */
    public double distance() {
        return switch (norm) {
            case L2 -> l2;
            case LINF -> linf;
            case L0 -> l0;
        };
    }
}
