package org.tenfold.training;

import static org.tenfold.training.LaneConvolution.SPECIES;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;
import org.tenfold.model.LayerParameters;
import org.tenfold.model.Norm;

/**
 * A chain of convolutions (an encoder) or transposed convolutions (a decoder), trained on one batch of pictures at a
 * time, one picture per lane. Every layer but the last is followed by batch normalisation, or a bias once the
 * normalisation is folded into the weights, and ELU; the last has a bias only.
 *
 * <p>All parameters live in one vector {@link #theta}: per layer its weights {@code [tap][in][out]}, then scale and shift
 * (normalised) or bias. Not thread-safe: one network per thread.
 *
 * <p>What a batch takes is some hundred times as large as the parameters. It is taken when a batch comes, and given back by
 * {@link #rest}, so that ten networks of which one is at work take little more than one.
 */
final class LaneNetwork {
    private static final float[] NOTHING = {};

    final LaneConvolution[] layers;
    final boolean normalised;
    private final boolean rectified;
    final float[] theta;
    final float[] gradient;
    final LaneNorm[] norms;
    private final int[] offsets;
    private final int lanes;
    private final float[][] before;
    private final float[][] after;
    private final float[][] slopes;
    private final float[] flipped;
    private final float[] scratch = new float[SPECIES.length()];
    private float[] input = NOTHING;

    LaneNetwork(LaneConvolution[] layers, boolean normalised, double normEpsilon, int lanes) {
        this(layers, normalised, normEpsilon, lanes, false);
    }

    private LaneNetwork(
            LaneConvolution[] layers, boolean normalised, double normEpsilon, int lanes, boolean rectified) {
        this.layers = layers;
        this.normalised = normalised;
        this.rectified = rectified;
        this.lanes = lanes;
        int count = layers.length;
        offsets = new int[count];
        norms = new LaneNorm[count - 1];
        before = new float[count][];
        after = new float[count][];
        slopes = new float[count][];
        int size = 0;
        int largest = 0;
        for (int l = 0; l < count; l++) {
            LaneConvolution layer = layers[l];
            offsets[l] = size;
            boolean last = l == count - 1;
            size += layer.weights() + (normalised && !last ? 2 : 1) * layer.outputChannels;
            largest = Math.max(largest, layer.weights());
            if (!last) {
                norms[l] = new LaneNorm(layer.outputSide * layer.outputSide, layer.outputChannels, normEpsilon);
            }
        }
        rest();
        theta = new float[size];
        gradient = new float[size];
        flipped = new float[largest];
    }

    /** A chain without normalisation in which max(x, 0) takes the place of ELU. */
    static LaneNetwork rectified(LaneConvolution[] layers, int lanes) {
        return new LaneNetwork(layers, false, 1, lanes, true);
    }

    /** Where layer l's weights begin in {@link #theta}. */
    int weightsAt(int l) {
        return offsets[l];
    }

    /** Where layer l's scale (normalised) or bias begins in {@link #theta}; the shift follows the scale. */
    int biasAt(int l) {
        return offsets[l] + layers[l].weights();
    }

    int shiftAt(int l) {
        return biasAt(l) + layers[l].outputChannels;
    }

    /** Uniform weights in ±½/√(inputs of a unit), scales 1, shifts and biases 0. */
    void initialise(RandomGenerator random) {
        Arrays.fill(theta, 0);
        for (int l = 0; l < layers.length; l++) {
            LaneConvolution layer = layers[l];
            double inputs = layer.inputChannels * (double) layer.taps;
            if (layer.transposed) {
                inputs = layer.inputChannels
                        * (double) layer.taps
                        * layer.inputSide
                        * layer.inputSide
                        / (layer.outputSide * layer.outputSide);
            }
            double bound = 0.5 / Math.sqrt(inputs);
            for (int i = 0; i < layer.weights(); i++) {
                theta[offsets[l] + i] = (float) (bound * (2 * random.nextDouble() - 1));
            }
            if (normalised && l < layers.length - 1) {
                Arrays.fill(theta, biasAt(l), biasAt(l) + layer.outputChannels, 1f);
            }
        }
    }

    /** Gives back what the last batch took. What {@link #forward} and {@link #activation} gave is not valid any more. */
    void rest() {
        input = NOTHING;
        for (float[][] taken : List.of(before, after, slopes)) {
            Arrays.fill(taken, NOTHING);
        }
    }

    private void takeActivations() {
        if (before[0].length == 0) {
            for (int l = 0; l < layers.length; l++) {
                before[l] = new float[layers[l].outputSize() * lanes];
                boolean norm = normalised && l < layers.length - 1;
                after[l] = norm ? new float[before[l].length] : before[l];
            }
        }
    }

    private void takeSlopes() {
        if (slopes[0].length == 0) {
            for (int l = 0; l < layers.length; l++) {
                slopes[l] = new float[layers[l].outputSize() * lanes];
            }
        }
    }

    /** Runs the batch through; the result, before any last activation, stays valid until the next call. */
    float[] forward(float[] in) {
        takeActivations();
        input = in;
        float[] x = in;
        for (int l = 0; l < layers.length; l++) {
            boolean last = l == layers.length - 1;
            boolean norm = normalised && !last;
            layers[l].forward(theta, weightsAt(l), norm ? -1 : biasAt(l), x, before[l], lanes);
            if (norm) {
                norms[l].forward(before[l], after[l], theta, biasAt(l), shiftAt(l), lanes);
            } else if (!last && rectified) {
                LaneMath.rectify(before[l]);
            } else if (!last) {
                LaneMath.elu(before[l], after[l], before[l].length);
            }
            x = after[l];
        }
        return x;
    }

    /** Layer l's activations, after norm and ELU, of the last forward pass. */
    float[] activation(int l) {
        return after[l];
    }

    /** The array that {@link #backward} expects the gradient of the output in. */
    float[] outputGradient() {
        takeSlopes();
        return slopes[layers.length - 1];
    }

    /**
     * From the gradient of the output, adds the gradient of the parameters (where asked) and writes that of the input
     * (where {@code dInput} is given).
     */
    void backward(float @Nullable [] dInput, boolean parameters) {
        takeSlopes();
        for (int l = layers.length - 1; l >= 0; l--) {
            LaneConvolution layer = layers[l];
            boolean last = l == layers.length - 1;
            float[] d = slopes[l];
            if (normalised && !last) {
                norms[l].backward(before[l], after[l], d, theta, gradient, biasAt(l), shiftAt(l), lanes);
            } else {
                if (!last && rectified) {
                    LaneMath.multiplyByRectifiedSlope(d, after[l]);
                } else if (!last) {
                    LaneMath.multiplyByEluSlope(d, after[l], d.length);
                }
                if (parameters) {
                    addBiasGradient(l, d);
                }
            }
            if (parameters) {
                layer.weightGradient(l == 0 ? input : after[l - 1], d, gradient, weightsAt(l), lanes);
            }
            float @Nullable [] target = l == 0 ? dInput : slopes[l - 1];
            if (target != null) {
                layer.flip(theta, weightsAt(l), flipped);
                layer.backward(flipped, d, target, lanes);
            }
        }
    }

    private void addBiasGradient(int l, float[] d) {
        int channels = layers[l].outputChannels;
        int pixels = layers[l].outputSide * layers[l].outputSide;
        for (int c = 0; c < channels; c++) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int p = 0; p < pixels; p++) {
                int at = (p * channels + c) * lanes;
                for (int n = 0; n < lanes; n += SPECIES.length()) {
                    sum = sum.add(FloatVector.fromArray(SPECIES, d, at + n));
                }
            }
            gradient[biasAt(l) + c] += LaneMath.sum(sum, scratch);
        }
    }

    /** Adds the parameters and the running statistics, by name. */
    void addState(String prefix, Map<String, float[]> state) {
        state.put(prefix + ".theta", theta);
        if (normalised) {
            for (int l = 0; l < norms.length; l++) {
                state.put(prefix + ".mean" + l, norms[l].runningMean);
                state.put(prefix + ".variance" + l, norms[l].runningVariance);
            }
        }
    }

    /** The same folded chain, with its own copy of the parameters, for another number of lanes. */
    LaneNetwork withLanes(int otherLanes) {
        LaneNetwork copy = new LaneNetwork(layers, false, 1, otherLanes, rectified);
        System.arraycopy(theta, 0, copy.theta, 0, theta.length);
        return copy;
    }

    /** The same chain with the running statistics of the normalisation folded into weights and biases. */
    LaneNetwork folded(int foldedLanes) {
        LaneNetwork folded = new LaneNetwork(layers, false, 1, foldedLanes, rectified);
        for (int l = 0; l < layers.length; l++) {
            int channels = layers[l].outputChannels;
            boolean norm = normalised && l < layers.length - 1;
            for (int c = 0; c < channels; c++) {
                // γ · (w·x − mean) / √(variance + ε) + δ  =  (γ/σ · w)·x + (δ − γ/σ · mean)
                float gain = norm
                        ? (float) (theta[biasAt(l) + c] / Math.sqrt(norms[l].runningVariance[c] + norms[l].epsilon))
                        : 1f;
                for (int i = c; i < layers[l].weights(); i += channels) {
                    folded.theta[folded.weightsAt(l) + i] = gain * theta[weightsAt(l) + i];
                }
                folded.theta[folded.biasAt(l) + c] =
                        norm ? theta[shiftAt(l) + c] - gain * norms[l].runningMean[c] : theta[biasAt(l) + c];
            }
        }
        return folded;
    }

    /**
     * The parameters as a model folder keeps them. A folded normalisation is written as the one that changes nothing:
     * scale 1, shift 0, mean 0, variance 1 − ε.
     */
    List<LayerParameters> parameters(double normEpsilon) {
        List<LayerParameters> all = new ArrayList<>();
        for (int l = 0; l < layers.length; l++) {
            LaneConvolution layer = layers[l];
            int in = layer.inputChannels;
            int out = layer.outputChannels;
            int kernel = (int) Math.round(Math.sqrt(layer.taps));
            float[] weight = new float[layer.weights()];
            for (int t = 0; t < layer.taps; t++) {
                for (int i = 0; i < in; i++) {
                    for (int o = 0; o < out; o++) {
                        int row = layer.transposed ? i * out + o : o * in + i;
                        weight[row * layer.taps + t] = theta[weightsAt(l) + (t * in + i) * out + o];
                    }
                }
            }
            int[] shape = layer.transposed ? new int[] {in, out, kernel, kernel} : new int[] {out, in, kernel, kernel};
            boolean last = l == layers.length - 1;
            float[] first = Arrays.copyOfRange(theta, biasAt(l), biasAt(l) + out);
            if (last) {
                all.add(new LayerParameters(weight, shape, first, null));
            } else if (normalised) {
                float[] shift = Arrays.copyOfRange(theta, shiftAt(l), shiftAt(l) + out);
                Norm norm = new Norm(first, shift, norms[l].runningMean.clone(), norms[l].runningVariance.clone());
                all.add(new LayerParameters(weight, shape, new float[out], norm));
            } else {
                float[] one = new float[out];
                float[] variance = new float[out];
                Arrays.fill(one, 1f);
                Arrays.fill(variance, (float) (1 - normEpsilon));
                Norm norm = new Norm(one, new float[out], new float[out], variance);
                all.add(new LayerParameters(weight, shape, first, norm));
            }
        }
        return all;
    }
}
