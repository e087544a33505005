package org.tenfold.model;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sums of a convolution and of its transpose with vector instructions: the one class of this room that needs the
 * incubating module {@code jdk.incubator.vector}, to be touched only where {@link KernelChoice} says so.
 *
 * <p>A vector holds neighbouring channels (or, in {@link #paint}, columns) of what comes out; eight such vectors, of
 * eight positions or of eight tangents, stay in registers while one vector of weights after the other meets one number
 * of each position. Every sum is taken in the order of {@link Convolution}, with the same fused multiplications, so that
 * the results are the same to the last bit and do not depend on the length of the machine's vectors.
 */
final class ChannelLanes {
    /** Positions, or tangents, that one call of {@link #spread} or {@link #collect} works on. */
    static final int BLOCK = 8;

    /** Rows that the last layer's kernel is high: {@link #paint} keeps one sum for each of them. */
    static final int PAINTED_ROWS = 4;

    /** Columns of a row of {@link #paint}, before and after it. */
    static final int PITCH = 32;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private ChannelLanes() {}

    /** Whether so many channels fill whole vectors. */
    static boolean fills(int channels) {
        return channels % LANES == 0;
    }

    /** Whether rows of {@link #PITCH} are worked on in pairs of whole vectors. */
    static boolean paints() {
        return PITCH % (2 * LANES) == 0;
    }

    /**
     * A transposed convolution at {@link #BLOCK} positions that read the same kernel entries: for each position j and
     * outgoing channel o,
     * {@code out[to[at+j] + o + shift] = (bias[o] + Σ_k (Σ_i in[from[at+j] + reads[2k] + i] · weights[reads[2k+1] + i·outs +
     * o])) · slope}, where the slope is {@code 1 + min(activated[shift + o], 0)} or, without {@code slopes}, 1.
     *
     * @param ins incoming channels
     * @param outs outgoing channels, see {@link #fills}
     */
    static void spread(
            int[] reads,
            float[] weights,
            float[] bias,
            int ins,
            int outs,
            float[] in,
            int[] from,
            float[] out,
            int[] to,
            int at,
            int shift,
            boolean slopes,
            float[] activated) {
        int f0 = from[at];
        int f1 = from[at + 1];
        int f2 = from[at + 2];
        int f3 = from[at + 3];
        int f4 = from[at + 4];
        int f5 = from[at + 5];
        int f6 = from[at + 6];
        int f7 = from[at + 7];
        for (int o = 0; o < outs; o += LANES) {
            FloatVector s0 = FloatVector.fromArray(SPECIES, bias, o);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            FloatVector s4 = s0;
            FloatVector s5 = s0;
            FloatVector s6 = s0;
            FloatVector s7 = s0;
            for (int k = 0; k < reads.length; k += 2) {
                int read = reads[k];
                int weight = reads[k + 1] + o;
                FloatVector p0 = FloatVector.zero(SPECIES);
                FloatVector p1 = p0;
                FloatVector p2 = p0;
                FloatVector p3 = p0;
                FloatVector p4 = p0;
                FloatVector p5 = p0;
                FloatVector p6 = p0;
                FloatVector p7 = p0;
                for (int i = 0; i < ins; i++) {
                    FloatVector w = FloatVector.fromArray(SPECIES, weights, weight + i * outs);
                    int r = read + i;
                    p0 = FloatVector.broadcast(SPECIES, in[f0 + r]).fma(w, p0);
                    p1 = FloatVector.broadcast(SPECIES, in[f1 + r]).fma(w, p1);
                    p2 = FloatVector.broadcast(SPECIES, in[f2 + r]).fma(w, p2);
                    p3 = FloatVector.broadcast(SPECIES, in[f3 + r]).fma(w, p3);
                    p4 = FloatVector.broadcast(SPECIES, in[f4 + r]).fma(w, p4);
                    p5 = FloatVector.broadcast(SPECIES, in[f5 + r]).fma(w, p5);
                    p6 = FloatVector.broadcast(SPECIES, in[f6 + r]).fma(w, p6);
                    p7 = FloatVector.broadcast(SPECIES, in[f7 + r]).fma(w, p7);
                }
                s0 = s0.add(p0);
                s1 = s1.add(p1);
                s2 = s2.add(p2);
                s3 = s3.add(p3);
                s4 = s4.add(p4);
                s5 = s5.add(p5);
                s6 = s6.add(p6);
                s7 = s7.add(p7);
            }
            int t = shift + o;
            if (slopes) {
                // ELU'(x) = 1 + min(ELU(x), 0)
                FloatVector slope =
                        FloatVector.fromArray(SPECIES, activated, t).min(0f).add(1f);
                s0 = s0.mul(slope);
                s1 = s1.mul(slope);
                s2 = s2.mul(slope);
                s3 = s3.mul(slope);
                s4 = s4.mul(slope);
                s5 = s5.mul(slope);
                s6 = s6.mul(slope);
                s7 = s7.mul(slope);
            }
            s0.intoArray(out, to[at] + t);
            s1.intoArray(out, to[at + 1] + t);
            s2.intoArray(out, to[at + 2] + t);
            s3.intoArray(out, to[at + 3] + t);
            s4.intoArray(out, to[at + 4] + t);
            s5.intoArray(out, to[at + 5] + t);
            s6.intoArray(out, to[at + 6] + t);
            s7.intoArray(out, to[at + 7] + t);
        }
    }

    /**
     * A convolution at {@link #BLOCK} positions: for each position j and outgoing channel o,
     * {@code out[to[at+j] + o] = Σ_k in[from[at+j] + reads[k]] · weights[k·outs + o]}.
     *
     * @param outs outgoing channels, see {@link #fills}
     */
    static void collect(int[] reads, float[] weights, int outs, float[] in, int[] from, float[] out, int[] to, int at) {
        int f0 = from[at];
        int f1 = from[at + 1];
        int f2 = from[at + 2];
        int f3 = from[at + 3];
        int f4 = from[at + 4];
        int f5 = from[at + 5];
        int f6 = from[at + 6];
        int f7 = from[at + 7];
        for (int o = 0; o < outs; o += LANES) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            FloatVector s4 = s0;
            FloatVector s5 = s0;
            FloatVector s6 = s0;
            FloatVector s7 = s0;
            for (int k = 0; k < reads.length; k++) {
                FloatVector w = FloatVector.fromArray(SPECIES, weights, k * outs + o);
                int r = reads[k];
                s0 = FloatVector.broadcast(SPECIES, in[f0 + r]).fma(w, s0);
                s1 = FloatVector.broadcast(SPECIES, in[f1 + r]).fma(w, s1);
                s2 = FloatVector.broadcast(SPECIES, in[f2 + r]).fma(w, s2);
                s3 = FloatVector.broadcast(SPECIES, in[f3 + r]).fma(w, s3);
                s4 = FloatVector.broadcast(SPECIES, in[f4 + r]).fma(w, s4);
                s5 = FloatVector.broadcast(SPECIES, in[f5 + r]).fma(w, s5);
                s6 = FloatVector.broadcast(SPECIES, in[f6 + r]).fma(w, s6);
                s7 = FloatVector.broadcast(SPECIES, in[f7 + r]).fma(w, s7);
            }
            s0.intoArray(out, to[at] + o);
            s1.intoArray(out, to[at + 1] + o);
            s2.intoArray(out, to[at + 2] + o);
            s3.intoArray(out, to[at + 3] + o);
            s4.intoArray(out, to[at + 4] + o);
            s5.intoArray(out, to[at + 5] + o);
            s6.intoArray(out, to[at + 6] + o);
            s7.intoArray(out, to[at + 7] + o);
        }
    }

    /**
     * A transposed convolution with stride 1 and a kernel {@link #PAINTED_ROWS} high into a single channel:
     * {@code out[(r + kh)·PITCH + c] += Σ_i in[(r·ins + i)·PITCH + c + kernel − 1 − kw] · weights[(kw·ins + i)·4 + kh]}.
     *
     * @param in for each row and incoming channel {@link #PITCH} columns, of which the first {@code kernel − 1} and those
     *     after the last are zero, and a vector's length more at the end
     * @param kernel columns of the kernel
     * @param rows rows of {@code in}
     * @param out {@code rows + 3} rows of {@link #PITCH} columns
     */
    static void paint(float[] weights, int ins, int kernel, float[] in, int rows, float[] out) {
        for (int c = 0; c < PITCH; c += 2 * LANES) {
            // From the last row up, so that a row of `out` meets the kernel's rows in their order.
            for (int r = rows - 1; r >= 0; r--) {
                for (int kw = 0; kw < kernel; kw++) {
                    int read = r * ins * PITCH + c + kernel - 1 - kw;
                    int weight = kw * ins * PAINTED_ROWS;
                    FloatVector a0 = FloatVector.zero(SPECIES);
                    FloatVector a1 = a0;
                    FloatVector a2 = a0;
                    FloatVector a3 = a0;
                    FloatVector b0 = a0;
                    FloatVector b1 = a0;
                    FloatVector b2 = a0;
                    FloatVector b3 = a0;
                    for (int i = 0; i < ins; i++) {
                        FloatVector a = FloatVector.fromArray(SPECIES, in, read + i * PITCH);
                        FloatVector b = FloatVector.fromArray(SPECIES, in, read + i * PITCH + LANES);
                        int at = weight + i * PAINTED_ROWS;
                        FloatVector w0 = FloatVector.broadcast(SPECIES, weights[at]);
                        a0 = a.fma(w0, a0);
                        b0 = b.fma(w0, b0);
                        FloatVector w1 = FloatVector.broadcast(SPECIES, weights[at + 1]);
                        a1 = a.fma(w1, a1);
                        b1 = b.fma(w1, b1);
                        FloatVector w2 = FloatVector.broadcast(SPECIES, weights[at + 2]);
                        a2 = a.fma(w2, a2);
                        b2 = b.fma(w2, b2);
                        FloatVector w3 = FloatVector.broadcast(SPECIES, weights[at + 3]);
                        a3 = a.fma(w3, a3);
                        b3 = b.fma(w3, b3);
                    }
                    int to = r * PITCH + c;
                    add(a0, b0, out, to);
                    add(a1, b1, out, to + PITCH);
                    add(a2, b2, out, to + 2 * PITCH);
                    add(a3, b3, out, to + 3 * PITCH);
                }
            }
        }
    }

    private static void add(FloatVector a, FloatVector b, float[] out, int to) {
        FloatVector.fromArray(SPECIES, out, to).add(a).intoArray(out, to);
        FloatVector.fromArray(SPECIES, out, to + LANES).add(b).intoArray(out, to + LANES);
    }
}
