package org.tenfold.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;

/** The passes in vectors and their plain twins, which {@link DecoderTest} compares with a slow network. */
final class ChannelLanesTest {
    private static final int LATENT_SIZE = 8;
    private static final int RANDOM_LATENTS = 20;
    private static final double RADIUS = 5;

    private static final Convolutions DECODER =
            new Convolutions(new int[] {32, 16, 16, 1}, new int[] {4, 5, 5, 4}, new int[] {1, 2, 2, 1});

    /** Wider, deeper, another stride, kernels that are no multiple of it. */
    private static final Convolutions OTHER_DECODER =
            new Convolutions(new int[] {6, 32, 16, 16, 1}, new int[] {3, 4, 3, 8, 4}, new int[] {1, 1, 3, 1, 1});

    private static final Convolutions ENCODER =
            new Convolutions(new int[] {32, 32, 64, 16}, new int[] {5, 4, 3, 5}, new int[] {1, 2, 2, 1});

    @BeforeEach
    void onlyWithTheModule() {
        Assumptions.assumeTrue(KernelChoice.present(), "skipped: the virtual machine has no jdk.incubator.vector");
    }

    private static void assertTwinsAgree(Convolutions shape) {
        Decoder decoder = Decoder.of(
                RandomModel.decoder(shape, LATENT_SIZE, new SplittableRandom(3)), shape, RandomModel.EPSILON);
        assertThat(decoder.hasLanes()).isTrue();
        Decoder.Workspace workspace = decoder.workspace();
        float[] plain = new float[Image.PIXELS];
        float[] lanes = new float[Image.PIXELS];
        float[][] plainJacobian = new float[LATENT_SIZE][Image.PIXELS];
        float[][] lanesJacobian = new float[LATENT_SIZE][Image.PIXELS];
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < RANDOM_LATENTS; i++) {
            float[] z = RandomModel.numbers(random, LATENT_SIZE, 0, 1);
            if (i == 0) {
                Arrays.fill(z, 0);
            } else if (i < 4) {
                double norm = Latent.of(z).norm();
                for (int k = 0; k < LATENT_SIZE; k++) {
                    z[k] *= (float) (RADIUS / norm);
                }
            }
            decoder.decode(z, plain, workspace, false);
            decoder.decode(z, lanes, workspace, true);
            assertThat(lanes).containsExactly(plain);
            decoder.jacobian(z, plain, plainJacobian, workspace, false);
            decoder.jacobian(z, lanes, lanesJacobian, workspace, true);
            assertThat(lanes).containsExactly(plain);
            assertThat(lanesJacobian).isDeepEqualTo(plainJacobian);
        }
    }

    @Test
    void aDecoderGivesTheSameBits() {
        assertTwinsAgree(DECODER);
    }

    @Test
    void aDecoderOfAnotherShapeDoesToo() {
        assertTwinsAgree(OTHER_DECODER);
    }

    @Test
    void anEncoderGivesTheSameBits() {
        Encoder encoder =
                Encoder.of(RandomModel.encoder(ENCODER, new SplittableRandom(5)), ENCODER, RandomModel.EPSILON);
        assertThat(encoder.hasLanes()).isTrue();
        Encoder.Workspace workspace = encoder.workspace();
        SplittableRandom random = new SplittableRandom(6);
        float[] image = new float[Image.PIXELS];
        float[] plain = new float[LATENT_SIZE];
        float[] lanes = new float[LATENT_SIZE];
        for (int i = 0; i < RANDOM_LATENTS; i++) {
            for (int p = 0; p < image.length; p++) {
                // all 0, all 1, then noise
                image[p] = i < 2 ? (float) i : (float) random.nextDouble();
            }
            encoder.mean(image, plain, workspace, false);
            encoder.mean(image, lanes, workspace, true);
            assertThat(lanes).containsExactly(plain);
        }
    }

    @Test
    void shapesWithoutKernelsHaveNoTwin() {
        Convolutions odd = new Convolutions(new int[] {3, 1}, new int[] {14, 2}, new int[] {1, 2});
        Decoder decoder =
                Decoder.of(RandomModel.decoder(odd, LATENT_SIZE, new SplittableRandom(3)), odd, RandomModel.EPSILON);
        assertThat(decoder.hasLanes()).isFalse();
    }

    @Test
    void aWorkspaceThatHoldsAPictureDoesNotPassItOff() {
        Decoder one = Decoder.of(
                RandomModel.decoder(DECODER, LATENT_SIZE, new SplittableRandom(3)), DECODER, RandomModel.EPSILON);
        Decoder other = Decoder.of(
                RandomModel.decoder(DECODER, LATENT_SIZE, new SplittableRandom(9)), DECODER, RandomModel.EPSILON);
        float[] z = RandomModel.numbers(new SplittableRandom(4), LATENT_SIZE, 0, 1);
        Decoder.Workspace shared = one.workspace();
        float[] image = new float[Image.PIXELS];
        for (boolean inLanes : new boolean[] {false, true}) {
            one.decode(z, image, shared, inLanes);
            float[] first = image.clone();
            other.decode(z, image, shared, inLanes);
            assertThat(image).containsExactly(other.decode(Latent.of(z)).toArray());
            // The array is the caller's: what it holds is not what is passed on.
            Arrays.fill(image, 7);
            one.decode(z, image, shared, inLanes);
            assertThat(image).containsExactly(first);
        }
    }
}
