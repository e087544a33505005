package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneNetworkTest {
    private static final int LANES = 16;
    /** Sums of up to a few hundred float products of size 1: relative rounding 1e-7 each. */
    private static final double SUM_TOLERANCE = 1e-4;
    /** Float gradients against differences of a double loss, whose own error is below 1e-6. */
    private static final double GRADIENT_TOLERANCE = 2e-3;
    /** Step of the central difference in double precision. */
    private static final double STEP = 1e-5;

    @ParameterizedTest
    @ValueSource(ints = {16, 64, 80})
    void aConvolutionEqualsItsDefinitionForAnyNumberOfLanes(int lanes) {
        compare(LaneConvolution.convolution(9, 3, 6, 4, 2), 4, 2, lanes);
        compare(LaneConvolution.convolution(6, 1, 5, 3, 1), 3, 1, lanes);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 64, 80})
    void aTransposedConvolutionEqualsItsDefinitionForAnyNumberOfLanes(int lanes) {
        compare(LaneConvolution.transposed(4, 8, 6, 5, 2), 5, 2, lanes);
        compare(LaneConvolution.transposed(5, 4, 1, 4, 1), 4, 1, lanes);
    }

    private static void compare(LaneConvolution layer, int kernel, int stride, int lanes) {
        SplittableRandom random = new SplittableRandom(5);
        float[] theta = gaussian(random, layer.weights());
        float[] in = gaussian(random, layer.inputSize() * lanes);
        float[] out = new float[layer.outputSize() * lanes];
        layer.forward(theta, 0, -1, in, out, lanes);
        double[][][][] expected = SlowNetwork.pictures(in, layer.inputChannels, layer.inputSide, lanes);
        double[][][][] found = SlowNetwork.pictures(out, layer.outputChannels, layer.outputSide, lanes);
        double[] weights = toDouble(theta);
        for (int n = 0; n < lanes; n++) {
            double[][][] slow = SlowNetwork.convolve(layer, kernel, stride, weights, expected[n]);
            for (int o = 0; o < layer.outputChannels; o++) {
                for (int y = 0; y < layer.outputSide; y++) {
                    assertThat(found[n][o][y]).containsExactly(slow[o][y], within(SUM_TOLERANCE));
                }
            }
        }
    }

    @Test
    void theGradientOfANormalisedConvolutionChainEqualsFiniteDifferences() {
        checkGradients(
                new LaneConvolution[] {
                    LaneConvolution.convolution(8, 1, 4, 3, 1),
                    LaneConvolution.convolution(6, 4, 8, 2, 2),
                    LaneConvolution.convolution(3, 8, 4, 3, 1)
                },
                new int[] {3, 2, 3},
                new int[] {1, 2, 1},
                true);
    }

    @Test
    void theGradientOfANormalisedTransposedChainEqualsFiniteDifferences() {
        checkGradients(
                new LaneConvolution[] {
                    LaneConvolution.transposed(1, 8, 4, 2, 1),
                    LaneConvolution.transposed(2, 4, 4, 3, 2),
                    LaneConvolution.transposed(5, 4, 1, 3, 1)
                },
                new int[] {2, 3, 3},
                new int[] {1, 2, 1},
                true);
    }

    @Test
    void theGradientOfAFoldedChainEqualsFiniteDifferences() {
        checkGradients(
                new LaneConvolution[] {
                    LaneConvolution.transposed(1, 8, 4, 2, 1), LaneConvolution.transposed(2, 4, 1, 3, 2)
                },
                new int[] {2, 3},
                new int[] {1, 2},
                false);
    }

    /** Loss = Σ g · output for fixed random g, so that g is the gradient of the output. */
    private static void checkGradients(LaneConvolution[] layers, int[] kernels, int[] strides, boolean normalised) {
        SplittableRandom random = new SplittableRandom(11);
        LaneNetwork network = new LaneNetwork(layers, normalised, 1e-5, LANES);
        network.initialise(random);
        for (int i = 0; i < network.theta.length; i++) {
            network.theta[i] += (float) (0.1 * random.nextGaussian());
        }
        float[] in = gaussian(random, layers[0].inputSize() * LANES);
        network.forward(in);
        float[] g = network.outputGradient();
        for (int i = 0; i < g.length; i++) {
            g[i] = (float) random.nextGaussian();
        }
        double[] fixed = toDouble(g);
        float[] dIn = new float[in.length];
        network.backward(dIn, true);

        double[] theta = toDouble(network.theta);
        double scale =
                Arrays.stream(toDouble(network.gradient)).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < theta.length; i += 1 + theta.length / 150) {
            double kept = theta[i];
            theta[i] = kept + STEP;
            double above = loss(network, kernels, strides, theta, in, fixed, -1, 0);
            theta[i] = kept - STEP;
            double below = loss(network, kernels, strides, theta, in, fixed, -1, 0);
            theta[i] = kept;
            assertThat(network.gradient[i] / scale)
                    .as("parameter %d", i)
                    .isCloseTo((above - below) / (2 * STEP) / scale, within(GRADIENT_TOLERANCE));
        }
        for (int i = 0; i < in.length; i += 1 + in.length / 60) {
            double slope = (loss(network, kernels, strides, theta, in, fixed, i, STEP)
                            - loss(network, kernels, strides, theta, in, fixed, i, -STEP))
                    / (2 * STEP);
            assertThat((double) dIn[i])
                    .as("input %d", i)
                    .isCloseTo(slope, within(GRADIENT_TOLERANCE * (1 + Math.abs(slope))));
        }
    }

    private static double loss(
            LaneNetwork network,
            int[] kernels,
            int[] strides,
            double[] theta,
            float[] in,
            double[] g,
            int moved,
            double by) {
        LaneConvolution first = network.layers[0];
        LaneConvolution last = network.layers[network.layers.length - 1];
        double[][][][] batch = SlowNetwork.pictures(in, first.inputChannels, first.inputSide, LANES);
        if (moved >= 0) {
            int channel = moved / LANES % first.inputChannels;
            int pixel = moved / LANES / first.inputChannels;
            batch[moved % LANES][channel][pixel / first.inputSide][pixel % first.inputSide] += by;
        }
        double[][][][] out = SlowNetwork.forward(network, kernels, strides, theta, batch);
        double loss = 0;
        for (int p = 0; p < last.outputSide * last.outputSide; p++) {
            for (int c = 0; c < last.outputChannels; c++) {
                for (int n = 0; n < LANES; n++) {
                    loss += g[(p * last.outputChannels + c) * LANES + n]
                            * out[n][c][p / last.outputSide][p % last.outputSide];
                }
            }
        }
        return loss;
    }

    @Test
    void foldingTheNormalisationChangesNothing() {
        SplittableRandom random = new SplittableRandom(3);
        LaneNetwork network = new LaneNetwork(
                new LaneConvolution[] {
                    LaneConvolution.transposed(1, 8, 4, 4, 1), LaneConvolution.transposed(4, 4, 1, 5, 2)
                },
                true,
                1e-5,
                LANES);
        network.initialise(random);
        float[] in = gaussian(random, 8 * LANES);
        // After many passes over one batch the running statistics are those of the batch.
        float[] expected = new float[0];
        for (int i = 0; i < 600; i++) {
            expected = network.forward(in).clone();
        }
        assertThat(network.folded(LANES).forward(in)).containsExactly(expected, within((float) SUM_TOLERANCE));
    }

    @Test
    void aNetworkThatRestedHoldsNoBatchAndComputesTheSame() {
        SplittableRandom random = new SplittableRandom(4);
        LaneNetwork network = new VaeNetwork(1e-5).decoder;
        network.initialise(random);
        float[] in = gaussian(random, 8 * VaeNetwork.LANES);
        float[][] outs = new float[2][];
        float[][] gradients = new float[2][];
        for (int time = 0; time < 2; time++) {
            assertThat(network.activation(0)).isEmpty();
            outs[time] = network.forward(in).clone();
            Arrays.fill(network.outputGradient(), 1f);
            Arrays.fill(network.gradient, 0f);
            network.backward(null, true);
            gradients[time] = network.gradient.clone();
            network.rest();
        }
        assertThat(outs[1]).isEqualTo(outs[0]);
        assertThat(gradients[1]).isEqualTo(gradients[0]);
        assertThat(network.activation(0)).isEmpty();
    }

    private static float[] gaussian(RandomGenerator random, int size) {
        float[] x = new float[size];
        for (int i = 0; i < size; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    private static double[] toDouble(float[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i];
        }
        return y;
    }
}
