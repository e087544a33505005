package org.tenfold.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LinearCombinationTest {
    /** Sums of at most 40 products of numbers below 1. */
    private static final double ROUNDING = 1e-5;

    private static float[] random(SplittableRandom random, int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }

    @Test
    void anyCountOfRowsOfAnyLengthGivesTheSumOfTheLoop() {
        SplittableRandom random = new SplittableRandom(1);
        for (int count = 0; count <= 40; count++) {
            int length = random.nextInt(1, 100);
            float[][] rows = new float[count][];
            for (int k = 0; k < count; k++) {
                rows[k] = random(random, 100);
            }
            float[] factors = random(random, count + 3);
            float[] target = random(random, 100);
            float[] before = target.clone();
            LinearCombination.add(rows, count, factors, 3, target, length);
            for (int i = 0; i < target.length; i++) {
                double expected = before[i];
                for (int k = 0; k < count && i < length; k++) {
                    expected += (double) factors[3 + k] * rows[k][i];
                }
                assertThat(Math.abs(target[i] - expected)).isLessThan(ROUNDING);
            }
        }
    }

    @Test
    void innerProductsOfAnyLengthAreThoseOfTheLoop() {
        SplittableRandom random = new SplittableRandom(2);
        for (int length = 0; length <= 40; length++) {
            float[] a = random(random, 40);
            float[] b = random(random, 40);
            double expected = 0;
            for (int i = 0; i < length; i++) {
                expected += (double) a[i] * b[i];
            }
            assertThat(Math.abs(LinearCombination.dot(a, b, length) - expected)).isLessThan(ROUNDING);
        }
    }
}
