package org.tenfold.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.math.Elu;

/**
 * The recognising half of one class: convolutions with ELU between them, from a picture to the mean of the posterior of
 * its latent. Immutable; any number of threads may use it, each with its own {@link Workspace}.
 *
 * <p>The last layer gives the means, then the log-variances; inference needs the means alone, and nothing else is
 * computed.
 */
public final class Encoder {
    private final Convolutions shape;
    private final int latentSize;
    private final Convolution[] layers;
    private final float[][] biases;

    /** For each layer its twin in vectors; null where its shape or this machine has none. */
    private final @Nullable LaneCollect[] lanes;

    private final KernelChoice.Contest contest = new Contest();

    private Encoder(
            Convolutions shape, int latentSize, Convolution[] layers, float[][] biases, @Nullable LaneCollect[] lanes) {
        this.lanes = lanes;
        this.shape = shape;
        this.latentSize = latentSize;
        this.layers = layers;
        this.biases = biases;
    }

    /**
     * An encoder of trained layers.
     *
     * @throws IllegalArgumentException if the parameters do not have the shape, or it does not lead from 28x28 to 1x1
     *     with an even number of channels
     */
    public static Encoder of(List<LayerParameters> parameters, Convolutions shape, double normEpsilon) {
        if (parameters.size() != shape.layers()) {
            throw new IllegalArgumentException(
                    "encoder has " + parameters.size() + " layers, expected " + shape.layers());
        }
        int[] sides = shape.shrinkingSides(Image.SIDE);
        int last = shape.layers() - 1;
        int ends = shape.channels()[last];
        if (sides[last + 1] != 1 || ends % 2 != 0) {
            throw new IllegalArgumentException("encoder ends at " + sides[last + 1] + "x" + sides[last + 1] + " with "
                    + ends + " channels, expected 1x1 with an even number");
        }
        int latentSize = ends / 2;
        Convolution[] layers = new Convolution[shape.layers()];
        float[][] biases = new float[layers.length][];
        @Nullable LaneCollect[] lanes = new LaneCollect[layers.length];
        int channels = 1;
        for (int l = 0; l < layers.length; l++) {
            int[] expected = {shape.channels()[l], channels, shape.kernels()[l], shape.kernels()[l]};
            FoldedLayer folded = FoldedLayer.of(parameters.get(l), "encoder layer " + l, expected, 0, normEpsilon);
            channels = expected[0];
            int used = l == last ? latentSize : channels;
            float[] weight = Arrays.copyOf(folded.weight(), folded.weight().length / channels * used);
            int[] kept = {used, expected[1], expected[2], expected[3]};
            layers[l] = Convolution.of(sides[l + 1], sides[l], shape.strides()[l], weight, kept);
            if (KernelChoice.present()) {
                lanes[l] = LaneCollect.of(
                        layers[l], sides[l + 1], sides[l], expected[1], used, expected[2], shape.strides()[l]);
            }
            biases[l] = folded.biasEverywhere(used, layers[l].smallLength());
        }
        return new Encoder(shape, latentSize, layers, biases, lanes);
    }

    /** Numbers in a latent. */
    public int latentSize() {
        return latentSize;
    }

    /** Scratch for one thread; serves every encoder of the same shape. */
    public Workspace workspace() {
        return new Workspace(this);
    }

    /** The arrays an encoder computes in. */
    public static final class Workspace {
        private final Convolutions shape;
        private final Convolution.Scratch[] scratch;
        private final float[][] maps;

        private Workspace(Encoder encoder) {
            shape = encoder.shape;
            scratch = new Convolution.Scratch[encoder.layers.length];
            maps = new float[scratch.length][];
            for (int l = 0; l < scratch.length; l++) {
                scratch[l] = encoder.layers[l].scratch();
                maps[l] = new float[encoder.layers[l].smallLength()];
            }
        }
    }

    /** The mean of the posterior for a picture. */
    public Latent mean(Image image) {
        float[] mu = new float[latentSize];
        mean(image.toArray(), mu, workspace());
        return Latent.of(mu);
    }

    /** Writes the mean of the posterior for a picture of 784 pixels into {@code mu}, without allocating. */
    public void mean(float[] image, float[] mu, Workspace w) {
        mean(image, mu, w, hasLanes() && KernelChoice.RECOGNISING.lanes(contest));
    }

    /** Whether this machine has kernels in vectors for the bulk of this encoder. */
    boolean hasLanes() {
        return lanes[0] != null;
    }

    /** The same with the kernels named. */
    void mean(float[] image, float[] mu, Workspace w, boolean inLanes) {
        if (image.length != Image.PIXELS) {
            throw new IllegalArgumentException("picture has " + image.length + " pixels, expected " + Image.PIXELS);
        }
        if (mu.length != latentSize) {
            throw new IllegalArgumentException("latent has " + mu.length + " numbers, expected " + latentSize);
        }
        if (!w.shape.equals(shape)) {
            throw new IllegalArgumentException("workspace is for " + w.shape + ", expected " + shape);
        }
        float[] in = image;
        for (int l = 0; l < layers.length; l++) {
            float[] out = l == layers.length - 1 ? mu : w.maps[l];
            LaneCollect twin = lanes[l];
            if (inLanes && twin != null) {
                twin.collect(in, out);
            } else {
                layers[l].collect(in, out, w.scratch[l]);
            }
            float[] bias = biases[l];
            for (int i = 0; i < out.length; i++) {
                out[i] += bias[i];
            }
            if (l < layers.length - 1) {
                Elu.apply(out);
            }
            in = out;
        }
    }

    /** One mean after the other. */
    private final class Contest implements KernelChoice.Contest {
        private @Nullable Workspace workspace;
        private final float[] image = new float[Image.PIXELS];
        private float[] mu = new float[0];

        @Override
        public void plain() {
            once(false);
        }

        @Override
        public void inLanes() {
            once(true);
        }

        private void once(boolean inLanes) {
            Workspace w = workspace;
            if (w == null) {
                w = workspace();
                workspace = w;
                mu = new float[latentSize];
                Arrays.fill(image, 0.5f);
            }
            mean(image, mu, w, inLanes);
        }
    }
}
