package org.tenfold.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class BallTest {
    @Test
    void aPointOutsideMovesAlongItsOwnDirection() {
        float[] z = {-6, 8};
        assertThat(Ball.project(z, 5)).isTrue();
        // the signs stay
        assertThat(z).containsExactly(-3, 4);
    }

    @Test
    void aPointInsideOrOnTheRadiusStays() {
        float[] z = {-3, 4};
        assertThat(Ball.project(z, 5)).isFalse();
        assertThat(z).containsExactly(-3, 4);
        float[] origin = new float[8];
        assertThat(Ball.project(origin, 0)).isFalse();
        assertThat(origin).containsOnly(0);
    }

    @Test
    void aRadiusThatIsNoneIsRefused() {
        assertThatThrownBy(() -> Ball.project(new float[2], Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ball.project(new float[2], -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
