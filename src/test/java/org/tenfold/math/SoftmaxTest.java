package org.tenfold.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SoftmaxTest {
    /** Rounding of a handful of double operations. */
    private static final double ROUNDING = 1e-14;

    @Test
    void probabilitiesAreThoseWorkedOutByHand() {
        double[] p = Softmax.of(new double[] {0, Math.log(3)});
        assertThat(p[0]).isCloseTo(0.25, within(ROUNDING));
        assertThat(p[1]).isCloseTo(0.75, within(ROUNDING));
    }

    @Test
    void largeScoresDoNotOverflow() {
        double[] p = Softmax.of(new double[] {10_000, 10_000, -10_000});
        assertThat(p).containsExactly(0.5, 0.5, 0);
    }

    @Test
    void theFloorIsAddedToEveryExponential() {
        // (1 + 1) / (1 + 1 + 1/2 + 1) and (1/2 + 1) / (…)
        double[] p = Softmax.withFloor(new double[] {0, Math.log(0.5)}, 1);
        assertThat(p[0]).isCloseTo(2 / 3.5, within(ROUNDING));
        assertThat(p[1]).isCloseTo(1.5 / 3.5, within(ROUNDING));
    }

    @Test
    void scoresFarBelowTheFloorGiveUniformProbabilities() {
        double[] p = Softmax.withFloor(new double[] {-5000, -4000, -3000, -2000}, 3.9e-5);
        assertThat(p).containsExactly(0.25, 0.25, 0.25, 0.25);
    }

    @Test
    void largeScoresDoNotOverflowAboveTheFloor() {
        double[] p = Softmax.withFloor(new double[] {5000, 0}, 3.9e-5);
        assertThat(p[0]).isEqualTo(1);
        assertThat(Arrays.stream(p).sum()).isCloseTo(1, within(ROUNDING));
    }

    @Test
    void scoresThatAreNotNumbersAreRefused() {
        assertThatThrownBy(() -> Softmax.of(new double[] {0, Double.NaN})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Softmax.of(new double[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Softmax.withFloor(new double[] {0}, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
