package org.tenfold.model;

/**
 * Batch normalisation as it acts once trained: {@code y = scale · (x − mean) / sqrt(variance + ε) + shift}, one number of
 * each kind for each channel. The arrays are shared, not copied.
 */
public record Norm(float[] scale, float[] shift, float[] mean, float[] variance) {
    public Norm {
        if (shift.length != scale.length || mean.length != scale.length || variance.length != scale.length) {
            throw new IllegalArgumentException("scale, shift, mean and variance have " + scale.length + ", "
                    + shift.length + ", " + mean.length + " and " + variance.length
                    + " numbers, expected the same of each");
        }
    }
}
