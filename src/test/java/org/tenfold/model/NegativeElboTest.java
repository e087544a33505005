package org.tenfold.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;

final class NegativeElboTest {
    @Test
    void theScoreIsTheOneWorkedOutByHand() {
        float[] x = new float[Image.PIXELS];
        float[] drawn = new float[Image.PIXELS];
        x[0] = 1;
        drawn[783] = 0.5f;
        NegativeElbo score = NegativeElbo.of(x, drawn, new float[] {3, 4});
        assertThat(score.squaredError()).isEqualTo(1.25);
        assertThat(score.kl()).isEqualTo(12.5);
        assertThat(score.value(1)).isEqualTo(13.75 / 784);
        assertThat(score.value(2)).isEqualTo(26.25 / 784);
    }
}
