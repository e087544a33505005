package org.tenfold.baseline;

import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.model.Convolutions;

/**
 * What a convolutional rival looks like: a chain of convolutions without padding from a picture of 28x28 to ten numbers,
 * each layer but the last followed, where asked, by batch normalisation, and by an activation.
 *
 * @param convolutions maps, kernels and strides of the layers
 * @param normalised whether batch normalisation comes before the activation
 * @param activation what follows every layer but the last
 */
public record NetworkShape(Convolutions convolutions, boolean normalised, Activation activation) {
    /** Schott et al.'s CNN: 28 → 24 → 11 → 5 → 1 with 20, 70, 256, 10 maps. */
    public static final NetworkShape CNN = new NetworkShape(
            new Convolutions(new int[] {20, 70, 256, 10}, new int[] {5, 4, 3, 5}, new int[] {1, 2, 2, 1}),
            true,
            Activation.ELU);

    /**
     * Small enough that two cores train it on attacked pictures: 28 → 13 → 5 → 1 → 1 with 20, 40, 100, 10 maps, two strided
     * convolutions and two layers that see everything.
     */
    public static final NetworkShape ROBUST = new NetworkShape(
            new Convolutions(new int[] {20, 40, 100, 10}, new int[] {4, 5, 5, 1}, new int[] {2, 2, 1, 1}),
            false,
            Activation.RELU);

    /** What follows every layer but the last. */
    public enum Activation {
        /** {@code x} for {@code x > 0}, {@code exp(x) − 1} otherwise. */
        ELU,
        /** {@code max(x, 0)}. */
        RELU
    }

    /**
     * Checks that the chain ends with one number for each class.
     *
     * @throws IllegalArgumentException if it does not
     */
    public NetworkShape {
        int side = Image.SIDE;
        for (int l = 0; l < convolutions.layers(); l++) {
            side = (side - convolutions.kernels()[l]) / convolutions.strides()[l] + 1;
        }
        int maps = convolutions.channels()[convolutions.layers() - 1];
        if (side != 1 || maps != LabelledImages.CLASSES) {
            throw new IllegalArgumentException("the last layer gives " + maps + " maps of side " + side + ", expected "
                    + LabelledImages.CLASSES + " of side 1");
        }
    }

    public int layers() {
        return convolutions.layers();
    }

    public int kernel(int layer) {
        return convolutions.kernels()[layer];
    }

    public int stride(int layer) {
        return convolutions.strides()[layer];
    }

    /** Maps that go into a layer; the picture is one map. */
    public int inputMaps(int layer) {
        return layer == 0 ? 1 : convolutions.channels()[layer - 1];
    }

    public int outputMaps(int layer) {
        return convolutions.channels()[layer];
    }

    /** Side of the maps that go into a layer. */
    public int inputSide(int layer) {
        return layer == 0 ? Image.SIDE : outputSide(layer - 1);
    }

    public int outputSide(int layer) {
        return (inputSide(layer) - kernel(layer)) / stride(layer) + 1;
    }

    /** Whether batch normalisation follows a layer. */
    public boolean normalises(int layer) {
        return normalised && !isLast(layer);
    }

    /** Whether a layer gives the ten scores, which nothing follows. */
    public boolean isLast(int layer) {
        return layer == layers() - 1;
    }

    /** Scores at the end: one for each class. */
    public int classes() {
        return LabelledImages.CLASSES;
    }
}
