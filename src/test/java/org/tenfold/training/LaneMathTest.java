package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class LaneMathTest {
    /** Documented accuracy of the polynomial. */
    private static final double RELATIVE = 3e-7;

    @Test
    void expIsRightOverItsWholeRange() {
        for (float x = -86; x <= 86; x += 0.0137f) {
            float found = LaneMath.exp(FloatVector.broadcast(LaneConvolution.SPECIES, x))
                    .lane(0);
            assertThat(found / Math.exp(x)).as("exp(%s)", x).isCloseTo(1, within(RELATIVE));
        }
    }

    @Test
    void expStaysFiniteOutsideItsRange() {
        assertThat(LaneMath.exp(FloatVector.broadcast(LaneConvolution.SPECIES, -1e30f))
                        .lane(0))
                .isBetween(0f, 1e-37f);
        assertThat(LaneMath.exp(FloatVector.broadcast(LaneConvolution.SPECIES, 1e30f))
                        .lane(0))
                .isFinite();
    }

    @Test
    void theLogisticFunctionIsOneHalfAtZeroAndSaturatesAtBothEnds() {
        float[] a = new float[LaneConvolution.SPECIES.length() * 3];
        java.util.Arrays.fill(a, a.length / 3, 2 * a.length / 3, 200f);
        java.util.Arrays.fill(a, 2 * a.length / 3, a.length, -200f);
        float[] y = new float[a.length];
        LaneMath.logistic(a, y, a.length);
        assertThat(y[0]).isEqualTo(0.5f);
        assertThat(y[a.length / 3]).isEqualTo(1f);
        assertThat(y[a.length - 1]).isBetween(0f, 1e-37f);
    }
}
