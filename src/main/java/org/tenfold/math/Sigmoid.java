package org.tenfold.math;

/** The logistic function, {@code 1 / (1 + exp(−x))}. */
public final class Sigmoid {
    private Sigmoid() {}

    /** Writes the logistic function of every number into {@code results}; never below 0 or above 1. */
    public static void apply(float[] values, float[] results) {
        for (int i = 0; i < results.length; i++) {
            float x = values[i];
            // e = exp(−|x|) − 1;  σ(−|x|) = (1 + e) / (2 + e)
            float e = Exponential.minusOne(-Math.abs(x));
            float low = (1f + e) / (2f + e);
            // σ(x) = ½ ± (½ − σ(−|x|)), with the sign of x
            results[i] = 0.5f + Math.copySign(0.5f - low, x);
        }
    }
}
