package org.tenfold.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The networks as they are defined, one loop for each index, in double precision, with the normalisation where it
 * stands: slow and obvious, the other road to every number.
 */
final class SlowNetwork {
    private SlowNetwork() {}

    /** Maps as {@code map[channel][row][column]}. */
    static double[] decode(List<LayerParameters> layers, Convolutions shape, double epsilon, double[] z) {
        double[][][] map = new double[z.length][1][1];
        for (int c = 0; c < z.length; c++) {
            map[c][0][0] = z[c];
        }
        for (int l = 0; l < layers.size(); l++) {
            map = transposedConvolution(map, layers.get(l), shape.strides()[l]);
            normalise(map, layers.get(l).norm(), epsilon);
            if (l < layers.size() - 1) {
                elu(map);
            }
        }
        double[] image = new double[map[0].length * map[0].length];
        for (int i = 0; i < image.length; i++) {
            image[i] = 1 / (1 + Math.exp(-map[0][i / map[0].length][i % map[0].length]));
        }
        return image;
    }

    /** All that the last layer gives: means, then log-variances. */
    static double[] encode(List<LayerParameters> layers, Convolutions shape, double epsilon, float[] image) {
        double[][][] map = new double[1][28][28];
        for (int i = 0; i < image.length; i++) {
            map[0][i / 28][i % 28] = image[i];
        }
        for (int l = 0; l < layers.size(); l++) {
            map = convolution(map, layers.get(l), shape.strides()[l]);
            normalise(map, layers.get(l).norm(), epsilon);
            if (l < layers.size() - 1) {
                elu(map);
            }
        }
        double[] outputs = new double[map.length];
        for (int c = 0; c < map.length; c++) {
            outputs[c] = map[c][0][0];
        }
        return outputs;
    }

    private static double[][][] transposedConvolution(double[][][] in, LayerParameters layer, int stride) {
        int side = in[0].length;
        int channels = layer.weightShape()[1];
        int kernel = layer.weightShape()[2];
        int outSide = (side - 1) * stride + kernel;
        double[][][] out = new double[channels][outSide][outSide];
        for (int o = 0; o < channels; o++) {
            for (int row = 0; row < outSide; row++) {
                for (int column = 0; column < outSide; column++) {
                    out[o][row][column] = layer.bias()[o];
                }
            }
            for (int i = 0; i < in.length; i++) {
                for (int row = 0; row < side; row++) {
                    for (int column = 0; column < side; column++) {
                        for (int kh = 0; kh < kernel; kh++) {
                            for (int kw = 0; kw < kernel; kw++) {
                                double w = layer.weight()[((i * channels + o) * kernel + kh) * kernel + kw];
                                out[o][row * stride + kh][column * stride + kw] += w * in[i][row][column];
                            }
                        }
                    }
                }
            }
        }
        return out;
    }

    private static double[][][] convolution(double[][][] in, LayerParameters layer, int stride) {
        int channels = layer.weightShape()[0];
        int kernel = layer.weightShape()[2];
        int outSide = (in[0].length - kernel) / stride + 1;
        double[][][] out = new double[channels][outSide][outSide];
        for (int o = 0; o < channels; o++) {
            for (int row = 0; row < outSide; row++) {
                for (int column = 0; column < outSide; column++) {
                    double sum = layer.bias()[o];
                    for (int i = 0; i < in.length; i++) {
                        for (int kh = 0; kh < kernel; kh++) {
                            for (int kw = 0; kw < kernel; kw++) {
                                double w = layer.weight()[((o * in.length + i) * kernel + kh) * kernel + kw];
                                sum += w * in[i][row * stride + kh][column * stride + kw];
                            }
                        }
                    }
                    out[o][row][column] = sum;
                }
            }
        }
        return out;
    }

    private static void normalise(double[][][] map, @Nullable Norm norm, double epsilon) {
        if (norm == null) {
            return;
        }
        for (int c = 0; c < map.length; c++) {
            for (double[] row : map[c]) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = norm.scale()[c] * (row[i] - norm.mean()[c]) / Math.sqrt(norm.variance()[c] + epsilon)
                            + norm.shift()[c];
                }
            }
        }
    }

    private static void elu(double[][][] map) {
        for (double[][] channel : map) {
            for (double[] row : channel) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = row[i] > 0 ? row[i] : Math.expm1(row[i]);
                }
            }
        }
    }
}
