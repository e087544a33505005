package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tenfold.image.Image;
import org.tenfold.math.Distance;

final class SampleBatchTest {
    /**
     * Loose bounds would hold as well, and be of no use: a byte is off by 1/510 at most, 784 pixels by 0.055 on either
     * side, and at distance 0 the rounding of the squared distance, some 0.02, counts as its root.
     */
    private static final double USEFUL_L2 = 2 * 0.055 + 0.15;

    /** 784 pixels, each off by 1/510 at most on either side, and some rounding. */
    private static final double USEFUL_L1 = 2 * 784 / 510.0 + 0.05;

    @Property(tries = 8)
    void theDistanceLiesBetweenItsBounds(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SampleBatch batch = SampleBatch.empty();
        float[][] pictures = new float[SampleBatch.SIZE][];
        double ink = random.nextDouble();
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = picture(random, ink, 0, 1);
            batch.put(i, pictures[i]);
        }
        // The same, nearly the same, and any other picture; also outside the range of pixels.
        float[] near = pictures[3].clone();
        near[100] += 1e-4f;
        for (float[] t : new float[][] {pictures[3], near, picture(random, 0.2, 0, 1), picture(random, 1, -0.5, 1.5)}) {
            double[] low = new double[SampleBatch.SIZE + 1];
            double[] high = new double[SampleBatch.SIZE + 1];
            batch.boundL2(t, low, high, 1, new float[SampleBatch.SIZE]);
            for (int i = 0; i < pictures.length; i++) {
                double distance = Distance.l2(t, pictures[i]);
                assertThat(distance).isBetween(low[i + 1], high[i + 1]);
                assertThat(high[i + 1] - low[i + 1]).isLessThan(USEFUL_L2);
            }
            batch.boundL1(t, low, high, 1, new float[SampleBatch.SIZE]);
            for (int i = 0; i < pictures.length; i++) {
                double distance = Distance.l1(t, pictures[i]);
                assertThat(distance).isBetween(low[i + 1], high[i + 1]);
                assertThat(high[i + 1] - low[i + 1]).isLessThan(USEFUL_L1);
            }
        }
    }

    private static float[] picture(SplittableRandom random, double ink, double low, double high) {
        float[] picture = new float[Image.PIXELS];
        for (int p = 0; p < picture.length; p++) {
            picture[p] = random.nextDouble() < ink ? (float) random.nextDouble(low, high) : 0f;
        }
        return picture;
    }
}
