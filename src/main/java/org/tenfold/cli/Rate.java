package org.tenfold.cli;

import java.util.Arrays;

/** How much a second: half of the measurements reached the one, 95 in 100 the other. */
record Rate(double median, double p95) {
    static Rate of(double... perSecond) {
        Timing negative = Timing.of(Arrays.stream(perSecond).map(rate -> -rate).toArray());
        return new Rate(-negative.median(), -negative.p95());
    }
}
