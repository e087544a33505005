package org.tenfold.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConvolutionTest {
    /** Both inner products are float sums of at most 20,000 products; relative to their size. */
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @CsvSource({
        // small side, large side, small channels, large channels, kernel, stride
        "1, 4, 8, 32, 4, 1",
        "4, 11, 32, 16, 5, 2",
        "11, 25, 16, 16, 5, 2",
        "25, 28, 16, 1, 4, 1",
        "11, 24, 32, 32, 4, 2",
        "3, 10, 5, 3, 3, 3",
        "13, 28, 2, 3, 3, 2"
    })
    void spreadAndCollectAreTransposesOfEachOther(
            int smallSide, int largeSide, int smallChannels, int largeChannels, int kernel, int stride) {
        SplittableRandom random = new SplittableRandom(1);
        int[] shape = {smallChannels, largeChannels, kernel, kernel};
        float[] weight = RandomModel.numbers(random, smallChannels * largeChannels * kernel * kernel, 0, 1);
        Convolution convolution = Convolution.of(smallSide, largeSide, stride, weight, shape);
        Convolution.Scratch scratch = convolution.scratch();
        float[] small = RandomModel.numbers(random, convolution.smallLength(), 0, 1);
        float[] large = RandomModel.numbers(random, convolution.largeLength(), 0, 1);

        float[] spread = new float[large.length];
        convolution.spread(small, spread, scratch);
        float[] collected = new float[small.length];
        convolution.collect(large, collected, scratch);

        // ⟨Wᵀ s, l⟩ = ⟨s, W l⟩
        double left = inner(spread, large);
        double right = inner(small, collected);
        assertThat(Math.abs(left - right)).isLessThan(TOLERANCE * (1 + Math.sqrt(inner(spread, spread))));
    }

    private static double inner(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
