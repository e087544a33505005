package org.tenfold.inference;

import org.tenfold.image.Image;
import org.tenfold.inference.LatentSpace.Point;
import org.tenfold.inference.RobustnessBound.Norm;

/**
 * Two explanations of one image, the winner's and another class's, and the radius within which the other one cannot
 * overtake; see {@link RobustnessBound} for the formula.
 */
final class Rival {
    /**
     * How far a computed difference of two scores, at the image and at any other, may be from the true one: each score is
     * at most some 800 and sums 784 terms in double precision, 784 · 800 · 2⁻⁵³ &lt; 1e-10, and there are four.
     */
    static final double GAP_ROUNDING = 1e-9;

    /** The same, relative, for a norm over 784 pixels in double precision. */
    private static final double NORM_ROUNDING = 1e-12;

    private Rival() {}

    /** D = s_c F_c − s_y F_y, less the rounding. */
    static double gap(double scaling, double value, double winnersScaling, double winnersValue) {
        return scaling * value - winnersScaling * winnersValue - GAP_ROUNDING;
    }

    /** The radius within which {@code rival} cannot overtake {@code winner}. */
    static double radius(Norm norm, float[] x, Point winner, double winnersScaling, Point rival, double scaling) {
        double dual = 0;
        for (int p = 0; p < Image.PIXELS; p++) {
            double v = slope(x[p], winner.image[p], winnersScaling, rival.image[p], scaling);
            dual += norm == Norm.L2 ? v * v : Math.abs(v);
        }
        if (norm == Norm.L2) {
            dual = Math.sqrt(dual);
        }
        return RobustnessBound.radius(
                norm,
                gap(scaling, rival.value, winnersScaling, winner.value),
                dual * (1 + NORM_ROUNDING),
                scaling - winnersScaling);
    }

    /** The direction, of length 1 in the norm, in which {@code rival} catches up fastest: −v, or its signs. */
    static float[] direction(Norm norm, float[] x, Point winner, double winnersScaling, Point rival, double scaling) {
        double[] v = new double[Image.PIXELS];
        double square = 0;
        for (int p = 0; p < v.length; p++) {
            v[p] = slope(x[p], winner.image[p], winnersScaling, rival.image[p], scaling);
            square += v[p] * v[p];
        }
        float[] direction = new float[v.length];
        double length = square == 0 ? 1 : Math.sqrt(square);
        for (int p = 0; p < v.length; p++) {
            direction[p] = (float) -(norm == Norm.L2 ? v[p] / length : Math.signum(v[p]));
        }
        return direction;
    }

    /** v_p = s_c (x − G_c)_p − s_y (x − G_y)_p. */
    private static double slope(double x, double winner, double winnersScaling, double rival, double scaling) {
        return scaling * (x - rival) - winnersScaling * (x - winner);
    }
}
