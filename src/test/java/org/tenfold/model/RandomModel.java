package org.tenfold.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Models with random numbers of a sensible size, for tests. */
public final class RandomModel {
    static final double EPSILON = 1e-5;

    private static final int WINDOW_LATENTS = 8;
    private static final int SAMPLES = 40;

    private RandomModel() {}

    /** A model that answers in a fraction of a trained one's time. */
    public static AbsModel model(int samples, long seed) {
        ModelDescription d = description();
        return AbsModel.of(d, parameters(d, seed), priorLatents(d, samples, seed));
    }

    /** A model of other classes than the digits, with as many latents as the window shows, in a folder. */
    public static AbsModel write(Path folder, List<String> labels, long seed) throws IOException {
        ModelDescription d = description(labels, WINDOW_LATENTS);
        float[][] prior = priorLatents(d, SAMPLES, seed);
        List<VaeParameters> parameters = parameters(d, seed);
        ModelFolder.write(folder, d, parameters, prior);
        return AbsModel.of(d, parameters, prior);
    }

    private static ModelDescription description(List<String> labels, int latents) {
        double[] ones = new double[labels.size()];
        Arrays.fill(ones, 1);
        ModelDescription d = description();
        return new ModelDescription(
                ModelDescription.FORMAT,
                "own",
                labels,
                latents,
                new Convolutions(new int[] {2, 3, 2, 2 * latents}, new int[] {5, 4, 3, 5}, new int[] {1, 2, 2, 1}),
                d.decoder(),
                d.activation(),
                d.normEpsilon(),
                d.beta(),
                d.latentRadius(),
                d.logitScale(),
                d.confidenceFloor(),
                ones,
                ones,
                false,
                Provenance.empty().with("dataSha256", "of another data set"));
    }

    /** Small, but of the shipped models' layers. */
    static ModelDescription description() {
        return new ModelDescription(
                ModelDescription.FORMAT,
                "random",
                IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
                2,
                new Convolutions(new int[] {2, 3, 2, 4}, new int[] {5, 4, 3, 5}, new int[] {1, 2, 2, 1}),
                new Convolutions(new int[] {3, 2, 2, 1}, new int[] {4, 5, 5, 4}, new int[] {1, 2, 2, 1}),
                ModelDescription.ELU,
                EPSILON,
                1,
                5,
                440,
                3.9e-5,
                new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1.25},
                new double[] {1, 0.96, 1, 1, 1, 1, 1, 1, 1, 1},
                true,
                Provenance.empty().with("dataSet", "none").with("seed", 7).with("learningRate", 0.003));
    }

    static List<VaeParameters> parameters(ModelDescription d, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<VaeParameters> parameters = new ArrayList<>();
        for (int c = 0; c < d.classes(); c++) {
            parameters.add(
                    new VaeParameters(encoder(d.encoder(), random), decoder(d.decoder(), d.latentSize(), random)));
        }
        return parameters;
    }

    static float[][] priorLatents(ModelDescription d, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] latents = new float[count][];
        for (int r = 0; r < count; r++) {
            latents[r] = numbers(random, d.latentSize(), 0, 1);
        }
        return latents;
    }

    static List<LayerParameters> decoder(Convolutions shape, int latentSize, SplittableRandom random) {
        return layers(shape, latentSize, false, random);
    }

    static List<LayerParameters> encoder(Convolutions shape, SplittableRandom random) {
        return layers(shape, 1, true, random);
    }

    private static List<LayerParameters> layers(
            Convolutions shape, int channels, boolean outgoingFirst, SplittableRandom random) {
        List<LayerParameters> layers = new ArrayList<>();
        int in = channels;
        for (int l = 0; l < shape.layers(); l++) {
            int out = shape.channels()[l];
            int k = shape.kernels()[l];
            int[] weightShape = outgoingFirst ? new int[] {out, in, k, k} : new int[] {in, out, k, k};
            float spread = (float) (1.5 / Math.sqrt(in * k));
            layers.add(new LayerParameters(
                    numbers(random, in * out * k * k, 0, spread),
                    weightShape,
                    numbers(random, out, 0, 0.3f),
                    l == shape.layers() - 1 ? null : norm(random, out)));
            in = out;
        }
        return layers;
    }

    private static Norm norm(SplittableRandom random, int channels) {
        return new Norm(
                numbers(random, channels, 1, 0.3f),
                numbers(random, channels, 0, 0.3f),
                numbers(random, channels, 0, 0.3f),
                numbers(random, channels, 1, 0.1f));
    }

    static float[] numbers(SplittableRandom random, int count, float centre, float spread) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = centre + spread * (float) random.nextDouble(-1.7, 1.7);
        }
        return numbers;
    }
}
