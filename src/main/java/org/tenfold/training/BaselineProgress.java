package org.tenfold.training;

import org.tenfold.baseline.Baseline;

/**
 * One report of training a rival.
 *
 * @param baseline which
 * @param stage what it is being fitted to
 * @param epoch the pass that is running, from 1, counted over all stages
 * @param epochs passes of all stages
 * @param loss mean cross-entropy a picture, in nats, since the last report
 * @param examplesPerSecond pictures a second since the last report
 * @param secondsLeft estimate for this rival, from the stages' costs and the speed so far
 */
public record BaselineProgress(
        Baseline baseline,
        Stage stage,
        int epoch,
        int epochs,
        double loss,
        double examplesPerSecond,
        double secondsLeft) {
    /** What a rival is fitted to. */
    public enum Stage {
        /** Pictures moved by at most one pixel. */
        CLEAN("clean pictures"),
        /** One large step from a random start. */
        FAST_ADVERSARIAL("pictures attacked in one step"),
        /** Several steps from a random start. */
        PGD("pictures attacked in several steps");

        private final String title;

        Stage(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
