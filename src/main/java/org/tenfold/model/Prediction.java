package org.tenfold.model;

import org.tenfold.math.Softmax;

/**
 * What a classifier says of one picture.
 *
 * @param label position of the most likely class
 * @param probabilities one for each class, summing to 1; shared, not copied
 */
public record Prediction(int label, double[] probabilities) {
    public Prediction {
        if (label < 0 || label >= probabilities.length) {
            throw new IllegalArgumentException("label is " + label + ", expected 0 to " + (probabilities.length - 1));
        }
    }

    /** The class with the highest score, the first of several, and {@code p(c) ∝ exp(logit_c)}. */
    public static Prediction ofLogits(double[] logits) {
        int best = 0;
        for (int c = 1; c < logits.length; c++) {
            if (logits[c] > logits[best]) {
                best = c;
            }
        }
        return new Prediction(best, Softmax.of(logits));
    }
}
