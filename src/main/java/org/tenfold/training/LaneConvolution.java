package org.tenfold.training;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A convolution or transposed convolution over a batch of pictures, one picture per vector lane.
 *
 * <p>Activations are laid out {@code [pixel][channel][lane]}: the same number of every picture of the batch lies side by
 * side, so every product is one broadcast weight times one vector of pictures, whatever the kernel and the stride. Both
 * kinds of convolution are the same relation "output pixel p reads input pixel q through tap t", read forwards (outputs
 * from inputs), backwards (input gradients from output gradients) or summed over pixels (weight gradients). No padding.
 *
 * <p>Weights are laid out {@code [tap][input channel][output channel]}.
 */
final class LaneConvolution {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    final int inputSide;
    final int inputChannels;
    final int outputSide;
    final int outputChannels;
    final int taps;
    final boolean transposed;

    /** Per output pixel: pairs (input pixel, tap). */
    private final int[][] forward;
    /** Per input pixel: pairs (output pixel, tap). */
    private final int[][] backward;
    /** Per tap: pairs (input pixel, output pixel). */
    private final int[][] byTap;

    private LaneConvolution(
            int inputSide,
            int inputChannels,
            int outputSide,
            int outputChannels,
            int kernel,
            int stride,
            boolean transposed) {
        this.inputSide = inputSide;
        this.inputChannels = inputChannels;
        this.outputSide = outputSide;
        this.outputChannels = outputChannels;
        this.taps = kernel * kernel;
        this.transposed = transposed;
        // A convolution's output pixel o reads input o·stride + k; a transposed one's input pixel i writes i·stride +
        // k.
        int near = transposed ? inputSide : outputSide;
        int far = transposed ? outputSide : inputSide;
        PairLists f = new PairLists(outputSide * outputSide);
        PairLists b = new PairLists(inputSide * inputSide);
        PairLists t = new PairLists(taps);
        for (int tap = 0; tap < taps; tap++) {
            for (int y = 0; y < near; y++) {
                for (int x = 0; x < near; x++) {
                    int nearPixel = y * near + x;
                    int farPixel = (y * stride + tap / kernel) * far + x * stride + tap % kernel;
                    int in = transposed ? nearPixel : farPixel;
                    int out = transposed ? farPixel : nearPixel;
                    f.add(out, in, tap);
                    b.add(in, out, tap);
                    t.add(tap, in, out);
                }
            }
        }
        this.forward = f.toArrays();
        this.backward = b.toArrays();
        this.byTap = t.toArrays();
    }

    static LaneConvolution convolution(int inputSide, int inputChannels, int outputChannels, int kernel, int stride) {
        return new LaneConvolution(
                inputSide, inputChannels, (inputSide - kernel) / stride + 1, outputChannels, kernel, stride, false);
    }

    static LaneConvolution transposed(int inputSide, int inputChannels, int outputChannels, int kernel, int stride) {
        return new LaneConvolution(
                inputSide, inputChannels, (inputSide - 1) * stride + kernel, outputChannels, kernel, stride, true);
    }

    int inputSize() {
        return inputSide * inputSide * inputChannels;
    }

    int outputSize() {
        return outputSide * outputSide * outputChannels;
    }

    int weights() {
        return taps * inputChannels * outputChannels;
    }

    /**
     * out[p][o] = bias[o] + Σ over (q, t) of p, i of w[t][i][o] · in[q][i], with w at theta[weights…] and the bias at
     * theta[bias…], or no bias where {@code bias} is negative.
     */
    void forward(float[] theta, int weights, int bias, float[] in, float[] out, int lanes) {
        gather(forward, theta, weights, bias, in, inputChannels, out, outputChannels, lanes);
    }

    /** dIn[q][i] = Σ over (p, t) of q, o of w[t][i][o] · dOut[p][o], with {@code flipped} = w as [tap][o][i]. */
    void backward(float[] flipped, float[] dOut, float[] dIn, int lanes) {
        gather(backward, flipped, 0, -1, dOut, outputChannels, dIn, inputChannels, lanes);
    }

    /** The weights as [tap][output channel][input channel], for {@link #backward}. */
    void flip(float[] theta, int weights, float[] flipped) {
        for (int t = 0; t < taps; t++) {
            int base = t * inputChannels * outputChannels;
            for (int i = 0; i < inputChannels; i++) {
                for (int o = 0; o < outputChannels; o++) {
                    flipped[base + o * inputChannels + i] = theta[weights + base + i * outputChannels + o];
                }
            }
        }
    }

    private static void gather(
            int[][] pairs,
            float[] w,
            int w0,
            int bias,
            float[] in,
            int inChannels,
            float[] out,
            int outChannels,
            int lanes) {
        int wide = 4 * LANES;
        int blocked = outChannels - outChannels % 4;
        for (int p = 0; p < pairs.length; p++) {
            int[] list = pairs[p];
            for (int n = 0; n < lanes; n += wide) {
                if (n + wide <= lanes) {
                    for (int o = 0; o < blocked; o += 4) {
                        gather4x4(
                                list,
                                w,
                                w0,
                                bias,
                                in,
                                inChannels,
                                out,
                                (p * outChannels + o) * lanes + n,
                                outChannels,
                                o,
                                lanes,
                                n);
                    }
                    for (int o = blocked; o < outChannels; o++) {
                        gather1x4(
                                list,
                                w,
                                w0,
                                bias,
                                in,
                                inChannels,
                                out,
                                (p * outChannels + o) * lanes + n,
                                outChannels,
                                o,
                                lanes,
                                n);
                    }
                } else {
                    for (int m = n; m < lanes; m += LANES) {
                        for (int o = 0; o < blocked; o += 4) {
                            gather4x1(
                                    list,
                                    w,
                                    w0,
                                    bias,
                                    in,
                                    inChannels,
                                    out,
                                    (p * outChannels + o) * lanes + m,
                                    outChannels,
                                    o,
                                    lanes,
                                    m);
                        }
                        for (int o = blocked; o < outChannels; o++) {
                            gather1x1(
                                    list,
                                    w,
                                    w0,
                                    bias,
                                    in,
                                    inChannels,
                                    out,
                                    (p * outChannels + o) * lanes + m,
                                    outChannels,
                                    o,
                                    lanes,
                                    m);
                        }
                    }
                }
            }
        }
    }

    private static void gather4x4(
            int[] list,
            float[] w,
            int w0,
            int bias,
            float[] in,
            int inChannels,
            float[] out,
            int target,
            int outChannels,
            int o,
            int lanes,
            int n) {
        FloatVector a0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : w[bias + o]), a1 = a0, a2 = a0, a3 = a0;
        FloatVector b0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : w[bias + o + 1]), b1 = b0, b2 = b0, b3 = b0;
        FloatVector c0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : w[bias + o + 2]), c1 = c0, c2 = c0, c3 = c0;
        FloatVector d0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : w[bias + o + 3]), d1 = d0, d2 = d0, d3 = d0;
        for (int k = 0; k < list.length; k += 2) {
            int source = list[k] * inChannels * lanes + n;
            int weight = w0 + list[k + 1] * inChannels * outChannels + o;
            for (int i = 0; i < inChannels; i++) {
                int at = source + i * lanes;
                int wi = weight + i * outChannels;
                FloatVector x0 = FloatVector.fromArray(SPECIES, in, at);
                FloatVector x1 = FloatVector.fromArray(SPECIES, in, at + LANES);
                FloatVector x2 = FloatVector.fromArray(SPECIES, in, at + 2 * LANES);
                FloatVector x3 = FloatVector.fromArray(SPECIES, in, at + 3 * LANES);
                FloatVector wa = FloatVector.broadcast(SPECIES, w[wi]);
                a0 = x0.fma(wa, a0);
                a1 = x1.fma(wa, a1);
                a2 = x2.fma(wa, a2);
                a3 = x3.fma(wa, a3);
                FloatVector wb = FloatVector.broadcast(SPECIES, w[wi + 1]);
                b0 = x0.fma(wb, b0);
                b1 = x1.fma(wb, b1);
                b2 = x2.fma(wb, b2);
                b3 = x3.fma(wb, b3);
                FloatVector wc = FloatVector.broadcast(SPECIES, w[wi + 2]);
                c0 = x0.fma(wc, c0);
                c1 = x1.fma(wc, c1);
                c2 = x2.fma(wc, c2);
                c3 = x3.fma(wc, c3);
                FloatVector wd = FloatVector.broadcast(SPECIES, w[wi + 3]);
                d0 = x0.fma(wd, d0);
                d1 = x1.fma(wd, d1);
                d2 = x2.fma(wd, d2);
                d3 = x3.fma(wd, d3);
            }
        }
        store(a0, a1, a2, a3, out, target);
        store(b0, b1, b2, b3, out, target + lanes);
        store(c0, c1, c2, c3, out, target + 2 * lanes);
        store(d0, d1, d2, d3, out, target + 3 * lanes);
    }

    private static void store(FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3, float[] out, int target) {
        v0.intoArray(out, target);
        v1.intoArray(out, target + LANES);
        v2.intoArray(out, target + 2 * LANES);
        v3.intoArray(out, target + 3 * LANES);
    }

    private static void gather1x4(
            int[] list,
            float[] w,
            int w0,
            int bias,
            float[] in,
            int inChannels,
            float[] out,
            int target,
            int outChannels,
            int o,
            int lanes,
            int n) {
        FloatVector a0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : w[bias + o]), a1 = a0, a2 = a0, a3 = a0;
        for (int k = 0; k < list.length; k += 2) {
            int source = list[k] * inChannels * lanes + n;
            int weight = w0 + list[k + 1] * inChannels * outChannels + o;
            for (int i = 0; i < inChannels; i++) {
                int at = source + i * lanes;
                FloatVector wa = FloatVector.broadcast(SPECIES, w[weight + i * outChannels]);
                a0 = FloatVector.fromArray(SPECIES, in, at).fma(wa, a0);
                a1 = FloatVector.fromArray(SPECIES, in, at + LANES).fma(wa, a1);
                a2 = FloatVector.fromArray(SPECIES, in, at + 2 * LANES).fma(wa, a2);
                a3 = FloatVector.fromArray(SPECIES, in, at + 3 * LANES).fma(wa, a3);
            }
        }
        store(a0, a1, a2, a3, out, target);
    }

    private static void gather4x1(
            int[] list,
            float[] w,
            int w0,
            int bias,
            float[] in,
            int inChannels,
            float[] out,
            int target,
            int outChannels,
            int o,
            int lanes,
            int n) {
        FloatVector a = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : w[bias + o]);
        FloatVector b = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : w[bias + o + 1]);
        FloatVector c = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : w[bias + o + 2]);
        FloatVector d = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : w[bias + o + 3]);
        for (int k = 0; k < list.length; k += 2) {
            int source = list[k] * inChannels * lanes + n;
            int weight = w0 + list[k + 1] * inChannels * outChannels + o;
            for (int i = 0; i < inChannels; i++) {
                FloatVector x = FloatVector.fromArray(SPECIES, in, source + i * lanes);
                int wi = weight + i * outChannels;
                a = x.fma(FloatVector.broadcast(SPECIES, w[wi]), a);
                b = x.fma(FloatVector.broadcast(SPECIES, w[wi + 1]), b);
                c = x.fma(FloatVector.broadcast(SPECIES, w[wi + 2]), c);
                d = x.fma(FloatVector.broadcast(SPECIES, w[wi + 3]), d);
            }
        }
        a.intoArray(out, target);
        b.intoArray(out, target + lanes);
        c.intoArray(out, target + 2 * lanes);
        d.intoArray(out, target + 3 * lanes);
    }

    private static void gather1x1(
            int[] list,
            float[] w,
            int w0,
            int bias,
            float[] in,
            int inChannels,
            float[] out,
            int target,
            int outChannels,
            int o,
            int lanes,
            int n) {
        FloatVector a0 = FloatVector.broadcast(SPECIES, bias < 0 ? 0 : w[bias + o]);
        for (int k = 0; k < list.length; k += 2) {
            int source = list[k] * inChannels * lanes + n;
            int weight = w0 + list[k + 1] * inChannels * outChannels + o;
            for (int i = 0; i < inChannels; i++) {
                a0 = FloatVector.fromArray(SPECIES, in, source + i * lanes)
                        .fma(FloatVector.broadcast(SPECIES, w[weight + i * outChannels]), a0);
            }
        }
        a0.intoArray(out, target);
    }

    /** dW[t][i][o] += Σ over (q, p) of t and lanes of in[q][i] · dOut[p][o]. */
    void weightGradient(float[] in, float[] dOut, float[] dWeights, int weights, int lanes) {
        int blockedIn = inputChannels - inputChannels % 4;
        int blockedOut = outputChannels - outputChannels % 4;
        float[] scratch = new float[LANES];
        for (int t = 0; t < taps; t++) {
            int[] list = byTap[t];
            int base = weights + t * inputChannels * outputChannels;
            for (int i = 0; i < blockedIn; i += 4) {
                for (int o = 0; o < blockedOut; o += 4) {
                    gradient4x4(list, in, dOut, dWeights, base + i * outputChannels + o, i, o, lanes, scratch);
                }
                for (int o = blockedOut; o < outputChannels; o++) {
                    gradient4x1(
                            list,
                            in,
                            inputChannels,
                            i,
                            dOut,
                            outputChannels,
                            o,
                            dWeights,
                            base + i * outputChannels + o,
                            outputChannels,
                            lanes,
                            scratch);
                }
            }
            for (int i = blockedIn; i < inputChannels; i++) {
                for (int o = 0; o < blockedOut; o += 4) {
                    gradient1x4(list, in, dOut, dWeights, base + i * outputChannels + o, i, o, lanes, scratch);
                }
                if (blockedOut != outputChannels) {
                    throw new IllegalStateException("channels " + inputChannels + " and " + outputChannels
                            + ", expected one of them to be a multiple of 4");
                }
            }
        }
    }

    private void gradient4x4(
            int[] list, float[] in, float[] dOut, float[] dW, int target, int i, int o, int lanes, float[] scratch) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector a0 = zero, a1 = zero, a2 = zero, a3 = zero;
        FloatVector b0 = zero, b1 = zero, b2 = zero, b3 = zero;
        FloatVector c0 = zero, c1 = zero, c2 = zero, c3 = zero;
        FloatVector d0 = zero, d1 = zero, d2 = zero, d3 = zero;
        for (int k = 0; k < list.length; k += 2) {
            int q = (list[k] * inputChannels + i) * lanes;
            int p = (list[k + 1] * outputChannels + o) * lanes;
            for (int n = 0; n < lanes; n += LANES) {
                FloatVector g0 = FloatVector.fromArray(SPECIES, dOut, p + n);
                FloatVector g1 = FloatVector.fromArray(SPECIES, dOut, p + lanes + n);
                FloatVector g2 = FloatVector.fromArray(SPECIES, dOut, p + 2 * lanes + n);
                FloatVector g3 = FloatVector.fromArray(SPECIES, dOut, p + 3 * lanes + n);
                FloatVector x = FloatVector.fromArray(SPECIES, in, q + n);
                a0 = x.fma(g0, a0);
                a1 = x.fma(g1, a1);
                a2 = x.fma(g2, a2);
                a3 = x.fma(g3, a3);
                x = FloatVector.fromArray(SPECIES, in, q + lanes + n);
                b0 = x.fma(g0, b0);
                b1 = x.fma(g1, b1);
                b2 = x.fma(g2, b2);
                b3 = x.fma(g3, b3);
                x = FloatVector.fromArray(SPECIES, in, q + 2 * lanes + n);
                c0 = x.fma(g0, c0);
                c1 = x.fma(g1, c1);
                c2 = x.fma(g2, c2);
                c3 = x.fma(g3, c3);
                x = FloatVector.fromArray(SPECIES, in, q + 3 * lanes + n);
                d0 = x.fma(g0, d0);
                d1 = x.fma(g1, d1);
                d2 = x.fma(g2, d2);
                d3 = x.fma(g3, d3);
            }
        }
        addSums(a0, a1, a2, a3, dW, target, scratch);
        addSums(b0, b1, b2, b3, dW, target + outputChannels, scratch);
        addSums(c0, c1, c2, c3, dW, target + 2 * outputChannels, scratch);
        addSums(d0, d1, d2, d3, dW, target + 3 * outputChannels, scratch);
    }

    private static void addSums(
            FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3, float[] dW, int target, float[] scratch) {
        dW[target] += LaneMath.sum(v0, scratch);
        dW[target + 1] += LaneMath.sum(v1, scratch);
        dW[target + 2] += LaneMath.sum(v2, scratch);
        dW[target + 3] += LaneMath.sum(v3, scratch);
    }

    private static void gradient4x1(
            int[] list,
            float[] in,
            int inChannels,
            int i,
            float[] dOut,
            int outChannels,
            int o,
            float[] dW,
            int target,
            int step,
            int lanes,
            float[] scratch) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector a = zero, b = zero, c = zero, d = zero;
        for (int k = 0; k < list.length; k += 2) {
            int q = (list[k] * inChannels + i) * lanes;
            int p = (list[k + 1] * outChannels + o) * lanes;
            for (int n = 0; n < lanes; n += LANES) {
                FloatVector g = FloatVector.fromArray(SPECIES, dOut, p + n);
                a = FloatVector.fromArray(SPECIES, in, q + n).fma(g, a);
                b = FloatVector.fromArray(SPECIES, in, q + lanes + n).fma(g, b);
                c = FloatVector.fromArray(SPECIES, in, q + 2 * lanes + n).fma(g, c);
                d = FloatVector.fromArray(SPECIES, in, q + 3 * lanes + n).fma(g, d);
            }
        }
        dW[target] += LaneMath.sum(a, scratch);
        dW[target + step] += LaneMath.sum(b, scratch);
        dW[target + 2 * step] += LaneMath.sum(c, scratch);
        dW[target + 3 * step] += LaneMath.sum(d, scratch);
    }

    private void gradient1x4(
            int[] list, float[] in, float[] dOut, float[] dW, int target, int i, int o, int lanes, float[] scratch) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector a = zero, b = zero, c = zero, d = zero;
        for (int k = 0; k < list.length; k += 2) {
            int q = (list[k] * inputChannels + i) * lanes;
            int p = (list[k + 1] * outputChannels + o) * lanes;
            for (int n = 0; n < lanes; n += LANES) {
                FloatVector x = FloatVector.fromArray(SPECIES, in, q + n);
                a = FloatVector.fromArray(SPECIES, dOut, p + n).fma(x, a);
                b = FloatVector.fromArray(SPECIES, dOut, p + lanes + n).fma(x, b);
                c = FloatVector.fromArray(SPECIES, dOut, p + 2 * lanes + n).fma(x, c);
                d = FloatVector.fromArray(SPECIES, dOut, p + 3 * lanes + n).fma(x, d);
            }
        }
        addSums(a, b, c, d, dW, target, scratch);
    }

    /** Growing lists of int pairs, one list per index. */
    private static final class PairLists {
        private final int[][] lists;
        private final int[] sizes;

        PairLists(int count) {
            lists = new int[count][8];
            sizes = new int[count];
        }

        void add(int index, int first, int second) {
            if (sizes[index] == lists[index].length) {
                lists[index] = Arrays.copyOf(lists[index], 2 * sizes[index]);
            }
            lists[index][sizes[index]++] = first;
            lists[index][sizes[index]++] = second;
        }

        int[][] toArrays() {
            int[][] trimmed = new int[lists.length][];
            for (int i = 0; i < lists.length; i++) {
                trimmed[i] = Arrays.copyOf(lists[i], sizes[i]);
            }
            return trimmed;
        }
    }
}
