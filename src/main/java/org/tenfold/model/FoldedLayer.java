package org.tenfold.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A layer whose normalisation has been multiplied into its weights and bias, so that nothing of it is left to compute:
 * with {@code f = scale / sqrt(variance + ε)}, weights become {@code f · W} and the bias {@code f · (b − mean) + shift}.
 *
 * @param weight in the order of the parameters
 * @param bias one number for each channel that comes out
 */
record FoldedLayer(float[] weight, float[] bias) {
    /**
     * Folds a layer whose outgoing channels are the given dimension of its weights (0 or 1).
     *
     * @param name of the layer, for the message
     * @throws IllegalArgumentException if its weights do not have this shape, or its bias does not
     */
    static FoldedLayer of(LayerParameters layer, String name, int[] shape, int outgoing, double epsilon) {
        if (!Arrays.equals(layer.weightShape(), shape)) {
            throw new IllegalArgumentException("weight of " + name + " has the shape "
                    + Arrays.toString(layer.weightShape()) + ", expected " + Arrays.toString(shape));
        }
        int channels = shape[outgoing];
        if (layer.bias().length != channels) {
            throw new IllegalArgumentException("bias has " + layer.bias().length + " numbers, expected " + channels);
        }
        double[] factors = new double[channels];
        float[] bias = new float[channels];
        for (int c = 0; c < channels; c++) {
            factors[c] = factor(layer.norm(), c, epsilon);
            bias[c] = (float) shifted(layer.norm(), c, factors[c], layer.bias()[c]);
        }
        int taps = shape[2] * shape[3];
        float[] weight = new float[layer.weight().length];
        for (int kernel = 0; kernel < weight.length / taps; kernel++) {
            double factor = factors[outgoing == 0 ? kernel / shape[1] : kernel % shape[1]];
            for (int i = kernel * taps; i < (kernel + 1) * taps; i++) {
                weight[i] = (float) (factor * layer.weight()[i]);
            }
        }
        return new FoldedLayer(weight, bias);
    }

    /** The bias at every position of a map of which only the first so many channels are used. */
    float[] biasEverywhere(int channels, int length) {
        float[] everywhere = new float[length];
        for (int i = 0; i < length; i++) {
            everywhere[i] = bias[i % channels];
        }
        return everywhere;
    }

    private static double factor(@Nullable Norm norm, int channel, double epsilon) {
        // f = scale / sqrt(variance + ε)
        return norm == null ? 1 : norm.scale()[channel] / Math.sqrt(norm.variance()[channel] + epsilon);
    }

    private static double shifted(@Nullable Norm norm, int channel, double factor, double bias) {
        // b' = f · (b − mean) + shift
        return norm == null ? bias : factor * (bias - norm.mean()[channel]) + norm.shift()[channel];
    }
}
