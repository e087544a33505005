package org.tenfold.math;

/** The exponential linear unit, {@code x} for {@code x > 0} and {@code exp(x) − 1} otherwise. */
public final class Elu {
    private Elu() {}

    /** Replaces every number by its ELU. */
    public static void apply(float[] values) {
        for (int i = 0; i < values.length; i++) {
            float x = values[i];
            // max(x, 0) + exp(min(x, 0)) − 1
            values[i] = Math.max(x, 0f) + Exponential.minusOne(Math.min(x, 0f));
        }
    }

    /**
     * Multiplies every gradient (or tangent) by the derivative of the ELU, which is known from the ELU's own value:
     * 1 where that is positive, and itself plus 1 otherwise.
     */
    public static void multiplyByDerivative(float[] gradients, float[] activated) {
        for (int i = 0; i < gradients.length; i++) {
            // ELU'(x) = 1 + min(ELU(x), 0)
            gradients[i] *= 1f + Math.min(activated[i], 0f);
        }
    }
}
