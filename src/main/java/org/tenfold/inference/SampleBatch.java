package org.tenfold.inference;

import java.util.Arrays;
import org.tenfold.image.Image;

/**
 * Decoded prior samples of one class, kept as one byte a pixel, from which distances to an image are bounded on both
 * sides.
 *
 * <p>Pixels come first and samples last, so that one pixel's levels of all samples lie together: the inner loop runs
 * over samples and is vectorised, and a black pixel of the image, whose product with every sample is zero, is skipped.
 * With {@code ĝ} for the stored and {@code g} for the decoded picture, {@code e = ‖g − ĝ‖} is kept for every sample,
 * and the triangle inequality gives {@code |‖x − ĝ‖ − ‖x − g‖| ≤ e}. The bounds hold in spite of rounding; whoever
 * needs the distance itself decodes the few samples that the bounds cannot tell apart.
 */
final class SampleBatch {
    static final int SIZE = 500;

    private static final int PIXELS = Image.PIXELS;
    private static final int LEVELS = 255;
    /** A level from 0 to 255 is kept as a signed byte less this. */
    private static final int OFFSET = 128;
    /** Unit roundoff of float arithmetic. */
    private static final double UNIT = 0x1p-24;
    /** Makes up for the few roundings of double arithmetic on values that already bound others. */
    private static final double SLACK = 1e-12;

    /** {@code [pixel][sample]}: round(255 g) − 128. */
    private final byte[] levels;

    /** {@code Σ level²} a sample. */
    private final int[] squares;

    /** {@code ‖g − ĝ‖₂} a sample, rounded up. */
    private final float[] errorL2;

    /** {@code ‖g − ĝ‖₁} a sample, rounded up. */
    private final float[] errorL1;

    private SampleBatch(byte[] levels, int[] squares, float[] errorL2, float[] errorL1) {
        this.levels = levels;
        this.squares = squares;
        this.errorL2 = errorL2;
        this.errorL1 = errorL1;
    }

    static SampleBatch empty() {
        return new SampleBatch(new byte[PIXELS * SIZE], new int[SIZE], new float[SIZE], new float[SIZE]);
    }

    byte[] levels() {
        return levels;
    }

    int[] squares() {
        return squares;
    }

    float[] errorL2() {
        return errorL2;
    }

    float[] errorL1() {
        return errorL1;
    }

    /** Keeps the decoded picture {@code g} as sample {@code i}. */
    void put(int i, float[] g) {
        int square = 0;
        double e2 = 0;
        double e1 = 0;
        for (int p = 0; p < PIXELS; p++) {
            int level = Math.clamp(Math.round(g[p] * LEVELS), 0, LEVELS);
            levels[p * SIZE + i] = (byte) (level - OFFSET);
            square += level * level;
            double error = g[p] - level / (double) LEVELS;
            e2 += error * error;
            e1 += Math.abs(error);
        }
        squares[i] = square;
        errorL2[i] = Math.nextUp((float) (Math.sqrt(e2) * (1 + SLACK)));
        errorL1[i] = Math.nextUp((float) (e1 * (1 + SLACK)));
    }

    /**
     * Bounds {@code low[offset + i] ≤ ‖t − g_i‖₂ ≤ high[offset + i]} for every sample.
     *
     * @param t any 784 finite numbers
     * @param products scratch of {@link #SIZE} floats
     */
    void boundL2(float[] t, double[] low, double[] high, int offset, float[] products) {
        // products_i = Σ_p t_p (level_pi − 128), four pixels a pass
        Arrays.fill(products, 0f);
        int[] lit = new int[4];
        int held = 0;
        double sum = 0;
        double sumOfMagnitudes = 0;
        double squaredNorm = 0;
        int terms = 0;
        for (int p = 0; p < PIXELS; p++) {
            if (t[p] != 0) {
                sum += t[p];
                sumOfMagnitudes += Math.abs(t[p]);
                squaredNorm += (double) t[p] * t[p];
                terms++;
                lit[held++] = p;
                if (held == 4) {
                    addFour(products, levels, lit, t);
                    held = 0;
                }
            }
        }
        for (int k = 0; k < held; k++) {
            addOne(products, levels, lit[k] * SIZE, t[lit[k]]);
        }
        // Each product is a sum of `terms` rounded terms of at most 128 |t_p|: |error| ≤ (terms + 2) u Σ 128 |t_p| (1 +
        // …),
        // and it enters the squared distance twice, divided by 255.
        double rounding = 2.02 * (terms + 2) * UNIT * OFFSET * sumOfMagnitudes / LEVELS + SLACK * (1 + squaredNorm);
        // ‖t − ĝ‖² = ‖t‖² − 2 t·ĝ + ‖ĝ‖²,  t·ĝ = (Σ t (level − 128) + 128 Σ t) / 255
        double constant = squaredNorm - 2.0 * OFFSET * sum / LEVELS;
        for (int i = 0; i < SIZE; i++) {
            double squared = constant - 2.0 / LEVELS * products[i] + squares[i] * (1.0 / (LEVELS * LEVELS));
            low[offset + i] = Math.max(0, Math.sqrt(Math.max(0, squared - rounding)) - errorL2[i]) * (1 - SLACK);
            high[offset + i] = (Math.sqrt(Math.max(0, squared + rounding)) + errorL2[i]) * (1 + SLACK);
        }
    }

    /**
     * Bounds {@code low[offset + i] ≤ ‖t − g_i‖₁ ≤ high[offset + i]} for every sample.
     *
     * @param t any 784 finite numbers
     * @param sums scratch of {@link #SIZE} floats
     */
    void boundL1(float[] t, double[] low, double[] high, int offset, float[] sums) {
        Arrays.fill(sums, 0f);
        double largest = 0;
        for (int p = 0; p < PIXELS; p++) {
            // |255 t − level| = |(255 t − 128) − (level − 128)|
            float shifted = LEVELS * t[p] - OFFSET;
            addDistance(sums, levels, p * SIZE, shifted);
            largest += Math.abs(shifted) + OFFSET;
        }
        // As above: at most PIXELS + 4 roundings of sums that are at most `largest`.
        double rounding = 1.01 * (PIXELS + 4) * UNIT * largest / LEVELS;
        for (int i = 0; i < SIZE; i++) {
            double distance = sums[i] * (1.0 / LEVELS);
            low[offset + i] = Math.max(0, distance - rounding - errorL1[i]) * (1 - SLACK);
            high[offset + i] = (distance + rounding + errorL1[i]) * (1 + SLACK);
        }
    }

    private static void addFour(float[] sums, byte[] levels, int[] pixels, float[] t) {
        addFour(
                sums,
                levels,
                pixels[0] * SIZE,
                pixels[1] * SIZE,
                pixels[2] * SIZE,
                pixels[3] * SIZE,
                t[pixels[0]],
                t[pixels[1]],
                t[pixels[2]],
                t[pixels[3]]);
    }

    private static void addFour(
            float[] sums, byte[] levels, int a, int b, int c, int d, float ta, float tb, float tc, float td) {
        for (int i = 0; i < SIZE; i++) {
            sums[i] += ta * levels[a + i] + tb * levels[b + i] + (tc * levels[c + i] + td * levels[d + i]);
        }
    }

    private static void addOne(float[] sums, byte[] levels, int a, float ta) {
        for (int i = 0; i < SIZE; i++) {
            sums[i] += ta * levels[a + i];
        }
    }

    private static void addDistance(float[] sums, byte[] levels, int a, float shifted) {
        for (int i = 0; i < SIZE; i++) {
            sums[i] += Math.abs(shifted - levels[a + i]);
        }
    }
}
