package org.tenfold.training;

/**
 * A learning rate that rises in a straight line to its peak and falls along half a cosine to nothing.
 *
 * @param peak the largest
 * @param rise part of all steps, from 0 to 1, before the peak
 */
record LearningRate(double peak, double rise) {
    LearningRate {
        if (!(peak > 0) || !(rise >= 0 && rise < 1)) {
            throw new IllegalArgumentException(
                    "peak is " + peak + " and rise " + rise + ", expected a positive number and one from 0 to below 1");
        }
    }

    /** The rate of step {@code step}, from 0, of {@code steps}. */
    double at(long step, long steps) {
        // the middle of the step, so that neither the first nor the last has a rate of 0
        double done = (step + 0.5) / steps;
        if (done < rise) {
            return peak * done / rise;
        }
        return peak * 0.5 * (1 + Math.cos(Math.PI * (done - rise) / (1 - rise)));
    }
}
