package org.tenfold.model;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.math.Elu;
import org.tenfold.math.Sigmoid;

/**
 * The generative half of one class, {@code G : R^n → [0, 1]^784}: transposed convolutions with ELU between them and a
 * logistic function at the end. Immutable; any number of threads may use it, each with its own {@link Workspace}.
 *
 * <p>Normalisation is folded into the weights when the decoder is made. The methods that take a workspace allocate
 * nothing.
 */
public final class Decoder {
    private final Convolutions shape;
    private final int latentSize;
    private final Convolution[] layers;
    /** For each layer, its bias at every position of the map that comes out. */
    private final float[][] biases;

    /** The same in vectors; null where this shape or this machine has none. */
    private final @Nullable LaneDecoder lanes;

    private final KernelChoice.Contest contest = new Contest();

    private Decoder(
            Convolutions shape, int latentSize, Convolution[] layers, float[][] biases, @Nullable LaneDecoder lanes) {
        this.lanes = lanes;
        this.shape = shape;
        this.latentSize = latentSize;
        this.layers = layers;
        this.biases = biases;
    }

    /**
     * A decoder of trained layers.
     *
     * @throws IllegalArgumentException if the parameters do not have the shape, or it does not lead from 1x1 to 28x28
     *     with one channel
     */
    public static Decoder of(List<LayerParameters> parameters, Convolutions shape, double normEpsilon) {
        if (parameters.size() != shape.layers()) {
            throw new IllegalArgumentException(
                    "decoder has " + parameters.size() + " layers, expected " + shape.layers());
        }
        int[] sides = shape.growingSides(Image.SIDE);
        int last = shape.layers() - 1;
        if (sides[last + 1] != Image.SIDE || shape.channels()[last] != 1) {
            throw new IllegalArgumentException("decoder ends at " + sides[last + 1] + "x" + sides[last + 1] + " with "
                    + shape.channels()[last] + " channels, expected 28x28 with 1");
        }
        int latentSize = parameters.get(0).weightShape()[0];
        Convolution[] layers = new Convolution[shape.layers()];
        float[][] biases = new float[layers.length][];
        int channels = latentSize;
        for (int l = 0; l < layers.length; l++) {
            int[] expected = {channels, shape.channels()[l], shape.kernels()[l], shape.kernels()[l]};
            FoldedLayer folded = FoldedLayer.of(parameters.get(l), "decoder layer " + l, expected, 1, normEpsilon);
            layers[l] = Convolution.of(sides[l], sides[l + 1], shape.strides()[l], folded.weight(), expected);
            channels = expected[1];
            biases[l] = folded.biasEverywhere(channels, layers[l].largeLength());
        }
        LaneDecoder lanes = KernelChoice.present() ? LaneDecoder.of(shape, sides, latentSize, layers, biases) : null;
        return new Decoder(shape, latentSize, layers, biases, lanes);
    }

    /** Numbers in a latent. */
    public int latentSize() {
        return latentSize;
    }

    /** Scratch for one thread; serves every decoder of the same shape. */
    public Workspace workspace() {
        return new Workspace(this);
    }

    /** The arrays a decoder computes in. */
    public static final class Workspace {
        private final Convolutions shape;
        private final int latentSize;
        private final Convolution.Scratch[] scratch;
        /** What comes out of each layer: for all but the last one after its ELU, for the last one before the end. */
        private final float[][] maps;
        /** Derivatives of, or by, {@code maps}. */
        private final float[][] derivatives;
        /** An axis of the latent space. */
        private final float[] axis;

        private final LaneDecoder.@Nullable Workspace lanes;

        /** The decoder and the latent whose forward pass the maps hold, if any, and which kernels took it. */
        private @Nullable Decoder holder;

        private final float[] held;
        private boolean heldInLanes;

        private Workspace(Decoder decoder) {
            lanes = decoder.lanes == null ? null : decoder.lanes.workspace();
            held = new float[decoder.latentSize];
            shape = decoder.shape;
            latentSize = decoder.latentSize;
            scratch = new Convolution.Scratch[decoder.layers.length];
            maps = new float[scratch.length][];
            derivatives = new float[scratch.length][];
            for (int l = 0; l < scratch.length; l++) {
                scratch[l] = decoder.layers[l].scratch();
                maps[l] = new float[decoder.layers[l].largeLength()];
                derivatives[l] = new float[maps[l].length];
            }
            axis = new float[latentSize];
        }

        private LaneDecoder.Workspace twins() {
            return Objects.requireNonNull(lanes, "this workspace has no room for passes in vectors");
        }
    }

    /** One Jacobian after the other, of two latents in turn. */
    private final class Contest implements KernelChoice.Contest {
        private @Nullable Workspace workspace;
        private float[][] jacobian = new float[0][];
        private final float[] image = new float[Image.PIXELS];
        private float[] z = new float[0];

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
                jacobian = new float[latentSize][Image.PIXELS];
                z = new float[latentSize];
            }
            z[0] = 1 - z[0];
            jacobian(z, image, jacobian, w, inLanes);
        }
    }

    /** The picture of a latent. */
    public Image decode(Latent z) {
        float[] image = new float[Image.PIXELS];
        decode(z.toArray(), image, workspace());
        return Image.of(image);
    }

    /** Writes the picture {@code G(z)}, 784 pixels, into {@code image}. */
    public void decode(float[] z, float[] image, Workspace w) {
        decode(z, image, w, inLanes());
    }

    /** The same with the kernels named. */
    void decode(float[] z, float[] image, Workspace w, boolean inLanes) {
        require(z, image, w);
        draw(z, image, inLanes, w);
    }

    private boolean inLanes() {
        return lanes != null && KernelChoice.DRAWING.lanes(contest);
    }

    /**
     * Writes the picture {@code G(z)} into {@code image} and the gradient of the squared error {@code ‖x − G(z)‖²} with
     * respect to {@code z} into {@code dz}.
     */
    public void gradient(float[] z, float[] x, float[] image, float[] dz, Workspace w) {
        require(z, image, w);
        requirePixels(x);
        requireLatent(dz);
        draw(z, image, false, w);
        int last = layers.length - 1;
        float[] d = w.derivatives[last];
        for (int i = 0; i < d.length; i++) {
            // ∂‖x − G‖²/∂a = 2 (G − x) · G (1 − G), where G = σ(a)
            d[i] = 2f * (image[i] - x[i]) * image[i] * (1f - image[i]);
        }
        for (int l = last; l > 0; l--) {
            layers[l].collect(w.derivatives[l], w.derivatives[l - 1], w.scratch[l]);
            Elu.multiplyByDerivative(w.derivatives[l - 1], w.maps[l - 1]);
        }
        layers[0].collect(w.derivatives[0], dz, w.scratch[0]);
    }

    /**
     * Writes the picture {@code G(z)} into {@code image} and its derivative along each axis of the latent space into a
     * row of {@code jacobian}: {@code jacobian[i][p] = ∂G_p / ∂z_i}, as many rows as the latent has numbers, 784 columns.
     */
    public void jacobian(float[] z, float[] image, float[][] jacobian, Workspace w) {
        jacobian(z, image, jacobian, w, inLanes());
    }

    /** The same with the kernels named. */
    void jacobian(float[] z, float[] image, float[][] jacobian, Workspace w, boolean inLanes) {
        require(z, image, w);
        if (jacobian.length != latentSize) {
            throw new IllegalArgumentException("jacobian has " + jacobian.length + " rows, expected " + latentSize);
        }
        for (float[] row : jacobian) {
            requirePixels(row);
        }
        draw(z, image, inLanes, w);
        if (inLanes) {
            twin().tangents(jacobian, w.twins());
        } else {
            tangents(jacobian, w);
        }
        for (float[] row : jacobian) {
            for (int p = 0; p < row.length; p++) {
                // σ'(a) = σ (1 − σ)
                row[p] *= image[p] * (1f - image[p]);
            }
        }
    }

    /** Draws the picture of {@code z} and leaves the maps in the workspace, where they may be already. */
    private void draw(float[] z, float[] image, boolean inLanes, Workspace w) {
        int last = layers.length - 1;
        if (w.holder != this || w.heldInLanes != inLanes || !Arrays.equals(w.held, z)) {
            if (inLanes) {
                twin().forward(z, w.maps[last], w.twins());
            } else {
                forward(z, w);
            }
            w.holder = this;
            w.heldInLanes = inLanes;
            System.arraycopy(z, 0, w.held, 0, z.length);
        }
        Sigmoid.apply(w.maps[last], image);
    }

    private LaneDecoder twin() {
        return Objects.requireNonNull(lanes, "this decoder has no twin in vectors");
    }

    /** Whether this machine has kernels in vectors for this decoder's shape. */
    boolean hasLanes() {
        return lanes != null;
    }

    private void tangents(float[][] tangents, Workspace w) {
        int last = layers.length - 1;
        for (int i = 0; i < latentSize; i++) {
            Arrays.fill(w.axis, 0f);
            w.axis[i] = 1f;
            float[] tangent = w.axis;
            for (int l = 0; l < last; l++) {
                float[] next = w.derivatives[l];
                Arrays.fill(next, 0f);
                layers[l].spread(tangent, next, w.scratch[l]);
                Elu.multiplyByDerivative(next, w.maps[l]);
                tangent = next;
            }
            float[] row = tangents[i];
            Arrays.fill(row, 0f);
            layers[last].spread(tangent, row, w.scratch[last]);
        }
    }

    private void forward(float[] z, Workspace w) {
        float[] in = z;
        for (int l = 0; l < layers.length; l++) {
            float[] out = w.maps[l];
            System.arraycopy(biases[l], 0, out, 0, out.length);
            layers[l].spread(in, out, w.scratch[l]);
            if (l < layers.length - 1) {
                Elu.apply(out);
            }
            in = out;
        }
    }

    private void require(float[] z, float[] image, Workspace w) {
        requireLatent(z);
        requirePixels(image);
        if (w.latentSize != latentSize || !w.shape.equals(shape)) {
            throw new IllegalArgumentException("workspace is for " + w.shape + ", expected " + shape);
        }
    }

    private void requireLatent(float[] z) {
        if (z.length != latentSize) {
            throw new IllegalArgumentException("latent has " + z.length + " numbers, expected " + latentSize);
        }
    }

    private static void requirePixels(float[] pixels) {
        if (pixels.length != Image.PIXELS) {
            throw new IllegalArgumentException("picture has " + pixels.length + " pixels, expected " + Image.PIXELS);
        }
    }
}
