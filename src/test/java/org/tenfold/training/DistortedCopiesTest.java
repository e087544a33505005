package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.math.Distance;

class DistortedCopiesTest {
    private static final int PICTURES = 300;
    /** Ink lost or won by stretching: twice the standard deviation of the area, e^(2 · 0.05 · √2), and some for bending. */
    private static final double INK = 0.3;

    private static final LabelledImages IMAGES = LabelledImages.read(Path.of("assets/mnist"), Split.TRAIN)
            .subset(IntStream.range(0, PICTURES).toArray());

    private static float[] copy(DistortedCopies copies, int i) {
        float[] target = new float[Image.PIXELS];
        copies.copyTo(i, target, 0);
        return target;
    }

    private static double ink(float[] picture) {
        double sum = 0;
        for (float v : picture) {
            sum += v;
        }
        return sum;
    }

    @Test
    void aCopyIsAnotherPictureOfTheSameInk() {
        DistortedCopies copies = DistortedCopies.of(IMAGES, 1);

        int nearer = 0;
        int otherInk = 0;
        for (int i = 0; i < PICTURES; i++) {
            float[] original = IMAGES.image(i).toArray();
            float[] copy = copy(copies, i);
            float[] stranger = IMAGES.image((i + 1) % PICTURES).toArray();
            assertThat(Distance.l2(original, copy)).isPositive();
            nearer += Distance.l2(original, copy) < Distance.l2(original, stranger) ? 1 : 0;
            otherInk += Math.abs(ink(copy) / ink(original) - 1) > INK ? 1 : 0;
        }
        assertThat(nearer).isGreaterThan(PICTURES * 95 / 100);
        assertThat(otherInk).isLessThan(PICTURES * 5 / 100);
    }

    @Test
    void theSeedDecides() {
        float[] copy = copy(DistortedCopies.of(IMAGES, 1), 2);

        assertThat(copy(DistortedCopies.of(IMAGES, 1), 2)).isEqualTo(copy);
        assertThat(copy(DistortedCopies.of(IMAGES, 2), 2)).isNotEqualTo(copy);
    }
}
