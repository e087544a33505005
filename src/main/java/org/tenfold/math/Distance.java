package org.tenfold.math;

/**
 * Distances between two arrays of the same length, in the units of their entries.
 *
 * <p>Sums are kept in double precision, so that a distance over 784 pixels is right to the last digits of a float.
 * Arrays of different lengths are refused with an {@link IllegalArgumentException}.
 */
public final class Distance {
    private Distance() {}

    /** Euclidean distance, {@code sqrt(Σ (a_i − b_i)²)}. */
    public static double l2(float[] a, float[] b) {
        return Math.sqrt(squaredL2(a, b));
    }

    /** Squared Euclidean distance, {@code Σ (a_i − b_i)²}: the squared error of a reconstruction. */
    public static double squaredL2(float[] a, float[] b) {
        requireSameLength(a, b);
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < a.length; i += 2) {
            double first = (double) a[i] - b[i];
            double second = (double) a[i + 1] - b[i + 1];
            even += first * first;
            odd += second * second;
        }
        if (i < a.length) {
            double last = (double) a[i] - b[i];
            even += last * last;
        }
        return even + odd;
    }

    /** City-block distance, {@code Σ |a_i − b_i|}: the dual of {@link #linf}. */
    public static double l1(float[] a, float[] b) {
        requireSameLength(a, b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((double) a[i] - b[i]);
        }
        return sum;
    }

    /** Largest difference of one entry, {@code max |a_i − b_i|}. */
    public static double linf(float[] a, float[] b) {
        requireSameLength(a, b);
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
        }
        return largest;
    }

    /** Number of entries that differ at all. */
    public static int l0(float[] a, float[] b) {
        requireSameLength(a, b);
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                count++;
            }
        }
        return count;
    }

    private static void requireSameLength(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "arrays have " + a.length + " and " + b.length + " numbers, expected the same length");
        }
    }
}
