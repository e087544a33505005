package org.tenfold.math;

/** Probabilities from scores: larger score, larger probability; the result sums to 1. */
public final class Softmax {
    private Softmax() {}

    /** {@code p_i = exp(s_i) / Σ exp(s_k)}, computed without overflow for any finite scores. */
    public static double[] of(double[] scores) {
        requireNumbers(scores);
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double[] p = new double[scores.length];
        for (int i = 0; i < p.length; i++) {
            // exp(s_i − max s): the common factor cancels in the quotient
            p[i] = Math.exp(scores[i] - largest);
        }
        return normalised(p);
    }

    /**
     * {@code p_i = (exp(s_i) + η) / Σ (exp(s_k) + η)} with the floor {@code η > 0}: when every score is far below
     * {@code ln η}, all probabilities tend to the same value.
     */
    public static double[] withFloor(double[] scores, double floor) {
        requireNumbers(scores);
        if (!(floor > 0) || Double.isInfinite(floor)) {
            throw new IllegalArgumentException("floor is " + floor + ", expected a positive number");
        }
        double shift = 0;
        for (double score : scores) {
            shift = Math.max(shift, score);
        }
        double[] p = new double[scores.length];
        for (int i = 0; i < p.length; i++) {
            // exp(s_i) + η, both divided by exp(shift) so that large scores do not overflow
            p[i] = Math.exp(scores[i] - shift) + floor * Math.exp(-shift);
        }
        return normalised(p);
    }

    private static double[] normalised(double[] p) {
        double sum = 0;
        for (double value : p) {
            sum += value;
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    private static void requireNumbers(double[] scores) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("there are no scores, expected at least one");
        }
        for (double score : scores) {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("a score is " + score + ", expected a finite number");
            }
        }
    }
}
