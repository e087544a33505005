package org.tenfold.cli;

import java.util.Arrays;

/**
 * What is told of repeated measurements.
 *
 * @param median half of them are at most this
 * @param p95 95 in 100 of them are at most this
 */
record Timing(double median, double p95) {
    private static final double HALF = 0.5;
    private static final double MOST = 0.95;

    private static final double NANOS_PER_MILLI = 1e6;

    /** The time since a moment of {@link System#nanoTime}. */
    static double millisecondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / NANOS_PER_MILLI;
    }

    /** Nearest-rank quantiles of at least one measurement. */
    static Timing of(double... measurements) {
        double[] sorted = measurements.clone();
        Arrays.sort(sorted);
        return new Timing(quantile(sorted, HALF), quantile(sorted, MOST));
    }

    /** The smallest measurement that at least the given share does not exceed: rank ⌈share · n⌉. */
    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
