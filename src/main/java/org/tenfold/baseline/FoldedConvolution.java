package org.tenfold.baseline;

/**
 * One convolution with a bias, its normalisation already folded into both. Maps are laid out {@code [pixel][map]}, so that
 * a row of the kernel reads numbers that lie side by side. Immutable.
 */
final class FoldedConvolution {
    private final int inputSide;
    private final int inputMaps;
    private final int outputSide;
    private final int outputMaps;
    private final int kernel;
    private final int stride;

    /** {@code [kernel row][kernel column][input map][output map]}. */
    private final float[] weights;
    /** The same, {@code [kernel row][output map][kernel column][input map]}. */
    private final float[] turned;

    private final float[] bias;

    /**
     * The convolution of a layer.
     *
     * @param weight {@code [output map][input map][kernel row][kernel column]}
     * @param bias one for each output map; shared, not copied
     */
    FoldedConvolution(NetworkShape shape, int layer, float[] weight, float[] bias) {
        this.inputSide = shape.inputSide(layer);
        this.inputMaps = shape.inputMaps(layer);
        this.outputSide = shape.outputSide(layer);
        this.outputMaps = shape.outputMaps(layer);
        this.kernel = shape.kernel(layer);
        this.stride = shape.stride(layer);
        this.bias = bias;
        int count = outputMaps * inputMaps * kernel * kernel;
        if (weight.length != count || bias.length != outputMaps) {
            throw new IllegalArgumentException("layer " + layer + " has " + weight.length + " weights and "
                    + bias.length + " biases, expected " + count + " and " + outputMaps);
        }
        weights = new float[count];
        turned = new float[count];
        for (int o = 0; o < outputMaps; o++) {
            for (int i = 0; i < inputMaps; i++) {
                for (int row = 0; row < kernel; row++) {
                    for (int column = 0; column < kernel; column++) {
                        float w = weight[((o * inputMaps + i) * kernel + row) * kernel + column];
                        weights[((row * kernel + column) * inputMaps + i) * outputMaps + o] = w;
                        turned[((row * outputMaps + o) * kernel + column) * inputMaps + i] = w;
                    }
                }
            }
        }
    }

    int inputSize() {
        return inputSide * inputSide * inputMaps;
    }

    int outputSize() {
        return outputSide * outputSide * outputMaps;
    }

    /** The maps that come out, before any activation. */
    float[] forward(float[] in) {
        float[] out = new float[outputSize()];
        int segment = kernel * inputMaps;
        for (int p = 0; p < outputSide * outputSide; p++) {
            int to = p * outputMaps;
            System.arraycopy(bias, 0, out, to, outputMaps);
            for (int row = 0; row < kernel; row++) {
                // out[p][o] += Σ over the row's numbers j of in[j] · w[j][o]
                addProducts(in, inputAt(p, row), segment, weights, row * segment * outputMaps, out, to, outputMaps);
            }
        }
        return out;
    }

    /** From the gradient with respect to the maps that come out, that with respect to those that go in. */
    float[] backward(float[] out) {
        float[] in = new float[inputSize()];
        int segment = kernel * inputMaps;
        for (int p = 0; p < outputSide * outputSide; p++) {
            for (int row = 0; row < kernel; row++) {
                // in[j] += Σ_o out[p][o] · w[j][o]
                int at = row * segment * outputMaps;
                addProducts(out, p * outputMaps, outputMaps, turned, at, in, inputAt(p, row), segment);
            }
        }
        return in;
    }

    /** Where the numbers begin that output pixel {@code p} reads through one row of the kernel. */
    private int inputAt(int p, int row) {
        int y = p / outputSide * stride + row;
        int x = p % outputSide * stride;
        return (y * inputSide + x) * inputMaps;
    }

    /** {@code target[to + k] += Σ_j factors[from + j] · matrix[at + j · width + k]}, four j a pass. */
    private static void addProducts(
            float[] factors, int from, int count, float[] matrix, int at, float[] target, int to, int width) {
        int j = 0;
        for (; j + 4 <= count; j += 4) {
            float a = factors[from + j];
            float b = factors[from + j + 1];
            float c = factors[from + j + 2];
            float d = factors[from + j + 3];
            addFour(matrix, at + j * width, a, b, c, d, target, to, width);
        }
        for (; j < count; j++) {
            addOne(matrix, at + j * width, factors[from + j], target, to, width);
        }
    }

    private static void addFour(
            float[] matrix, int at, float a, float b, float c, float d, float[] target, int to, int width) {
        int second = at + width;
        int third = second + width;
        int fourth = third + width;
        for (int k = 0; k < width; k++) {
            target[to + k] +=
                    a * matrix[at + k] + b * matrix[second + k] + (c * matrix[third + k] + d * matrix[fourth + k]);
        }
    }

    private static void addOne(float[] matrix, int at, float a, float[] target, int to, int width) {
        for (int k = 0; k < width; k++) {
            target[to + k] += a * matrix[at + k];
        }
    }
}
