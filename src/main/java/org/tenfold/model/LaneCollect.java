package org.tenfold.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One layer of an encoder laid out for {@link ChannelLanes}: the twin of {@link Convolution#collect}, same to the last
 * bit. Immutable.
 */
final class LaneCollect {
    private static final int BLOCK = ChannelLanes.BLOCK;

    private final int outs;
    /** {@code [tap][in][out]}. */
    private final float[] weights;

    /** What a position reads, from its first number on. */
    private final int[] reads;

    private final int[] from;
    private final int[] to;

    private LaneCollect(int outs, float[] weights, int[] reads, int[] from, int[] to) {
        this.outs = outs;
        this.weights = weights;
        this.reads = reads;
        this.from = from;
        this.to = to;
    }

    /** The twin of a layer that sums over its kernel in order, or null where {@link ChannelLanes} has none. */
    static @Nullable LaneCollect of(
            Convolution layer, int smallSide, int largeSide, int ins, int outs, int kernel, int stride) {
        if (!layer.collectsInOrder() || !ChannelLanes.fills(outs)) {
            return null;
        }
        int[] reads = new int[kernel * kernel * ins];
        float[] weights = new float[reads.length * outs];
        for (int k = 0; k < reads.length; k++) {
            int tap = k / ins;
            reads[k] = (tap / kernel * largeSide + tap % kernel) * ins + k % ins;
            for (int o = 0; o < outs; o++) {
                weights[k * outs + o] = layer.weight(o, tap, k % ins);
            }
        }
        int positions = smallSide * smallSide;
        int[] from = new int[(positions + BLOCK - 1) / BLOCK * BLOCK];
        int[] to = new int[from.length];
        // The last block is filled up with the last position.
        Arrays.setAll(from, j -> {
            int p = Math.min(j, positions - 1);
            return (p / smallSide * largeSide + p % smallSide) * stride * ins;
        });
        Arrays.setAll(to, j -> Math.min(j, positions - 1) * outs);
        return new LaneCollect(outs, weights, reads, from, to);
    }

    /** {@code small = convolution of large}. */
    void collect(float[] large, float[] small) {
        for (int at = 0; at < from.length; at += BLOCK) {
            ChannelLanes.collect(reads, weights, outs, large, from, small, to, at);
        }
    }
}
