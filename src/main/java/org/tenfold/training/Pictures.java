package org.tenfold.training;

import java.util.random.RandomGenerator;
import org.tenfold.image.Image;

/** Moves pictures into batches with one picture per lane, and the order in which they come. */
final class Pictures {
    private Pictures() {}

    /** Pictures by number: writes the 784 pixels of one into an array, starting at an offset. */
    @FunctionalInterface
    interface Source {
        void copyTo(int i, float[] target, int offset);
    }

    /** Writes picture {@code i} into lane {@code lane} of x, laid out {@code [pixel][lane]}. */
    static void toLane(Source pictures, int i, float[] x, int lane, int lanes, float[] scratch) {
        pictures.copyTo(i, scratch, 0);
        for (int p = 0; p < Image.PIXELS; p++) {
            x[p * lanes + lane] = scratch[p];
        }
    }

    /** Fisher and Yates. */
    static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
