package org.tenfold.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenfold.image.Image;

final class DecoderTest {
    /** A pixel is the logistic of a float sum of a few hundred products, through four layers. */
    private static final double PIXEL_TOLERANCE = 1e-5;

    /** Derivatives go through the same sums; relative to the largest one. */
    private static final double DERIVATIVE_TOLERANCE = 1e-4;

    /** Where a picture hardly changes, rounding is all there is. */
    private static final double FLAT = 0.01;

    /** Step of the central difference in double precision: its own error is about 1e-10. */
    private static final double STEP = 1e-5;

    private static final Convolutions SHIPPED =
            new Convolutions(new int[] {32, 16, 16, 1}, new int[] {4, 5, 5, 4}, new int[] {1, 2, 2, 1});

    /** Fewer and more layers, odd channels, kernels smaller than strides: every branch of the sums. */
    static List<Convolutions> shapes() {
        return List.of(
                SHIPPED,
                new Convolutions(new int[] {3, 1}, new int[] {14, 2}, new int[] {1, 2}),
                new Convolutions(new int[] {1}, new int[] {28}, new int[] {1}),
                new Convolutions(new int[] {5, 9, 3, 2, 1}, new int[] {3, 3, 3, 2, 11}, new int[] {1, 2, 1, 2, 1}),
                new Convolutions(new int[] {11, 1}, new int[] {9, 4}, new int[] {2, 3}));
    }

    private static final int LATENT_SIZE = 8;

    private static List<LayerParameters> parameters(Convolutions shape) {
        return RandomModel.decoder(shape, LATENT_SIZE, new SplittableRandom(3));
    }

    private static List<float[]> latents() {
        SplittableRandom random = new SplittableRandom(4);
        float[] far = RandomModel.numbers(random, LATENT_SIZE, 0, 1);
        float[] axis = new float[LATENT_SIZE];
        axis[2] = -5;
        double norm = Latent.of(far).norm();
        for (int i = 0; i < LATENT_SIZE; i++) {
            far[i] *= (float) (5 / norm);
        }
        return List.of(
                new float[LATENT_SIZE],
                RandomModel.numbers(random, LATENT_SIZE, 0, 1),
                RandomModel.numbers(random, LATENT_SIZE, 0, 0.1f),
                far,
                axis);
    }

    private static double[] doubles(float[] numbers) {
        double[] result = new double[numbers.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = numbers[i];
        }
        return result;
    }

    private static double[] slowlyDecoded(Convolutions shape, double[] z) {
        return SlowNetwork.decode(parameters(shape), shape, RandomModel.EPSILON, z);
    }

    /** {@code (G(z + h e_i) − G(z − h e_i)) / 2h}. */
    private static double[] slope(Convolutions shape, float[] z, int i) {
        double[] more = doubles(z);
        double[] less = doubles(z);
        more[i] += STEP;
        less[i] -= STEP;
        double[] above = slowlyDecoded(shape, more);
        double[] below = slowlyDecoded(shape, less);
        double[] slope = new double[above.length];
        for (int p = 0; p < slope.length; p++) {
            slope[p] = (above[p] - below[p]) / (2 * STEP);
        }
        return slope;
    }

    private static double largestDifference(float[] a, double[] b) {
        assertThat(a).hasSameSizeAs(b);
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void picturesAreThoseOfTheSlowNetwork(Convolutions shape) {
        Decoder decoder = Decoder.of(parameters(shape), shape, RandomModel.EPSILON);
        Decoder.Workspace workspace = decoder.workspace();
        float[] image = new float[Image.PIXELS];
        for (float[] z : latents()) {
            decoder.decode(z, image, workspace);
            assertThat(largestDifference(image, slowlyDecoded(shape, doubles(z))))
                    .isLessThan(PIXEL_TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theJacobianIsTheSlopeOfTheSlowNetwork(Convolutions shape) {
        Decoder decoder = Decoder.of(parameters(shape), shape, RandomModel.EPSILON);
        Decoder.Workspace workspace = decoder.workspace();
        float[] image = new float[Image.PIXELS];
        float[][] jacobian = new float[LATENT_SIZE][Image.PIXELS];
        for (float[] z : latents()) {
            decoder.jacobian(z, image, jacobian, workspace);
            assertThat(largestDifference(image, slowlyDecoded(shape, doubles(z))))
                    .isLessThan(PIXEL_TOLERANCE);
            for (int i = 0; i < LATENT_SIZE; i++) {
                double[] slope = slope(shape, z, i);
                assertThat(largestDifference(jacobian[i], slope))
                        .isLessThan(DERIVATIVE_TOLERANCE * (FLAT + largest(slope)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theGradientIsTheSlopeOfTheSquaredError(Convolutions shape) {
        Decoder decoder = Decoder.of(parameters(shape), shape, RandomModel.EPSILON);
        Decoder.Workspace workspace = decoder.workspace();
        float[] x = new float[Image.PIXELS];
        SplittableRandom random = new SplittableRandom(5);
        for (int p = 0; p < x.length; p++) {
            x[p] = (float) random.nextDouble();
        }
        float[] image = new float[Image.PIXELS];
        float[] dz = new float[LATENT_SIZE];
        for (float[] z : latents()) {
            decoder.gradient(z, x, image, dz, workspace);
            double[] drawn = slowlyDecoded(shape, doubles(z));
            assertThat(largestDifference(image, drawn)).isLessThan(PIXEL_TOLERANCE);
            double[] expected = new double[LATENT_SIZE];
            for (int i = 0; i < LATENT_SIZE; i++) {
                double[] slope = slope(shape, z, i);
                for (int p = 0; p < slope.length; p++) {
                    // ∂‖x − G‖²/∂z_i = Σ_p 2 (G_p − x_p) ∂G_p/∂z_i
                    expected[i] += 2 * (drawn[p] - x[p]) * slope[p];
                }
            }
            assertThat(largestDifference(dz, expected)).isLessThan(DERIVATIVE_TOLERANCE * (FLAT + largest(expected)));
        }
    }

    @Test
    void aWorkspaceServesAnotherDecoderOfTheSameShapeAndKeepsNothing() {
        Decoder one = Decoder.of(parameters(SHIPPED), SHIPPED, RandomModel.EPSILON);
        Decoder other = Decoder.of(
                RandomModel.decoder(SHIPPED, LATENT_SIZE, new SplittableRandom(99)), SHIPPED, RandomModel.EPSILON);
        float[] z = latents().get(1);
        Decoder.Workspace shared = one.workspace();
        float[] image = new float[Image.PIXELS];
        one.jacobian(z, image, new float[LATENT_SIZE][Image.PIXELS], shared);
        other.gradient(z, image, image.clone(), new float[LATENT_SIZE], shared);
        other.decode(z, image, shared);
        assertThat(image).containsExactly(other.decode(Latent.of(z)).toArray());
    }

    @Test
    void nothingIsAllocatedOnceThereIsAWorkspace() {
        Decoder decoder = Decoder.of(parameters(SHIPPED), SHIPPED, RandomModel.EPSILON);
        Decoder.Workspace workspace = decoder.workspace();
        float[] z = latents().get(1);
        float[] x = new float[Image.PIXELS];
        float[] image = new float[Image.PIXELS];
        float[] dz = new float[LATENT_SIZE];
        float[][] jacobian = new float[LATENT_SIZE][Image.PIXELS];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long fewest = Long.MAX_VALUE;
        // the first rounds load classes
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            decoder.decode(z, image, workspace);
            decoder.gradient(z, x, image, dz, workspace);
            decoder.jacobian(z, image, jacobian, workspace);
            fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(fewest).isZero();
    }

    @Test
    void arraysOfAnotherLengthAreRefused() {
        Decoder decoder = Decoder.of(parameters(SHIPPED), SHIPPED, RandomModel.EPSILON);
        Decoder.Workspace workspace = decoder.workspace();
        assertThatThrownBy(() -> decoder.decode(new float[7], new float[Image.PIXELS], workspace))
                .hasMessage("latent has 7 numbers, expected 8");
        assertThatThrownBy(() -> decoder.decode(new float[8], new float[28], workspace))
                .hasMessage("picture has 28 pixels, expected 784");
        assertThatThrownBy(() ->
                        decoder.jacobian(new float[8], new float[Image.PIXELS], new float[2][Image.PIXELS], workspace))
                .hasMessage("jacobian has 2 rows, expected 8");
        Convolutions another = shapes().get(1);
        Decoder.Workspace foreign =
                Decoder.of(parameters(another), another, RandomModel.EPSILON).workspace();
        assertThatThrownBy(() -> decoder.decode(new float[8], new float[Image.PIXELS], foreign))
                .hasMessageStartingWith("workspace is for");
    }

    @Test
    void layersThatDoNotLeadToAPictureAreRefused() {
        Convolutions small = new Convolutions(new int[] {1}, new int[] {27}, new int[] {1});
        assertThatThrownBy(() -> Decoder.of(parameters(small), small, RandomModel.EPSILON))
                .hasMessage("decoder ends at 27x27 with 1 channels, expected 28x28 with 1");
        Convolutions coloured = new Convolutions(new int[] {3}, new int[] {28}, new int[] {1});
        assertThatThrownBy(() -> Decoder.of(parameters(coloured), coloured, RandomModel.EPSILON))
                .hasMessage("decoder ends at 28x28 with 3 channels, expected 28x28 with 1");
        assertThatThrownBy(() -> Decoder.of(parameters(SHIPPED), shapes().get(1), RandomModel.EPSILON))
                .hasMessage("decoder has 4 layers, expected 2");
    }
}
