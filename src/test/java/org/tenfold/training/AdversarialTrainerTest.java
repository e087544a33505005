package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.tenfold.baseline.NetworkShape;
import org.tenfold.baseline.StoredNetwork;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;

final class AdversarialTrainerTest {
    private static final int PICTURES = 6;
    private static final float EPSILON = 0.3f;
    /** Sums and differences of floats below 1. */
    private static final float ROUNDING = 1e-6f;
    /** Small, so that hardly a unit changes sides, and large against the rounding of double losses. */
    private static final double DIFFERENCE = 1e-6;
    /** The part of the largest slope by which a float slope may be off. */
    private static final double SLOPE_TOLERANCE = 1e-3;

    private static final LabelledImages TRAINING = LabelledImages.read(Path.of("assets/mnist"), Split.TRAIN);

    private static MultiLayerNetwork network() {
        return StoredNetwork.begin(NetworkShape.ROBUST, new NoOp(), 1);
    }

    private static PictureBatch batch() {
        int[] order = IntStream.range(0, PICTURES).toArray();
        return PictureBatch.of(TRAINING, order, 0, PICTURES, 0, false, new SplittableRandom(1));
    }

    private static double loss(MultiLayerNetwork network, PictureBatch batch) {
        return network.score(new DataSet(batch.pictures(), batch.labels()));
    }

    @Test
    void attackedPicturesStayWithinEpsilonAndTheRangeAndAreHarder() {
        MultiLayerNetwork network = network();
        for (int steps : new int[] {1, 8}) {
            PictureBatch batch = batch();
            double before = loss(network, batch);
            float[] original = batch.pictures().dup().data().asFloat();
            AdversarialTrainer.attack(network, batch, EPSILON, 0.1f, steps, new SplittableRandom(2));
            float[] moved = batch.pictures().dup().data().asFloat();
            float farthest = 0;
            for (int p = 0; p < moved.length; p++) {
                assertThat(moved[p]).isBetween(0f, 1f);
                farthest = Math.max(farthest, Math.abs(moved[p] - original[p]));
            }
            assertThat(farthest).isGreaterThan(0.25f).isLessThanOrEqualTo(EPSILON + ROUNDING);
            assertThat(loss(network, batch)).isGreaterThan(before);
        }
    }

    @Test
    void moreStepsFindMoreLoss() {
        MultiLayerNetwork network = network();
        PictureBatch started = batch();
        AdversarialTrainer.attack(network, started, EPSILON, 0f, 1, new SplittableRandom(2));
        PictureBatch many = batch();
        AdversarialTrainer.attack(network, many, EPSILON, 0.1f, 8, new SplittableRandom(2));
        assertThat(loss(network, many)).isGreaterThan(loss(network, started));
    }

    @Test
    void theGradientThatIsFollowedIsThatOfFiniteDifferences() {
        MultiLayerNetwork network = network();
        PictureBatch batch = batch();
        // a random start alone: on black the units of a new network are exactly at their kink
        AdversarialTrainer.attack(network, batch, EPSILON, 0f, 1, new SplittableRandom(4));
        float[] slopes = AdversarialTrainer.inputGradient(network, batch);
        assertThat(slopes).hasSize(PICTURES * Image.PIXELS);

        MultiLayerNetwork exact = network.convertDataType(DataType.DOUBLE);
        INDArray pictures = batch.pictures().castTo(DataType.DOUBLE);
        INDArray labels = batch.labels().castTo(DataType.DOUBLE);
        double largest = 0;
        for (float slope : slopes) {
            largest = Math.max(largest, Math.abs(slope));
        }
        assertThat(largest).isPositive();
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < 30; k++) {
            int moved = random.nextInt(slopes.length);
            double more = lossAt(exact, pictures, labels, moved, DIFFERENCE);
            double less = lossAt(exact, pictures, labels, moved, -DIFFERENCE);
            // the library's gradient is that of the sum, its score that of the mean
            double slope = PICTURES * (more - less) / (2 * DIFFERENCE);
            assertThat((double) slopes[moved]).isCloseTo(slope, within(SLOPE_TOLERANCE * largest));
        }
    }

    private static double lossAt(MultiLayerNetwork network, INDArray pictures, INDArray labels, int moved, double by) {
        double[] pixels = pictures.dup('c').data().asDouble();
        pixels[moved] += by;
        INDArray there = Nd4j.createFromArray(pixels).reshape(pictures.shape());
        return network.score(new DataSet(there, labels));
    }

    @Test
    void theCheapStageComesFirstAndTakesTwoThirds() {
        AdversarialTrainer trainer = new AdversarialTrainer(24);
        assertThat(trainer.stageOf(15).kind()).isEqualTo(BaselineProgress.Stage.FAST_ADVERSARIAL);
        assertThat(trainer.stageOf(16).kind()).isEqualTo(BaselineProgress.Stage.PGD);
        assertThat(trainer.epochs()).isEqualTo(24);
    }
}
