package org.tenfold.model;

import org.jspecify.annotations.Nullable;

/**
 * A layer whose normalisation has been multiplied into its weights and bias, so that nothing of it is left to compute:
 * with {@code f = scale / sqrt(variance + ε)}, weights become {@code f · W} and the bias {@code f · (b − mean) + shift}.
 *
 * @param weight in the order of the parameters
 * @param bias one number for each channel that comes out
 */
record FoldedLayer(float[] weight, float[] bias) {
    /** Folds a layer whose outgoing channels are the given dimension of its weights (0 or 1). */
    static FoldedLayer of(LayerParameters layer, int outgoing, double epsilon) {
        int[] shape = layer.weightShape();
        int channels = shape[outgoing];
        if (layer.bias().length != channels) {
            throw new IllegalArgumentException("bias has " + layer.bias().length + " numbers, expected " + channels);
        }
        int taps = shape[2] * shape[3];
        float[] weight = new float[layer.weight().length];
        for (int i = 0; i < weight.length; i++) {
            int channel = outgoing == 0 ? i / (shape[1] * taps) : i / taps % shape[1];
            weight[i] = (float) (factor(layer.norm(), channel, epsilon) * layer.weight()[i]);
        }
        float[] bias = new float[channels];
        for (int c = 0; c < channels; c++) {
            bias[c] = (float) shifted(layer.norm(), c, epsilon, layer.bias()[c]);
        }
        return new FoldedLayer(weight, bias);
    }

    private static double factor(@Nullable Norm norm, int channel, double epsilon) {
        // f = scale / sqrt(variance + ε)
        return norm == null ? 1 : norm.scale()[channel] / Math.sqrt(norm.variance()[channel] + epsilon);
    }

    private static double shifted(@Nullable Norm norm, int channel, double epsilon, double bias) {
        // b' = f · (b − mean) + shift
        return norm == null
                ? bias
                : factor(norm, channel, epsilon) * (bias - norm.mean()[channel]) + norm.shift()[channel];
    }
}
