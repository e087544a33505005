package org.tenfold.math;

/**
 * Weighted sums of rows, the one operation that all convolutions here are made of.
 *
 * <p>The inner loop runs over arrays that are all indexed by its own variable and nothing else: such loops the
 * just-in-time compiler turns into vector instructions. Eight rows a pass make the most of each load and store of the
 * target.
 */
public final class LinearCombination {
    private static final int ROWS_A_PASS = 8;

    private LinearCombination() {}

    /**
     * {@code target_i ← target_i + Σ_k factors[from + k] · rows[k]_i} for {@code k < count} and {@code i < length}.
     *
     * <p>The sum is always taken in the same order, so the result does not depend on the machine's vector width.
     */
    public static void add(float[][] rows, int count, float[] factors, int from, float[] target, int length) {
        int k = 0;
        for (; k + ROWS_A_PASS <= count; k += ROWS_A_PASS) {
            addEight(rows, k, factors, from + k, target, length);
        }
        for (; k < count; k++) {
            addOne(rows[k], factors[from + k], target, length);
        }
    }

    private static void addEight(float[][] rows, int first, float[] factors, int from, float[] target, int length) {
        float f0 = factors[from];
        float f1 = factors[from + 1];
        float f2 = factors[from + 2];
        float f3 = factors[from + 3];
        float f4 = factors[from + 4];
        float f5 = factors[from + 5];
        float f6 = factors[from + 6];
        float f7 = factors[from + 7];
        float[] r0 = rows[first];
        float[] r1 = rows[first + 1];
        float[] r2 = rows[first + 2];
        float[] r3 = rows[first + 3];
        float[] r4 = rows[first + 4];
        float[] r5 = rows[first + 5];
        float[] r6 = rows[first + 6];
        float[] r7 = rows[first + 7];
        for (int i = 0; i < length; i++) {
            // one after the other, each rounded once
            float sum = Math.fma(f0, r0[i], target[i]);
            sum = Math.fma(f1, r1[i], sum);
            sum = Math.fma(f2, r2[i], sum);
            sum = Math.fma(f3, r3[i], sum);
            sum = Math.fma(f4, r4[i], sum);
            sum = Math.fma(f5, r5[i], sum);
            sum = Math.fma(f6, r6[i], sum);
            target[i] = Math.fma(f7, r7[i], sum);
        }
    }

    private static void addOne(float[] row, float factor, float[] target, int length) {
        for (int i = 0; i < length; i++) {
            target[i] = Math.fma(factor, row[i], target[i]);
        }
    }

    /** {@code Σ a_i b_i} for {@code i < length}, summed in eight interleaved parts. */
    public static float dot(float[] a, float[] b, int length) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        int i = 0;
        for (; i + ROWS_A_PASS <= length; i += ROWS_A_PASS) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
            s4 += a[i + 4] * b[i + 4];
            s5 += a[i + 5] * b[i + 5];
            s6 += a[i + 6] * b[i + 6];
            s7 += a[i + 7] * b[i + 7];
        }
        for (; i < length; i++) {
            s0 += a[i] * b[i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
