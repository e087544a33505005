package org.tenfold.training;

import org.tenfold.baseline.Baseline;

/**
 * One report of training a rival.
 *
 * @param baseline which
 * @param epoch the pass that is running, from 1
 * @param epochs passes of the whole training
 * @param loss mean cross-entropy a picture, in nats, since the last report
 * @param examplesPerSecond pictures a second since the last report
 * @param secondsLeft estimate for this rival, from the speed so far
 */
public record BaselineProgress(
        Baseline baseline, int epoch, int epochs, double loss, double examplesPerSecond, double secondsLeft) {}
