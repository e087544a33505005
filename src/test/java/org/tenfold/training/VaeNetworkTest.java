package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VaeNetworkTest {
    private static final int LANES = VaeNetwork.LANES;
    private static final int LATENT = VaeNetwork.LATENT;
    private static final double BETA = 1.7;
    /** Half the distance of the two points of a central difference along a direction of length 1. */
    private static final double STEP = 1e-4;
    /** Float sums over 64 pictures of 784 pixels against double ones. */
    private static final double RELATIVE_TOLERANCE = 2e-3;

    @Test
    void theGradientOfTheWholeLossEqualsFiniteDifferencesAlongItself() {
        SplittableRandom random = new SplittableRandom(21);
        VaeNetwork network = new VaeNetwork(1e-5);
        network.encoder.initialise(random);
        network.decoder.initialise(random);
        float[] x = new float[VaeNetwork.PIXELS * LANES];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(4) == 0 ? (float) random.nextDouble() : 0;
        }
        double loss = network.gradient(x, new SplittableRandom(9), BETA, true);
        double[] encoder = toDouble(network.encoder.theta);
        double[] decoder = toDouble(network.decoder.theta);
        double[] noise = new double[LATENT * LANES];
        SplittableRandom sameNoise = new SplittableRandom(9);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) sameNoise.nextGaussian();
        }
        assertThat(slowLoss(network, encoder, decoder, x, noise)).isCloseTo(loss, within(RELATIVE_TOLERANCE * loss));

        double encoderNorm = norm(network.encoder.gradient);
        double decoderNorm = norm(network.decoder.gradient);
        double encoderSlope =
                (slowLoss(network, moved(encoder, network.encoder.gradient, STEP / encoderNorm), decoder, x, noise)
                                - slowLoss(
                                        network,
                                        moved(encoder, network.encoder.gradient, -STEP / encoderNorm),
                                        decoder,
                                        x,
                                        noise))
                        / (2 * STEP);
        double decoderSlope =
                (slowLoss(network, encoder, moved(decoder, network.decoder.gradient, STEP / decoderNorm), x, noise)
                                - slowLoss(
                                        network,
                                        encoder,
                                        moved(decoder, network.decoder.gradient, -STEP / decoderNorm),
                                        x,
                                        noise))
                        / (2 * STEP);
        // along the gradient the slope is the gradient's length
        assertThat(encoderSlope).isCloseTo(encoderNorm, within(RELATIVE_TOLERANCE * encoderNorm));
        assertThat(decoderSlope).isCloseTo(decoderNorm, within(RELATIVE_TOLERANCE * decoderNorm));
    }

    private static double slowLoss(VaeNetwork network, double[] encoder, double[] decoder, float[] x, double[] noise) {
        double[][][][] pictures = SlowNetwork.pictures(x, 1, 28, LANES);
        double[][][][] code = SlowNetwork.forward(
                network.encoder, VaeNetwork.ENCODER.kernels(), VaeNetwork.ENCODER.strides(), encoder, pictures);
        double[][][][] z = new double[LANES][LATENT][1][1];
        double kl = 0;
        for (int n = 0; n < LANES; n++) {
            for (int d = 0; d < LATENT; d++) {
                double mu = code[n][d][0][0];
                double logVar = code[n][LATENT + d][0][0];
                z[n][d][0][0] = mu + Math.exp(logVar / 2) * noise[d * LANES + n];
                kl += 0.5 * (mu * mu + Math.exp(logVar) - logVar - 1);
            }
        }
        double[][][][] out = SlowNetwork.forward(
                network.decoder, VaeNetwork.DECODER.kernels(), VaeNetwork.DECODER.strides(), decoder, z);
        double squared = 0;
        for (int n = 0; n < LANES; n++) {
            for (int p = 0; p < VaeNetwork.PIXELS; p++) {
                double e = 1 / (1 + Math.exp(-out[n][0][p / 28][p % 28])) - pictures[n][0][p / 28][p % 28];
                squared += e * e;
            }
        }
        return (squared + BETA * kl) / LANES;
    }

    private static double[] moved(double[] from, float[] direction, double by) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] += by * direction[i];
        }
        return to;
    }

    private static double norm(float[] v) {
        double sum = 0;
        for (float f : v) {
            sum += (double) f * f;
        }
        return Math.sqrt(sum);
    }

    private static double[] toDouble(float[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i];
        }
        return y;
    }
}
