package org.tenfold.attack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The nearest image to {@code x} in a box that satisfies a few linear conditions {@code n·x' ≤ b}.
 *
 * <p>With multipliers {@code μ ≥ 0} the nearest image is {@code clip(x − Σ μ_i n_i)}; the multipliers are found one by
 * one, by bisection, in sweeps over the conditions (Hildreth's method with the box taken into the projection).
 */
final class Cuts {
    /** Conditions that are kept: the newest. */
    private static final int KEPT = 8;

    private static final int SWEEPS = 12;
    private static final int HALVINGS = 30;

    private final float[] x;
    private final Deque<Cut> cuts = new ArrayDeque<>();

    Cuts(float[] x) {
        this.x = x;
    }

    /** Adds the condition {@code normal·x' ≤ limit}; the oldest is forgotten when there are too many. */
    void add(double[] normal, double limit) {
        double square = 0;
        for (double n : normal) {
            square += n * n;
        }
        if (square == 0) {
            return;
        }
        if (cuts.size() == KEPT) {
            cuts.removeFirst();
        }
        cuts.addLast(new Cut(normal, limit, square));
    }

    void clear() {
        cuts.clear();
    }

    /** The nearest image, as nearly as the sweeps find it; the newest condition is met unless the box forbids it. */
    float[] nearest() {
        double[] moved = new double[x.length];
        for (int p = 0; p < moved.length; p++) {
            moved[p] = x[p];
        }
        for (Cut cut : cuts) {
            cut.multiplier = 0;
        }
        int sweeps = cuts.size() == 1 ? 1 : SWEEPS;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            for (Iterator<Cut> each = cuts.iterator(); each.hasNext(); ) {
                each.next().meet(moved);
            }
        }
        float[] nearest = new float[x.length];
        for (int p = 0; p < nearest.length; p++) {
            nearest[p] = (float) clip(moved[p]);
        }
        return nearest;
    }

    private static double clip(double value) {
        return Math.clamp(value, 0.0, 1.0);
    }

    private static final class Cut {
        private final double[] normal;
        private final double limit;
        private final double square;
        private double multiplier;

        Cut(double[] normal, double limit, double square) {
            this.normal = normal;
            this.limit = limit;
            this.square = square;
        }

        /** Chooses this condition's multiplier so that it holds, just, or is zero. */
        void meet(double[] moved) {
            double before = multiplier;
            // excess(μ) falls as μ grows
            double low = 0;
            double high = 0;
            if (excess(moved, -before) > 0) {
                high = Math.max(before, 1 / Math.sqrt(square));
                for (int i = 0; i < HALVINGS && excess(moved, high - before) > 0; i++) {
                    low = high;
                    high *= 2;
                }
                for (int i = 0; i < HALVINGS; i++) {
                    double middle = (low + high) / 2;
                    if (excess(moved, middle - before) > 0) {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
            }
            multiplier = high;
            for (int p = 0; p < moved.length; p++) {
                moved[p] -= (high - before) * normal[p];
            }
        }

        /** n·clip(m − Δμ n) − b. */
        private double excess(double[] moved, double change) {
            double sum = -limit;
            for (int p = 0; p < moved.length; p++) {
                sum += normal[p] * clip(moved[p] - change * normal[p]);
            }
            return sum;
        }
    }
}
