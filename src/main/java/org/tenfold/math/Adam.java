package org.tenfold.math;

import java.util.Arrays;

/**
 * The Adam optimiser (Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015) for one array of
 * parameters, with the paper's constants β₁ = 0.9, β₂ = 0.999, ε = 1e-8. Not safe for use by several threads.
 */
public final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double[] mean;
    private final double[] square;
    private int steps;

    private Adam(int size) {
        mean = new double[size];
        square = new double[size];
    }

    /** An optimiser for {@code size} parameters that has taken no step. */
    public static Adam of(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size is " + size + ", expected at least 1");
        }
        return new Adam(size);
    }

    /** Forgets all steps taken. */
    public void reset() {
        Arrays.fill(mean, 0);
        Arrays.fill(square, 0);
        steps = 0;
    }

    /** Moves the parameters, in place, one step of size about {@code learningRate} against the gradient. */
    public void step(float[] parameters, float[] gradient, double learningRate) {
        if (parameters.length != mean.length || gradient.length != mean.length) {
            throw new IllegalArgumentException("there are " + parameters.length + " parameters and " + gradient.length
                    + " gradient entries, expected " + mean.length + " of each");
        }
        steps++;
        double meanCorrection = 1 - Math.pow(BETA1, steps);
        double squareCorrection = Math.sqrt(1 - Math.pow(BETA2, steps));
        for (int i = 0; i < mean.length; i++) {
            double g = gradient[i];
            // m ← β₁ m + (1 − β₁) g;  v ← β₂ v + (1 − β₂) g²
            mean[i] = BETA1 * mean[i] + (1 - BETA1) * g;
            square[i] = BETA2 * square[i] + (1 - BETA2) * g * g;
            // θ ← θ − lr · (m / (1 − β₁ᵗ)) / (√v / √(1 − β₂ᵗ) + ε)
            double denominator = Math.sqrt(square[i]) / squareCorrection + EPSILON;
            parameters[i] = (float) (parameters[i] - learningRate * (mean[i] / meanCorrection) / denominator);
        }
    }
}
