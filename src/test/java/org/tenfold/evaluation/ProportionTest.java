package org.tenfold.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ProportionTest {
    /** The values worked out by hand have five digits. */
    private static final double BY_HAND = 5e-6;

    @Test
    void threeOfFourAreBetweenThirtyAndNinetyFivePercent() {
        // z² = 3.841459; centre (0.75 + 3.841459/8) / (1 + 3.841459/4) = 1.230182/1.960365 = 0.627527;
        // reach 1.959964/1.960365 · √(0.1875/4 + 3.841459/64) = 0.999796 · √0.106898 = 0.326886
        Proportion share = new Proportion(3, 4);
        assertThat(share.value()).isEqualTo(0.75);
        assertThat(share.low()).isCloseTo(0.300641, within(BY_HAND));
        assertThat(share.high()).isCloseTo(0.954413, within(BY_HAND));
    }

    @Test
    void noneOfFourMayStillBeHalf() {
        // z²/n / (1 + z²/n) = 0.960365/1.960365
        Proportion share = new Proportion(0, 4);
        assertThat(share.low()).isZero();
        assertThat(share.high()).isCloseTo(0.489891, within(BY_HAND));
    }

    @Test
    void withoutTrialsEverythingIsPossible() {
        Proportion share = new Proportion(0, 0);
        assertThat(share.value()).isNaN();
        assertThat(share.low()).isZero();
        assertThat(share.high()).isEqualTo(1);
    }

    @Test
    void onlyIntervalsThatDoNotOverlapAreADifference() {
        assertThat(new Proportion(4, 4).isSurelyAbove(new Proportion(0, 4))).isTrue();
        assertThat(new Proportion(4, 4).isSurelyAbove(new Proportion(1, 4))).isFalse();
        assertThat(new Proportion(0, 4).isSurelyAbove(new Proportion(4, 4))).isFalse();
    }

    @Test
    void moreHitsThanTrialsAreRefused() {
        assertThatThrownBy(() -> new Proportion(3, 2)).hasMessageContaining("3 of 2");
    }
}
