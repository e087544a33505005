package org.tenfold.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.math.Elu;

/**
 * A decoder's layers laid out for {@link ChannelLanes}: the twin of the plain passes in {@link Decoder}, same to the last
 * bit. Immutable; any number of threads may use it, each with its own {@link Workspace}.
 *
 * <p>Maps have the channel fastest, as in {@link Convolution}, with a border of zeros wide enough that every position
 * reads its whole kernel.
 */
final class LaneDecoder {
    private static final int BLOCK = ChannelLanes.BLOCK;
    private static final int PITCH = ChannelLanes.PITCH;

    private final int latentSize;
    private final Convolution first;
    private final float[] firstBias;
    /** Where the first layer's numbers lie in its bordered map. */
    private final Map firstMap;

    private final Spread[] middle;
    private final float[] zeros;

    private final int lastKernel;
    /** {@code [kw][channel][kh]}. */
    private final float[] lastWeights;

    private final float lastBias;

    private LaneDecoder(
            int latentSize,
            Convolution first,
            float[] firstBias,
            Map firstMap,
            Spread[] middle,
            int lastKernel,
            float[] lastWeights,
            float lastBias) {
        this.latentSize = latentSize;
        this.first = first;
        this.firstBias = firstBias;
        this.firstMap = firstMap;
        this.middle = middle;
        this.lastKernel = lastKernel;
        this.lastWeights = lastWeights;
        this.lastBias = lastBias;
        int most = 0;
        for (Spread spread : middle) {
            most = Math.max(most, spread.map.channels);
        }
        this.zeros = new float[most];
    }

    /**
     * The twin of a decoder, or null if its shape is none that {@link ChannelLanes} has kernels for.
     *
     * @param biases for each layer, its bias at every position
     */
    static @Nullable LaneDecoder of(
            Convolutions shape, int[] sides, int latentSize, Convolution[] layers, float[][] biases) {
        int last = shape.layers() - 1;
        if (last < 2
                || latentSize != BLOCK
                || shape.kernels()[last] != ChannelLanes.PAINTED_ROWS
                || shape.strides()[last] != 1
                || !layers[last].spreadsByTap()
                || !ChannelLanes.paints()) {
            return null;
        }
        for (int l = 1; l < last; l++) {
            if (layers[l].spreadsByTap() || !ChannelLanes.fills(shape.channels()[l])) {
                return null;
            }
        }
        Map firstMap = new Map(sides[1], shape.channels()[0], border(shape, 1, last));
        Spread[] middle = new Spread[last - 1];
        Map in = firstMap;
        for (int l = 1; l < last; l++) {
            Map out = new Map(sides[l + 1], shape.channels()[l], border(shape, l + 1, last));
            middle[l - 1] = new Spread(in, out, shape.kernels()[l], shape.strides()[l], layers[l], biases[l]);
            in = out;
        }
        int kernel = shape.kernels()[last];
        float[] weights = new float[kernel * in.channels * kernel];
        for (int i = 0; i < in.channels; i++) {
            for (int kh = 0; kh < kernel; kh++) {
                for (int kw = 0; kw < kernel; kw++) {
                    weights[(kw * in.channels + i) * kernel + kh] = layers[last].weight(i, kh * kernel + kw, 0);
                }
            }
        }
        return new LaneDecoder(latentSize, layers[0], biases[0], firstMap, middle, kernel, weights, biases[last][0]);
    }

    /** Zeros around a map so that the layer that reads it finds its whole kernel; none before the last layer. */
    private static int border(Convolutions shape, int reader, int last) {
        return reader == last ? 0 : (shape.kernels()[reader] - 1) / shape.strides()[reader];
    }

    /** A square map with a border. */
    private record Map(int side, int channels, int border) {
        int pitch() {
            return side + 2 * border;
        }

        int length() {
            return pitch() * pitch() * channels;
        }

        /** Where the channels of a position begin. */
        int at(int row, int column) {
            return ((row + border) * pitch() + column + border) * channels;
        }
    }

    /** A transposed convolution from one map to the next. */
    private static final class Spread {
        final Map in;
        final Map map;
        /** {@code [tap][in][out]}. */
        final float[] weights;

        final float[] bias;

        /** Positions that read the same kernel entries, in blocks: for each class what is read, from where, whither. */
        final int[][] reads;

        final int[][] from;
        final int[][] to;

        /** For each position of the outgoing map: what it reads inside the border, and where it lies. */
        final int[][] insideReads;

        final int[] inside;

        Spread(Map in, Map map, int kernel, int stride, Convolution layer, float[] biases) {
            this.in = in;
            this.map = map;
            this.bias = Arrays.copyOf(biases, map.channels);
            int taps = kernel * kernel;
            weights = new float[taps * in.channels * map.channels];
            for (int tap = 0; tap < taps; tap++) {
                for (int i = 0; i < in.channels; i++) {
                    for (int o = 0; o < map.channels; o++) {
                        weights[(tap * in.channels + i) * map.channels + o] = layer.weight(i, tap, o);
                    }
                }
            }
            int classes = stride * stride;
            reads = new int[classes][];
            from = new int[classes][];
            to = new int[classes][];
            for (int k = 0; k < classes; k++) {
                int a = k / stride;
                int b = k % stride;
                List<Integer> read = new ArrayList<>();
                // The rows and columns that are read in their order: the kernel's entries from the last to the first.
                for (int kh = last(kernel, stride, a); kh >= 0; kh -= stride) {
                    for (int kw = last(kernel, stride, b); kw >= 0; kw -= stride) {
                        read.add(-(kh / stride * in.pitch() + kw / stride) * in.channels);
                        read.add((kh * kernel + kw) * in.channels * map.channels);
                    }
                }
                reads[k] = ints(read);
                List<Integer> sources = new ArrayList<>();
                List<Integer> targets = new ArrayList<>();
                for (int row = a; row < map.side; row += stride) {
                    for (int column = b; column < map.side; column += stride) {
                        sources.add(in.at(row / stride, column / stride));
                        targets.add(map.at(row, column));
                    }
                }
                // The last block is filled up with its last position.
                while (sources.size() % BLOCK != 0) {
                    sources.add(sources.getLast());
                    targets.add(targets.getLast());
                }
                from[k] = ints(sources);
                to[k] = ints(targets);
            }
            insideReads = new int[map.side * map.side][];
            inside = new int[insideReads.length];
            for (int p = 0; p < inside.length; p++) {
                int row = p / map.side;
                int column = p % map.side;
                List<Integer> read = new ArrayList<>();
                for (int kh = last(kernel, stride, row % stride); kh >= 0; kh -= stride) {
                    for (int kw = last(kernel, stride, column % stride); kw >= 0; kw -= stride) {
                        int r = (row - kh) / stride;
                        int c = (column - kw) / stride;
                        if (row >= kh && column >= kw && r < in.side && c < in.side) {
                            read.add(in.at(r, c));
                            read.add((kh * kernel + kw) * in.channels * map.channels);
                        }
                    }
                }
                insideReads[p] = ints(read);
                inside[p] = map.at(row, column);
            }
        }

        /** The largest kernel entry that leads to rows, or columns, with this rest. */
        private static int last(int kernel, int stride, int rest) {
            return rest + (kernel - 1 - rest) / stride * stride;
        }

        private static int[] ints(List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).toArray();
        }

        void forward(float[] x, float[] y) {
            for (int k = 0; k < reads.length; k++) {
                for (int at = 0; at < from[k].length; at += BLOCK) {
                    ChannelLanes.spread(
                            reads[k], weights, bias, in.channels, map.channels, x, from[k], y, to[k], at, 0, false, y);
                }
            }
        }

        void tangents(float[] dx, int[] xAt, float[] dy, int[] yAt, float[] y, float[] zeros) {
            for (int p = 0; p < inside.length; p++) {
                ChannelLanes.spread(
                        insideReads[p],
                        weights,
                        zeros,
                        in.channels,
                        map.channels,
                        dx,
                        xAt,
                        dy,
                        yAt,
                        0,
                        inside[p],
                        true,
                        y);
            }
        }
    }

    /** The arrays a decoder computes in. */
    static final class Workspace {
        final Convolution.Scratch scratch;
        /** What comes out of the first layer, without a border, and a tangent of it. */
        final float[] activated;

        final float[] compact;
        final float[] axis;
        final float[][] maps;
        final float[][] tangents;
        final int[][] offsets;
        final float[] planes;
        final float[] painted;

        private Workspace(LaneDecoder d) {
            scratch = d.first.scratch();
            activated = new float[d.first.largeLength()];
            compact = new float[d.first.largeLength()];
            axis = new float[d.latentSize];
            maps = new float[d.middle.length + 1][];
            tangents = new float[maps.length][];
            offsets = new int[maps.length][BLOCK];
            for (int l = 0; l < maps.length; l++) {
                Map map = l == 0 ? d.firstMap : d.middle[l - 1].map;
                maps[l] = new float[map.length()];
                tangents[l] = new float[BLOCK * map.length()];
                int length = map.length();
                Arrays.setAll(offsets[l], t -> t * length);
            }
            Map last = d.middle[d.middle.length - 1].map;
            planes = new float[last.side * last.channels * PITCH + PITCH];
            painted = new float[(last.side + ChannelLanes.PAINTED_ROWS - 1) * PITCH];
        }
    }

    Workspace workspace() {
        return new Workspace(this);
    }

    /** Writes what comes out of the last layer for {@code z}, before the logistic function. */
    void forward(float[] z, float[] out, Workspace w) {
        System.arraycopy(firstBias, 0, w.activated, 0, firstBias.length);
        first.spread(z, w.activated, w.scratch);
        Elu.apply(w.activated);
        border(w.activated, firstMap, w.maps[0], 0);
        for (int l = 0; l < middle.length; l++) {
            middle[l].forward(w.maps[l], w.maps[l + 1]);
            Elu.apply(w.maps[l + 1]);
        }
        paint(w.maps[middle.length], 0, lastBias, out, w);
    }

    /** Writes the derivatives of what comes out of the last layer along each axis, after a {@link #forward} pass. */
    void tangents(float[][] out, Workspace w) {
        for (int t = 0; t < BLOCK; t++) {
            Arrays.fill(w.axis, 0f);
            w.axis[t] = 1f;
            Arrays.fill(w.compact, 0f);
            first.spread(w.axis, w.compact, w.scratch);
            Elu.multiplyByDerivative(w.compact, w.activated);
            border(w.compact, firstMap, w.tangents[0], w.offsets[0][t]);
        }
        for (int l = 0; l < middle.length; l++) {
            middle[l].tangents(w.tangents[l], w.offsets[l], w.tangents[l + 1], w.offsets[l + 1], w.maps[l + 1], zeros);
        }
        for (int t = 0; t < BLOCK; t++) {
            paint(w.tangents[middle.length], w.offsets[middle.length][t], 0, out[t], w);
        }
    }

    private static void border(float[] compact, Map map, float[] target, int shift) {
        int row = map.side * map.channels;
        for (int r = 0; r < map.side; r++) {
            System.arraycopy(compact, r * row, target, shift + map.at(r, 0), row);
        }
    }

    private void paint(float[] map, int from, float bias, float[] out, Workspace w) {
        Map last = middle[middle.length - 1].map;
        int channels = last.channels;
        int side = last.side;
        float[] planes = w.planes;
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                int to = r * channels * PITCH + lastKernel - 1 + c;
                int at = from + (r * side + c) * channels;
                for (int i = 0; i < channels; i++) {
                    planes[to + i * PITCH] = map[at + i];
                }
            }
        }
        Arrays.fill(w.painted, bias);
        ChannelLanes.paint(lastWeights, channels, lastKernel, planes, side, w.painted);
        for (int r = 0; r < Image.SIDE; r++) {
            System.arraycopy(w.painted, r * PITCH, out, r * Image.SIDE, Image.SIDE);
        }
    }
}
