package org.tenfold.model;

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
}
