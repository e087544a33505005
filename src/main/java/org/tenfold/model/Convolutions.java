package org.tenfold.model;

import java.util.Arrays;

/**
 * The shape of an encoder or a decoder: for each layer the channels that come out, the side of its square kernel, and
 * its stride. There is no padding.
 */
public record Convolutions(int[] channels, int[] kernels, int[] strides) {
    private static final int MOST_LAYERS = 16;
    private static final int MOST_CHANNELS = 1024;
    private static final int LARGEST_KERNEL = 28;

    public Convolutions {
        if (channels.length == 0 || channels.length > MOST_LAYERS) {
            throw new IllegalArgumentException(channels.length + " layers, expected 1 to " + MOST_LAYERS);
        }
        if (kernels.length != channels.length || strides.length != channels.length) {
            throw new IllegalArgumentException(channels.length + " channels, " + kernels.length + " kernels and "
                    + strides.length + " strides, expected the same count of each");
        }
        requireBetween("channels", channels, MOST_CHANNELS);
        requireBetween("a kernel", kernels, LARGEST_KERNEL);
        requireBetween("a stride", strides, LARGEST_KERNEL);
    }

    private static void requireBetween(String what, int[] values, int most) {
        for (int value : values) {
            if (value < 1 || value > most) {
                throw new IllegalArgumentException(what + " of " + value + ", expected 1 to " + most);
            }
        }
    }

    public int layers() {
        return channels.length;
    }

    /**
     * Sides of the maps through a chain of convolutions: first the given one, then one for each layer,
     * {@code (side − kernel) / stride + 1}.
     *
     * @throws IllegalArgumentException where a kernel does not fit, or leaves a rest
     */
    int[] shrinkingSides(int side) {
        int[] sides = new int[layers() + 1];
        sides[0] = side;
        for (int l = 0; l < layers(); l++) {
            int steps = sides[l] - kernels[l];
            if (steps < 0) {
                throw new IllegalArgumentException(
                        "a kernel of " + kernels[l] + " on a side of " + sides[l] + ", expected a smaller one");
            }
            sides[l + 1] = steps / strides[l] + 1;
        }
        return sides;
    }

    /**
     * Sides of the maps through a chain of transposed convolutions, from 1: {@code (side − 1) · stride + kernel}.
     *
     * @throws IllegalArgumentException where a side becomes larger than {@code most}
     */
    int[] growingSides(int most) {
        int[] sides = new int[layers() + 1];
        sides[0] = 1;
        for (int l = 0; l < layers(); l++) {
            sides[l + 1] = (sides[l] - 1) * strides[l] + kernels[l];
            if (sides[l + 1] > most) {
                throw new IllegalArgumentException("a side of " + sides[l + 1] + ", expected at most " + most);
            }
        }
        return sides;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Convolutions shape
                && Arrays.equals(channels, shape.channels)
                && Arrays.equals(kernels, shape.kernels)
                && Arrays.equals(strides, shape.strides);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(channels) + Arrays.hashCode(kernels)) + Arrays.hashCode(strides);
    }

    @Override
    public String toString() {
        return "Convolutions[channels " + Arrays.toString(channels) + ", kernels " + Arrays.toString(kernels)
                + ", strides " + Arrays.toString(strides) + "]";
    }
}
