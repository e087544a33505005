package org.tenfold.training;

import static org.tenfold.training.LaneConvolution.SPECIES;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import jdk.incubator.vector.FloatVector;
import org.tenfold.image.Image;
import org.tenfold.model.Convolutions;

/**
 * One class's variational auto-encoder on batches of {@link #LANES} pictures: encoder to mean and log-variance, z = μ + σ·ε,
 * decoder, loss Σ(x − x̂)² + β·KL(N(μ, σ²) ‖ N(0, 1)) (Kingma and Welling, 2014).
 */
final class VaeNetwork {
    static final int LANES = 64;
    static final int LATENT = 8;
    static final int PIXELS = Image.PIXELS;

    /** The published shapes. */
    static final Convolutions ENCODER =
            new Convolutions(new int[] {32, 32, 64, 16}, new int[] {5, 4, 3, 5}, new int[] {1, 2, 2, 1});

    static final Convolutions DECODER =
            new Convolutions(new int[] {32, 16, 16, 1}, new int[] {4, 5, 5, 4}, new int[] {1, 2, 2, 1});

    final LaneNetwork encoder;
    final LaneNetwork decoder;
    final AdamState encoderAdam;
    final AdamState decoderAdam;
    private final float[] z = new float[LATENT * LANES];
    private final float[] noise = new float[LATENT * LANES];
    private final float[] image = new float[PIXELS * LANES];
    private final float[] dz = new float[LATENT * LANES];

    /** A network of the published shape, not initialised. */
    VaeNetwork(double normEpsilon) {
        this(
                new LaneNetwork(encoderLayers(), true, normEpsilon, LANES),
                new LaneNetwork(decoderLayers(), true, normEpsilon, LANES));
    }

    /** The given networks, with {@link #LANES} lanes, and no step of Adam taken yet. */
    VaeNetwork(LaneNetwork encoder, LaneNetwork decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
        encoderAdam = new AdamState(encoder.theta.length);
        decoderAdam = new AdamState(decoder.theta.length);
    }

    private static LaneConvolution[] encoderLayers() {
        LaneConvolution[] layers = new LaneConvolution[ENCODER.layers()];
        int side = Image.SIDE;
        int channels = 1;
        for (int l = 0; l < layers.length; l++) {
            layers[l] = LaneConvolution.convolution(
                    side, channels, ENCODER.channels()[l], ENCODER.kernels()[l], ENCODER.strides()[l]);
            side = layers[l].outputSide;
            channels = layers[l].outputChannels;
        }
        return layers;
    }

    private static LaneConvolution[] decoderLayers() {
        LaneConvolution[] layers = new LaneConvolution[DECODER.layers()];
        int side = 1;
        int channels = LATENT;
        for (int l = 0; l < layers.length; l++) {
            layers[l] = LaneConvolution.transposed(
                    side, channels, DECODER.channels()[l], DECODER.kernels()[l], DECODER.strides()[l]);
            side = layers[l].outputSide;
            channels = layers[l].outputChannels;
        }
        return layers;
    }

    /** Every array that makes up the state of the training, by name: weights, running statistics, moments of Adam. */
    Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        encoder.addState("encoder", state);
        decoder.addState("decoder", state);
        encoderAdam.addState("encoder", state);
        decoderAdam.addState("decoder", state);
        return state;
    }

    /** Gives back what the last batch took. */
    void rest() {
        encoder.rest();
        decoder.rest();
    }

    /** One Adam step on the batch x ({@code [pixel][lane]}); returns the mean loss a picture, with β as given. */
    double step(float[] x, RandomGenerator random, double beta, double rate) {
        double loss = gradient(x, random, beta, true);
        encoderAdam.step(encoder.theta, encoder.gradient, rate);
        decoderAdam.step(decoder.theta, decoder.gradient, rate);
        return loss;
    }

    /** One Adam step of the encoder alone, with β = 1; returns the mean loss a picture. */
    double stepEncoder(float[] x, RandomGenerator random, double rate) {
        double loss = gradient(x, random, 1, false);
        encoderAdam.step(encoder.theta, encoder.gradient, rate);
        return loss;
    }

    /** Adds the gradients of the loss on the batch to the encoder and, where asked, the decoder; returns the mean loss. */
    double gradient(float[] x, RandomGenerator random, double beta, boolean decoderToo) {
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        float[] code = encoder.forward(x);
        int half = LATENT * LANES;
        double kl = 0;
        for (int i = 0; i < half; i++) {
            float logVar = code[half + i];
            float sigma = (float) Math.exp(0.5f * logVar);
            z[i] = code[i] + sigma * noise[i];
            // KL = ½ Σ (μ² + σ² − log σ² − 1)
            kl += 0.5 * (code[i] * code[i] + sigma * sigma - logVar - 1);
        }
        float[] out = decoder.forward(z);
        double squared = squaredErrorGradient(out, x, image, decoder.outputGradient(), 1f / LANES, LANES);
        decoder.backward(dz, decoderToo);
        float[] dCode = encoder.outputGradient();
        float klWeight = (float) (beta / LANES);
        for (int i = 0; i < half; i++) {
            float logVar = code[half + i];
            float sigma = (float) Math.exp(0.5f * logVar);
            dCode[i] = dz[i] + klWeight * code[i];
            dCode[half + i] = 0.5f * (dz[i] * noise[i] * sigma + klWeight * (sigma * sigma - 1));
        }
        encoder.backward(null, true);
        return (squared + beta * kl) / LANES;
    }

    /** image = logistic(a), d = weight · d‖x − image‖²/da; returns the sum of all squared errors. */
    static double squaredErrorGradient(float[] a, float[] x, float[] image, float[] d, float weight, int lanes) {
        LaneMath.logistic(a, image, PIXELS * lanes);
        FloatVector sum = FloatVector.zero(SPECIES);
        float[] scratch = new float[SPECIES.length()];
        for (int i = 0; i < PIXELS * lanes; i += SPECIES.length()) {
            FloatVector y = FloatVector.fromArray(SPECIES, image, i);
            FloatVector e = y.sub(FloatVector.fromArray(SPECIES, x, i));
            sum = e.fma(e, sum);
            // d/da (y − x)² = 2 (y − x) · y (1 − y)
            y.mul(y).sub(y).mul(e).mul(-2f * weight).intoArray(d, i);
        }
        return LaneMath.sum(sum, scratch);
    }
}
