package org.tenfold.math;

/** The ball {@code ‖z‖₂ ≤ radius} around the origin. */
public final class Ball {
    private Ball() {}

    /**
     * Moves {@code z}, in place, to the nearest point of the ball: unchanged inside, scaled to the radius outside.
     *
     * @return whether {@code z} was outside and has been moved
     */
    public static boolean project(float[] z, double radius) {
        if (!(radius >= 0)) {
            throw new IllegalArgumentException("radius is " + radius + ", expected zero or more");
        }
        double norm = norm(z);
        if (norm <= radius) {
            return false;
        }
        // z ← z · radius / ‖z‖
        double factor = radius / norm;
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (z[i] * factor);
        }
        return true;
    }

    /** {@code ‖z‖₂ = sqrt(Σ z_i²)}. */
    public static double norm(float[] z) {
        double sum = 0;
        for (float zi : z) {
            sum += (double) zi * zi;
        }
        return Math.sqrt(sum);
    }
}
