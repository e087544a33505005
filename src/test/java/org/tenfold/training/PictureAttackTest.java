package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.NoOp;
import org.tenfold.baseline.NetworkShape;
import org.tenfold.baseline.StoredNetwork;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;

final class PictureAttackTest {
    /** As many as the longest vector of floats has lanes. */
    private static final int PICTURES = 16;

    private static final float EPSILON = 0.3f;
    /** Sums and differences of floats below 1. */
    private static final float ROUNDING = 1e-6f;
    /** The part of the largest slope by which slopes summed in another order may differ. */
    private static final double SLOPE_TOLERANCE = 1e-4;

    private static final LabelledImages TRAINING = LabelledImages.read(Path.of("assets/mnist"), Split.TRAIN);

    private final MultiLayerNetwork network = StoredNetwork.begin(NetworkShape.ROBUST, new NoOp(), 1);
    private final PictureAttack attack = new PictureAttack(NetworkShape.ROBUST, PICTURES);

    private static PictureBatch batch() {
        int[] order = IntStream.range(0, PICTURES).toArray();
        return PictureBatch.of(TRAINING, order, 0, PICTURES, 0, false, new SplittableRandom(1));
    }

    private double loss(PictureBatch batch) {
        return network.score(new DataSet(batch.pictures(), batch.labels()));
    }

    @Test
    void theSlopesAreThoseOfTheLibraryInTraining() {
        PictureBatch batch = batch();
        // a random start alone: on black the units of a new network are exactly at their kink
        attack.move(network, batch, EPSILON, 0f, 1, new SplittableRandom(4));
        float[] slopes = attack.slopes(network, batch);
        float[] expected = network.calculateGradients(batch.pictures(), batch.labels(), null, null)
                .getSecond()
                .dup('c')
                .data()
                .asFloat();
        assertThat(slopes).hasSize(PICTURES * Image.PIXELS);
        double largest = 0;
        for (float slope : expected) {
            largest = Math.max(largest, Math.abs(slope));
        }
        assertThat(largest).isPositive();
        // the library may divide by the number of pictures; what is followed is the sign
        double scale = PICTURES * largest < 2 * largestOf(slopes) ? PICTURES : 1;
        for (int p = 0; p < slopes.length; p++) {
            assertThat((double) slopes[p]).isCloseTo(scale * expected[p], within(SLOPE_TOLERANCE * scale * largest));
        }
    }

    private static double largestOf(float[] slopes) {
        double largest = 0;
        for (float slope : slopes) {
            largest = Math.max(largest, Math.abs(slope));
        }
        return largest;
    }

    @Test
    void attackedPicturesStayWithinEpsilonAndTheRangeAndAreHarder() {
        for (int steps : new int[] {1, 8}) {
            PictureBatch batch = batch();
            double before = loss(batch);
            float[] original = batch.pictures().dup().data().asFloat();
            attack.move(network, batch, EPSILON, 0.1f, steps, new SplittableRandom(2));
            float[] moved = batch.pictures().dup().data().asFloat();
            float farthest = 0;
            for (int p = 0; p < moved.length; p++) {
                assertThat(moved[p]).isBetween(0f, 1f);
                farthest = Math.max(farthest, Math.abs(moved[p] - original[p]));
            }
            assertThat(farthest).isGreaterThan(0.25f).isLessThanOrEqualTo(EPSILON + ROUNDING);
            assertThat(loss(batch)).isGreaterThan(before);
        }
    }

    @Test
    void moreStepsFindMoreLoss() {
        PictureBatch started = batch();
        attack.move(network, started, EPSILON, 0f, 1, new SplittableRandom(2));
        PictureBatch many = batch();
        attack.move(network, many, EPSILON, 0.1f, 8, new SplittableRandom(2));
        assertThat(loss(many)).isGreaterThan(loss(started));
    }

    @Test
    void aNormalisedNetworkIsRefused() {
        assertThatThrownBy(() -> new PictureAttack(NetworkShape.CNN, PICTURES))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
