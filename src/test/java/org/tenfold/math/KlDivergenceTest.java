package org.tenfold.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KlDivergenceTest {
    @Test
    void divergenceIsHalfTheSquaredLength() {
        assertThat(KlDivergence.toStandardNormal(new float[] {3, 4})).isEqualTo(12.5);
        assertThat(KlDivergence.toStandardNormal(new float[8])).isZero();
    }
}
