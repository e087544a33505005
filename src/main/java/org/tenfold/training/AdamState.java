package org.tenfold.training;

import java.util.Arrays;
import java.util.Map;

/** Adam (Kingma and Ba, 2015) on one parameter vector: β₁ 0.9, β₂ 0.999, ε 1e-8. */
final class AdamState {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final float EPSILON = 1e-8f;

    final float[] first;
    final float[] second;
    long steps;

    AdamState(int size) {
        first = new float[size];
        second = new float[size];
    }

    /** Adds both moments, by name. */
    void addState(String prefix, Map<String, float[]> state) {
        state.put(prefix + ".first", first);
        state.put(prefix + ".second", second);
    }

    /** θ ← θ − rate · m̂ / (√v̂ + ε), and clears the gradient. */
    void step(float[] theta, float[] gradient, double rate) {
        steps++;
        float b1 = (float) FIRST;
        float b2 = (float) SECOND;
        // m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), both folded into the rate and the root
        float scale = (float) (rate / (1 - Math.pow(FIRST, (double) steps)));
        float root = (float) (1 / Math.sqrt(1 - Math.pow(SECOND, (double) steps)));
        float[] m = first;
        float[] v = second;
        for (int i = 0; i < theta.length; i++) {
            m[i] = b1 * m[i] + (1 - b1) * gradient[i];
            v[i] = b2 * v[i] + (1 - b2) * gradient[i] * gradient[i];
            theta[i] -= scale * m[i] / ((float) Math.sqrt(v[i]) * root + EPSILON);
        }
        Arrays.fill(gradient, 0);
    }
}
