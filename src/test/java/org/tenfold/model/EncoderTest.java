package org.tenfold.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenfold.image.Image;

final class EncoderTest {
    /** Float sums of a few hundred products through four layers, relative to the largest mean. */
    private static final double TOLERANCE = 2e-5;

    static List<Convolutions> shapes() {
        return List.of(
                new Convolutions(new int[] {32, 32, 64, 16}, new int[] {5, 4, 3, 5}, new int[] {1, 2, 2, 1}),
                new Convolutions(new int[] {6}, new int[] {28}, new int[] {1}),
                // a stride that leaves a rest of the map unseen
                new Convolutions(new int[] {3, 9, 4}, new int[] {4, 3, 4}, new int[] {3, 2, 1}));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void meansAreThoseOfTheSlowNetwork(Convolutions shape) {
        List<LayerParameters> layers = RandomModel.encoder(shape, new SplittableRandom(6));
        Encoder encoder = Encoder.of(layers, shape, RandomModel.EPSILON);
        Encoder.Workspace workspace = encoder.workspace();
        SplittableRandom random = new SplittableRandom(7);
        float[] noise = new float[Image.PIXELS];
        for (int p = 0; p < noise.length; p++) {
            noise[p] = (float) random.nextDouble();
        }
        float[] ink = new float[Image.PIXELS];
        Arrays.fill(ink, 1);
        float[] mu = new float[encoder.latentSize()];
        for (float[] image : List.of(noise, ink, new float[Image.PIXELS])) {
            encoder.mean(image, mu, workspace);
            double[] expected = SlowNetwork.encode(layers, shape, RandomModel.EPSILON, image);
            assertThat(expected).hasSize(2 * mu.length);
            double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
            for (int i = 0; i < mu.length; i++) {
                assertThat(Math.abs(mu[i] - expected[i])).isLessThan(TOLERANCE * (1 + largest));
            }
        }
    }

    @Test
    void anEncoderThatDoesNotEndInOnePointIsRefused() {
        Convolutions open = new Convolutions(new int[] {4}, new int[] {27}, new int[] {1});
        List<LayerParameters> layers = RandomModel.encoder(open, new SplittableRandom(8));
        assertThatThrownBy(() -> Encoder.of(layers, open, RandomModel.EPSILON))
                .hasMessage("encoder ends at 2x2 with 4 channels, expected 1x1 with an even number");
    }
}
