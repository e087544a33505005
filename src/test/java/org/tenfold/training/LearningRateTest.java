package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LearningRateTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void itRisesInALineAndFallsAlongACosine() {
        LearningRate rate = new LearningRate(0.4, 0.25);
        // the middles of the steps: 0.125 and 0.625 of all
        assertThat(rate.at(0, 4)).isCloseTo(0.2, within(ROUNDING));
        assertThat(rate.at(2, 4)).isCloseTo(0.2, within(ROUNDING));
        assertThat(rate.at(250, 1000)).isCloseTo(0.4, within(1e-5));
        for (int step = 0; step < 1000; step++) {
            assertThat(rate.at(step, 1000)).isPositive().isLessThanOrEqualTo(0.4);
        }
    }

    @Test
    void impossibleOnesAreRefused() {
        assertThatThrownBy(() -> new LearningRate(0, 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LearningRate(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
