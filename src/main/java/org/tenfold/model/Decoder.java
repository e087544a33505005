package org.tenfold.model;

import java.util.Arrays;
import java.util.List;
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

    private Decoder(Convolutions shape, int latentSize, Convolution[] layers, float[][] biases) {
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
            LayerParameters layer = parameters.get(l);
            int[] expected = {channels, shape.channels()[l], shape.kernels()[l], shape.kernels()[l]};
            if (!Arrays.equals(layer.weightShape(), expected)) {
                throw new IllegalArgumentException("weight of decoder layer " + l + " has the shape "
                        + Arrays.toString(layer.weightShape()) + ", expected " + Arrays.toString(expected));
            }
            FoldedLayer folded = FoldedLayer.of(layer, 1, normEpsilon);
            layers[l] = Convolution.of(sides[l], sides[l + 1], shape.strides()[l], folded.weight(), expected);
            channels = expected[1];
            biases[l] = new float[layers[l].largeLength()];
            for (int i = 0; i < biases[l].length; i++) {
                biases[l][i] = folded.bias()[i % channels];
            }
        }
        return new Decoder(shape, latentSize, layers, biases);
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

        private Workspace(Decoder decoder) {
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
    }

    /** The picture of a latent. */
    public Image decode(Latent z) {
        float[] image = new float[Image.PIXELS];
        decode(z.toArray(), image, workspace());
        return Image.of(image);
    }

    /** Writes the picture {@code G(z)}, 784 pixels, into {@code image}. */
    public void decode(float[] z, float[] image, Workspace w) {
        require(z, image, w);
        forward(z, w);
        Sigmoid.apply(w.maps[layers.length - 1], image);
    }

    /**
     * Writes the picture {@code G(z)} into {@code image} and the gradient of the squared error {@code ‖x − G(z)‖²} with
     * respect to {@code z} into {@code dz}.
     */
    public void gradient(float[] z, float[] x, float[] image, float[] dz, Workspace w) {
        require(z, image, w);
        requirePixels(x);
        requireLatent(dz);
        forward(z, w);
        int last = layers.length - 1;
        Sigmoid.apply(w.maps[last], image);
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
        require(z, image, w);
        if (jacobian.length != latentSize) {
            throw new IllegalArgumentException("jacobian has " + jacobian.length + " rows, expected " + latentSize);
        }
        for (float[] row : jacobian) {
            requirePixels(row);
        }
        forward(z, w);
        int last = layers.length - 1;
        Sigmoid.apply(w.maps[last], image);
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
            float[] row = jacobian[i];
            Arrays.fill(row, 0f);
            layers[last].spread(tangent, row, w.scratch[last]);
            for (int p = 0; p < row.length; p++) {
                // σ'(a) = σ (1 − σ)
                row[p] *= image[p] * (1f - image[p]);
            }
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
