package org.tenfold.training;

import java.util.Arrays;

/**
 * The obvious version of a chain of layers in double precision, straight from the definitions: pictures one after the
 * other as [picture][channel][row][column], no shared code with the fast version.
 */
final class SlowNetwork {
    private SlowNetwork() {}

    /** out[o][y][x] = Σ w[o][i][ky][kx] · in[i][y·s + ky][x·s + kx]; weights in the layout [tap][in][out]. */
    static double[][][] convolve(LaneConvolution layer, int kernel, int stride, double[] w, double[][][] in) {
        double[][][] out = new double[layer.outputChannels][layer.outputSide][layer.outputSide];
        int near = layer.transposed ? layer.inputSide : layer.outputSide;
        for (int o = 0; o < layer.outputChannels; o++) {
            for (int i = 0; i < layer.inputChannels; i++) {
                for (int y = 0; y < near; y++) {
                    for (int x = 0; x < near; x++) {
                        for (int ky = 0; ky < kernel; ky++) {
                            for (int kx = 0; kx < kernel; kx++) {
                                double weight =
                                        w[((ky * kernel + kx) * layer.inputChannels + i) * layer.outputChannels + o];
                                if (layer.transposed) {
                                    out[o][y * stride + ky][x * stride + kx] += weight * in[i][y][x];
                                } else {
                                    out[o][y][x] += weight * in[i][y * stride + ky][x * stride + kx];
                                }
                            }
                        }
                    }
                }
            }
        }
        return out;
    }

    static double elu(double x) {
        return x > 0 ? x : Math.expm1(x);
    }

    /**
     * The outputs of all pictures before any last activation. Kernels and strides are those of each layer; theta is laid
     * out as in {@link LaneNetwork}.
     */
    static double[][][][] forward(
            LaneNetwork shape, int[] kernels, int[] strides, double[] theta, double[][][][] batch) {
        double[][][][] x = batch.clone();
        for (int l = 0; l < shape.layers.length; l++) {
            LaneConvolution layer = shape.layers[l];
            double[] w = Arrays.copyOfRange(theta, shape.weightsAt(l), shape.weightsAt(l) + layer.weights());
            boolean last = l == shape.layers.length - 1;
            boolean norm = shape.normalised && !last;
            for (int k = 0; k < x.length; k++) {
                x[k] = convolve(layer, kernels[l], strides[l], w, x[k]);
            }
            for (int c = 0; c < layer.outputChannels; c++) {
                double gain = 1;
                double offset = norm ? 0 : theta[shape.biasAt(l) + c];
                if (norm) {
                    double sum = 0;
                    double squares = 0;
                    int count = 0;
                    for (double[][][] picture : x) {
                        for (double[] row : picture[c]) {
                            for (double v : row) {
                                sum += v;
                                squares += v * v;
                                count++;
                            }
                        }
                    }
                    double mean = sum / count;
                    double variance = squares / count - mean * mean;
                    gain = theta[shape.biasAt(l) + c] / Math.sqrt(variance + shape.norms[l].epsilon);
                    offset = theta[shape.shiftAt(l) + c] - gain * mean;
                }
                for (double[][][] picture : x) {
                    for (double[] row : picture[c]) {
                        for (int i = 0; i < row.length; i++) {
                            row[i] = gain * row[i] + offset;
                            if (!last) {
                                row[i] = elu(row[i]);
                            }
                        }
                    }
                }
            }
        }
        return x;
    }

    /** From [pixel][channel][lane] to pictures. */
    static double[][][][] pictures(float[] x, int channels, int side, int lanes) {
        double[][][][] pictures = new double[lanes][channels][side][side];
        for (int p = 0; p < side * side; p++) {
            for (int c = 0; c < channels; c++) {
                for (int n = 0; n < lanes; n++) {
                    pictures[n][c][p / side][p % side] = x[(p * channels + c) * lanes + n];
                }
            }
        }
        return pictures;
    }
}
