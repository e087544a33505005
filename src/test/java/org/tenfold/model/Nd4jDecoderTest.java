package org.tenfold.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.DeConv2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.tenfold.image.Image;

/** The shipped models' networks out of another library's convolutions: a second road that nobody here has built. */
final class Nd4jDecoderTest {
    /** The library computes in float, too, in another order. */
    private static final double TOLERANCE = 2e-5;

    private static final Convolutions DECODER =
            new Convolutions(new int[] {32, 16, 16, 1}, new int[] {4, 5, 5, 4}, new int[] {1, 2, 2, 1});
    private static final Convolutions ENCODER =
            new Convolutions(new int[] {32, 32, 64, 16}, new int[] {5, 4, 3, 5}, new int[] {1, 2, 2, 1});

    private static INDArray channels(float[] numbers) {
        return Nd4j.createFromArray(numbers).reshape(1, numbers.length, 1, 1);
    }

    private static INDArray normalised(INDArray map, LayerParameters layer) {
        Norm norm = layer.norm();
        if (norm == null) {
            return map;
        }
        INDArray deviation = Transforms.sqrt(channels(norm.variance()).add(RandomModel.EPSILON));
        INDArray normalised = map.sub(channels(norm.mean())).div(deviation);
        return Transforms.elu(normalised.mul(channels(norm.scale())).add(channels(norm.shift())));
    }

    private static INDArray weight(LayerParameters layer, int... order) {
        int[] s = layer.weightShape();
        return Nd4j.createFromArray(layer.weight())
                .reshape(s[0], s[1], s[2], s[3])
                .permute(order)
                .dup('c');
    }

    private static float[] decoded(List<LayerParameters> layers, float[] z) {
        INDArray map = channels(z);
        for (int l = 0; l < layers.size(); l++) {
            LayerParameters layer = layers.get(l);
            int kernel = DECODER.kernels()[l];
            int stride = DECODER.strides()[l];
            // its weights are (height, width, out, in)
            INDArray out = Nd4j.cnn()
                    .deconv2d(
                            map,
                            weight(layer, 2, 3, 1, 0),
                            Nd4j.createFromArray(layer.bias()),
                            DeConv2DConfig.builder()
                                    .kH(kernel)
                                    .kW(kernel)
                                    .sH(stride)
                                    .sW(stride)
                                    .isSameMode(false)
                                    .build());
            map = normalised(out, layer);
        }
        return Transforms.sigmoid(map).castTo(DataType.FLOAT).data().asFloat();
    }

    private static float[] encoded(List<LayerParameters> layers, float[] image) {
        INDArray map = Nd4j.createFromArray(image).reshape(1, 1, Image.SIDE, Image.SIDE);
        for (int l = 0; l < layers.size(); l++) {
            LayerParameters layer = layers.get(l);
            int kernel = ENCODER.kernels()[l];
            int stride = ENCODER.strides()[l];
            // its weights are (height, width, in, out)
            INDArray out = Nd4j.cnn()
                    .conv2d(
                            map,
                            weight(layer, 2, 3, 1, 0),
                            Nd4j.createFromArray(layer.bias()),
                            Conv2DConfig.builder()
                                    .kH(kernel)
                                    .kW(kernel)
                                    .sH(stride)
                                    .sW(stride)
                                    .build());
            map = normalised(out, layer);
        }
        return map.castTo(DataType.FLOAT).data().asFloat();
    }

    @Test
    void anotherLibrarysTransposedConvolutionsDrawTheSamePicture() {
        List<LayerParameters> layers = RandomModel.decoder(DECODER, 8, new SplittableRandom(1));
        float[] z = RandomModel.numbers(new SplittableRandom(2), 8, 0, 1);
        float[] drawn = Decoder.of(layers, DECODER, RandomModel.EPSILON)
                .decode(Latent.of(z))
                .toArray();
        float[] expected = decoded(layers, z);
        assertThat(expected).hasSize(Image.PIXELS);
        for (int p = 0; p < Image.PIXELS; p++) {
            assertThat(Math.abs(drawn[p] - expected[p])).isLessThan((float) TOLERANCE);
        }
    }

    @Test
    void anotherLibrarysConvolutionsFindTheSameMeans() {
        List<LayerParameters> layers = RandomModel.encoder(ENCODER, new SplittableRandom(3));
        float[] image = new float[Image.PIXELS];
        SplittableRandom random = new SplittableRandom(4);
        for (int p = 0; p < image.length; p++) {
            image[p] = (float) random.nextDouble();
        }
        Latent mean = Encoder.of(layers, ENCODER, RandomModel.EPSILON).mean(Image.of(image));
        float[] expected = encoded(layers, image);
        assertThat(expected).hasSize(16);
        for (int i = 0; i < mean.size(); i++) {
            assertThat(Math.abs(mean.get(i) - expected[i]))
                    .isLessThan((float) (TOLERANCE * (1 + Math.abs(expected[i]))));
        }
    }
}
