package org.tenfold.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DistanceTest {
    private static final float[] A = {1, 2, 3, 4, 5};
    private static final float[] B = {1, 4, 3, 1, 11};

    @Test
    void distancesAreThoseWorkedOutByHand() {
        // differences 0, 2, 0, 3, 6
        assertThat(Distance.squaredL2(A, B)).isEqualTo(49);
        assertThat(Distance.l2(A, B)).isEqualTo(7);
        assertThat(Distance.l1(A, B)).isEqualTo(11);
        assertThat(Distance.linf(A, B)).isEqualTo(6);
        assertThat(Distance.l0(A, B)).isEqualTo(3);
    }

    @Test
    void anArrayHasNoDistanceFromItself() {
        assertThat(Distance.l2(A, A)).isZero();
        assertThat(Distance.l1(A, A)).isZero();
        assertThat(Distance.linf(A, A)).isZero();
        assertThat(Distance.l0(A, A)).isZero();
    }

    @Test
    void arraysOfDifferentLengthsAreRefused() {
        assertThatThrownBy(() -> Distance.l2(A, new float[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 and 4");
    }
}
