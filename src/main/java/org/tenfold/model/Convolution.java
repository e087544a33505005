package org.tenfold.model;

import java.util.Arrays;
import org.tenfold.math.LinearCombination;

/**
 * A strided convolution without padding from a large square map to a small one ({@link #collect}), and its transpose
 * from the small one to the large ({@link #spread}): the same numbers serve both, and each is the other's gradient.
 *
 * <p>Maps are arrays with the channel fastest: {@code map[(row · side + column) · channels + channel]}.
 *
 * <p>Both directions are sums of long rows, see {@link LinearCombination}; which rows are long depends on the layer.
 * With few positions and many channels a row goes over one position's kernel and channels, with many positions it goes
 * over the positions.
 */
final class Convolution {
    /** With fewer small positions than this, {@link #collect} takes inner products over a kernel instead. */
    private static final int MANY_POSITIONS = 16;

    private final int smallSide;
    private final int largeSide;
    private final int smallChannels;
    private final int largeChannels;
    private final int kernel;
    private final int stride;
    /** {@code weights[s][(kh · kernel + kw) · largeChannels + l]}. */
    private final float[][] weights;

    private final boolean spreadsByTap;
    /** {@code weights}, transposed; empty where {@link #spread} goes by position. */
    private final float[][] byTap;

    private Convolution(
            int smallSide,
            int largeSide,
            int smallChannels,
            int largeChannels,
            int kernel,
            int stride,
            float[][] weights) {
        this.smallSide = smallSide;
        this.largeSide = largeSide;
        this.smallChannels = smallChannels;
        this.largeChannels = largeChannels;
        this.kernel = kernel;
        this.stride = stride;
        this.weights = weights;
        this.spreadsByTap = kernel * kernel * largeChannels < smallSide * smallSide;
        this.byTap = spreadsByTap ? transposed(weights) : new float[0][];
    }

    /**
     * A convolution with the weights in PyTorch's order, (small, large, height, width): what it stores both for a
     * convolution (out, in, …) and for a transposed one (in, out, …).
     */
    static Convolution of(int smallSide, int largeSide, int stride, float[] weight, int[] weightShape) {
        int small = weightShape[0];
        int large = weightShape[1];
        int kernel = weightShape[2];
        if (weightShape[3] != kernel || (smallSide - 1) * stride + kernel > largeSide) {
            throw new IllegalArgumentException("a kernel of " + kernel + "x" + weightShape[3] + " with stride " + stride
                    + " does not lead from " + largeSide + " to " + smallSide);
        }
        int taps = kernel * kernel;
        float[][] weights = new float[small][taps * large];
        for (int s = 0; s < small; s++) {
            for (int l = 0; l < large; l++) {
                for (int k = 0; k < taps; k++) {
                    weights[s][k * large + l] = weight[(s * large + l) * taps + k];
                }
            }
        }
        return new Convolution(smallSide, largeSide, small, large, kernel, stride, weights);
    }

    private static float[][] transposed(float[][] rows) {
        float[][] result = new float[rows[0].length][rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < result.length; c++) {
                result[c][r] = rows[r][c];
            }
        }
        return result;
    }

    /** The weight between small channel {@code s} and large channel {@code l} at kernel entry {@code tap}. */
    float weight(int s, int tap, int l) {
        return weights[s][tap * largeChannels + l];
    }

    /** Whether {@link #collect} sums over the kernel's entries and the large channels one after the other. */
    boolean collectsInOrder() {
        return smallSide * smallSide >= MANY_POSITIONS;
    }

    /** Whether {@link #spread} goes kernel entry by kernel entry, and not position by position. */
    boolean spreadsByTap() {
        return spreadsByTap;
    }

    int smallLength() {
        return smallSide * smallSide * smallChannels;
    }

    int largeLength() {
        return largeSide * largeSide * largeChannels;
    }

    /** Scratch for one thread. */
    Scratch scratch() {
        int positions = smallSide * smallSide;
        int taps = kernel * kernel * largeChannels;
        return new Scratch(
                new float[smallChannels][positions], new float[taps][positions], new float[Math.max(taps, positions)]);
    }

    /**
     * Arrays for intermediate sums.
     *
     * @param channels one row over the small positions for each small channel
     * @param taps one row over the small positions for each kernel entry and large channel
     * @param row one row of any kind
     */
    record Scratch(float[][] channels, float[][] taps, float[] row) {}

    /** {@code large += transposed convolution of small}. */
    void spread(float[] small, float[] large, Scratch scratch) {
        if (spreadsByTap) {
            spreadByTap(small, large, scratch);
        } else {
            spreadByPosition(small, large, scratch);
        }
    }

    /** For each small position: all its contributions in one row, then the row onto the large map. */
    private void spreadByPosition(float[] small, float[] large, Scratch scratch) {
        int taps = kernel * kernel * largeChannels;
        int span = kernel * largeChannels;
        float[] row = scratch.row;
        for (int p = 0; p < smallSide * smallSide; p++) {
            Arrays.fill(row, 0, taps, 0f);
            // row_(k,l) = Σ_s small_s · W_s(k,l)
            LinearCombination.add(weights, smallChannels, small, p * smallChannels, row, taps);
            int corner = (p / smallSide * largeSide + p % smallSide) * stride * largeChannels;
            for (int kh = 0; kh < kernel; kh++) {
                addAt(large, corner + kh * largeSide * largeChannels, row, kh * span, span);
            }
        }
    }

    /** For each kernel entry and large channel: all positions' contributions in one row, then the row onto the map. */
    private void spreadByTap(float[] small, float[] large, Scratch scratch) {
        int positions = smallSide * smallSide;
        float[][] channels = scratch.channels;
        for (int s = 0; s < smallChannels; s++) {
            float[] channel = channels[s];
            for (int p = 0; p < positions; p++) {
                channel[p] = small[p * smallChannels + s];
            }
        }
        float[] row = scratch.row;
        for (int tap = 0; tap < byTap.length; tap++) {
            Arrays.fill(row, 0, positions, 0f);
            // row_p = Σ_s small_(p,s) · W_s(k,l)
            LinearCombination.add(channels, smallChannels, byTap[tap], 0, row, positions);
            int corner = corner(tap);
            int step = stride * largeChannels;
            for (int r = 0; r < smallSide; r++) {
                int to = corner + r * step * largeSide;
                if (step == 1) {
                    addAt(large, to, row, r * smallSide, smallSide);
                } else {
                    for (int c = 0; c < smallSide; c++) {
                        large[to + c * step] += row[r * smallSide + c];
                    }
                }
            }
        }
    }

    /** Where a kernel entry and channel touches the large map from small position 0. */
    private int corner(int tap) {
        int k = tap / largeChannels;
        int l = tap % largeChannels;
        return (k / kernel * largeSide + k % kernel) * largeChannels + l;
    }

    private static void addAt(float[] target, int to, float[] row, int from, int length) {
        for (int i = 0; i < length; i++) {
            target[to + i] += row[from + i];
        }
    }

    /** {@code small = convolution of large}. */
    void collect(float[] large, float[] small, Scratch scratch) {
        if (collectsInOrder()) {
            collectByChannel(large, small, scratch);
        } else {
            collectByPosition(large, small, scratch);
        }
    }

    private void collectByPosition(float[] large, float[] small, Scratch scratch) {
        int taps = kernel * kernel * largeChannels;
        int span = kernel * largeChannels;
        float[] row = scratch.row;
        for (int p = 0; p < smallSide * smallSide; p++) {
            int corner = (p / smallSide * largeSide + p % smallSide) * stride * largeChannels;
            for (int kh = 0; kh < kernel; kh++) {
                System.arraycopy(large, corner + kh * largeSide * largeChannels, row, kh * span, span);
            }
            for (int s = 0; s < smallChannels; s++) {
                // small_s = Σ_(k,l) W_s(k,l) · large_(k,l)
                small[p * smallChannels + s] = LinearCombination.dot(weights[s], row, taps);
            }
        }
    }

    private void collectByChannel(float[] large, float[] small, Scratch scratch) {
        int positions = smallSide * smallSide;
        float[][] taps = scratch.taps;
        int step = stride * largeChannels;
        for (int tap = 0; tap < taps.length; tap++) {
            float[] seen = taps[tap];
            int corner = corner(tap);
            for (int r = 0; r < smallSide; r++) {
                int from = corner + r * step * largeSide;
                for (int c = 0; c < smallSide; c++) {
                    seen[r * smallSide + c] = large[from + c * step];
                }
            }
        }
        float[] row = scratch.row;
        for (int s = 0; s < smallChannels; s++) {
            Arrays.fill(row, 0, positions, 0f);
            // small_s,p = Σ_(k,l) W_s(k,l) · large_(p,k,l)
            LinearCombination.add(taps, taps.length, weights[s], 0, row, positions);
            for (int p = 0; p < positions; p++) {
                small[p * smallChannels + s] = row[p];
            }
        }
    }
}
