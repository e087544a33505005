package org.tenfold.baseline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.tenfold.image.Image;

/** Networks with random numbers everywhere, also in the statistics of the normalisation, and pictures for them. */
public final class RandomNetwork {
    private RandomNetwork() {}

    /** Writes a rival's file beside a model. */
    public static void write(Baseline baseline, Path model) throws IOException {
        StoredNetwork.write(baseline.file(model), random(baseline.shape(), 1), false);
    }

    static MultiLayerNetwork random(NetworkShape shape, long seed) {
        MultiLayerNetwork network = StoredNetwork.begin(shape, new NoOp(), seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (var entry : network.paramTable().entrySet()) {
            INDArray values = entry.getValue();
            if (!entry.getKey().endsWith("_W")) {
                boolean positive =
                        entry.getKey().endsWith("_var") || entry.getKey().endsWith("_gamma");
                float[] numbers = new float[(int) values.length()];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = (float) (positive ? 0.5 + random.nextDouble() : 0.4 * random.nextDouble() - 0.2);
                }
                values.assign(Nd4j.createFromArray(numbers).reshape(values.shape()));
            }
        }
        return network;
    }

    static Image picture(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] pixels = new float[Image.PIXELS];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = (float) random.nextDouble();
        }
        return Image.of(pixels);
    }

    static INDArray array(Image x) {
        return Nd4j.createFromArray(x.toArray()).reshape(1, 1, Image.SIDE, Image.SIDE);
    }
}
