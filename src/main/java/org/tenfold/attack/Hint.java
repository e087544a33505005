package org.tenfold.attack;

import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.model.DifferentiableClassifier;
import org.tenfold.model.DifferentiableClassifier.Tangent;

/**
 * Which pixels matter most for an answer: how fast the lead of the next answer over this one grows with each pixel,
 * {@code slope_p = ∂/∂x_p (logit_toward − logit_away)}.
 *
 * <p>Behind a threshold the picture itself has no slope; there it is taken at the thresholded picture, as if its pixels
 * could move between black and white, which they do when they cross 0.5.
 *
 * @param image the picture it is about
 * @param away the class whose lead is to be lost
 * @param toward the class with the highest score of all others
 * @param slope 784 numbers, row by row, in units of the victim's scores; shared, not copied
 * @param behindThreshold whether it is about crossing 0.5
 */
public record Hint(Image image, int away, int toward, float[] slope, boolean behindThreshold) {
    public Hint {
        if (slope.length != Image.PIXELS) {
            throw new IllegalArgumentException("slope has " + slope.length + " pixels, expected " + Image.PIXELS);
        }
    }

    /** Null for a victim of which only the answers are known. */
    static @Nullable Hint of(Victim victim, Image x, int away) {
        boolean behind = victim.isThresholded();
        DifferentiableClassifier slopes = behind ? victim.behindThreshold() : victim.slopes();
        if (slopes == null) {
            return null;
        }
        Image scored = behind ? x.binarized() : x;
        Tangent tangent = slopes.at(scored);
        int classes = tangent.logits().length;
        int toward = Aim.highest(tangent.logits(), away);
        return new Hint(x, away, toward, tangent.slope(weights(classes, toward, away)), behind);
    }

    private static double[] weights(int classes, int toward, int away) {
        double[] weights = new double[classes];
        weights[toward] = 1;
        weights[away] = -1;
        return weights;
    }

    /**
     * How much each pixel promises, from −1 to 1: positive where more ink helps the next answer, negative where less ink
     * does, 0 where the pixel is white or black already and cannot go that way. The largest is 1 or −1, unless all are 0.
     */
    public double[] promises() {
        Image scored = behindThreshold ? image.binarized() : image;
        double[] promises = new double[slope.length];
        double largest = 0;
        for (int p = 0; p < promises.length; p++) {
            boolean movable = slope[p] > 0 ? scored.at(p) < 1 : scored.at(p) > 0;
            promises[p] = movable ? slope[p] : 0;
            largest = Math.max(largest, Math.abs(promises[p]));
        }
        for (int p = 0; p < promises.length && largest > 0; p++) {
            promises[p] /= largest;
        }
        return promises;
    }
}
