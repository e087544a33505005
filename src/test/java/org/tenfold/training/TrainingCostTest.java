package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TrainingCostTest {
    private static final TrainingCost MNIST = new TrainingCost(60_000, 10, 150);
    private static final long MEBIBYTE = 1 << 20;

    /** The shipped model: 150 passes over 55,000 pictures, 28 rounds, 10 passes of twice as many pictures, 5,000 held out. */
    @Test
    void theWorkIsThatOfAllStages() {
        assertThat(MNIST.fitted()).isEqualTo(55_000);
        assertThat(MNIST.work()).isEqualTo(55_000 * (150 + 6.3 * 28 + 0.8 * 20) + 12 * 5_000);
    }

    @Test
    void aTrialHasFewerRounds() {
        assertThat(new TrainingCost(600, 2, 9).rounds()).isEqualTo(6);
        assertThat(new TrainingCost(600, 2, 1).rounds()).isEqualTo(1);
        assertThat(new TrainingCost(600, 2, 60).encoderEpochs()).isEqualTo(10);
    }

    @Test
    void threadsAreAsManyAsFit() {
        long one = MNIST.bytes(1);
        long each = MNIST.bytes(2) - one;
        assertThat(MNIST.threads(one, 8)).isEqualTo(1);
        assertThat(MNIST.threads(one - 1, 8)).isZero();
        assertThat(MNIST.threads(one + each, 8)).isEqualTo(2);
        assertThat(MNIST.threads(one + each, 1)).isEqualTo(1);
        assertThat(MNIST.threads(Long.MAX_VALUE / 2, 64)).isEqualTo(10);
        assertThat(MNIST.threads(0, 8)).isZero();
    }

    @Test
    void everyPictureTakesItsPart() {
        TrainingCost half = new TrainingCost(30_000, 10, 150);
        assertThat(MNIST.bytes(0)).isEqualTo(2 * half.bytes(0));
        assertThat(MNIST.bytes(0)).isBetween(100 * MEBIBYTE, 200 * MEBIBYTE);
    }
}
