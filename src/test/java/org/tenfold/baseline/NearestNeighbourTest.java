package org.tenfold.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.model.DifferentiableClassifier.Tangent;
import org.tenfold.model.Prediction;

final class NearestNeighbourTest {
    private static final Path MNIST = Path.of("assets/mnist");
    /** More than one block, and a last block that is not full. */
    private static final LabelledImages TRAINING = LabelledImages.read(MNIST, Split.TRAIN)
            .subset(IntStream.range(0, 2345).toArray());

    private static final LabelledImages TEST = LabelledImages.read(MNIST, Split.TEST);
    private static final NearestNeighbour NEAREST = NearestNeighbour.of(TRAINING);

    private static final float STEP = 2e-3f;

    /** A central difference of squares is exact; slopes of a few units are kept as floats, which pixels are, too. */
    private static final double SLOPE_ROUNDING = 1e-5;

    /** Of 57 pixels so many have the same neighbours on both sides. */
    private static final int MANY = 40;

    /** The same the obvious way: every picture, every pixel. */
    private static double[] slowScores(Image x) {
        double[] scores = new double[LabelledImages.CLASSES];
        Arrays.fill(scores, Double.POSITIVE_INFINITY);
        for (int i = 0; i < TRAINING.size(); i++) {
            Image y = TRAINING.image(i);
            double sum = 0;
            for (int p = 0; p < Image.PIXELS; p++) {
                double difference = (double) x.at(p) - y.at(p);
                sum += difference * difference;
            }
            int label = TRAINING.label(i);
            scores[label] = Math.min(scores[label], sum);
        }
        return scores;
    }

    private static Image noise(long seed, double largest) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] pixels = new float[Image.PIXELS];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = (float) (largest * random.nextDouble());
        }
        return Image.of(pixels);
    }

    private static Image white() {
        float[] pixels = new float[Image.PIXELS];
        Arrays.fill(pixels, 1f);
        return Image.of(pixels);
    }

    @Test
    void everyScoreIsThatOfComparingAllPicturesPixelByPixel() {
        Image[] pictures = {
            TEST.image(0),
            TEST.image(1),
            TEST.image(8).binarized(),
            Image.blank(),
            white(),
            noise(1, 1),
            noise(2, 0.1),
            TRAINING.image(2344)
        };
        for (Image x : pictures) {
            // bit for bit: what is measured is measured in the same order
            assertThat(NEAREST.scores(x)).isEqualTo(slowScores(x));
        }
    }

    @Test
    void theClassOfTheNearestPictureIsThePrediction() {
        for (int i = 0; i < 20; i++) {
            double[] scores = slowScores(TEST.image(i));
            int best = IntStream.range(0, scores.length)
                    .reduce((a, b) -> scores[b] < scores[a] ? b : a)
                    .orElseThrow();
            Prediction prediction = NEAREST.predict(TEST.image(i));
            assertThat(prediction.label()).isEqualTo(best);
            assertThat(prediction.probabilities()[best])
                    .isEqualTo(Arrays.stream(prediction.probabilities()).max().orElseThrow());
        }
    }

    @Test
    void aTrainingPictureIsItsOwnNeighbour() {
        Image x = TRAINING.image(2000);
        int label = TRAINING.label(2000);
        assertThat(NEAREST.scores(x)[label]).isZero();
        assertThat(NEAREST.nearest(x, label)).isEqualTo(x);
        assertThat(NEAREST.predict(x).label()).isEqualTo(label);
    }

    @Test
    void theNeighbourOfAnotherClassIsAsFarAsItsScoreSays() {
        Image x = TEST.image(3);
        for (int c = 0; c < LabelledImages.CLASSES; c++) {
            Image y = NEAREST.nearest(x, c);
            double sum = 0;
            for (int p = 0; p < Image.PIXELS; p++) {
                double difference = (double) x.at(p) - y.at(p);
                sum += difference * difference;
            }
            assertThat(sum).isEqualTo(NEAREST.scores(x)[c]);
        }
        assertThatThrownBy(() -> NEAREST.nearest(x, 10)).hasMessage("label is 10, expected 0 to 9");
    }

    private static Image moved(Image x, int pixel, float by) {
        float[] pixels = x.toArray();
        pixels[pixel] += by;
        return Image.of(pixels);
    }

    /** Away from the ends of the range, so that every pixel can move both ways. */
    private static Image inside(Image x) {
        float[] pixels = x.toArray();
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = 0.1f + 0.8f * pixels[p];
        }
        return Image.of(pixels);
    }

    private static boolean sameNeighbours(Image a, Image b) {
        return IntStream.range(0, LabelledImages.CLASSES)
                .allMatch(c -> NEAREST.nearest(a, c).equals(NEAREST.nearest(b, c)));
    }

    private static double weighted(double[] logits, double[] weights) {
        return IntStream.range(0, logits.length)
                .mapToDouble(c -> weights[c] * logits[c])
                .sum();
    }

    @Test
    void theSlopeIsThatOfFiniteDifferencesWhereTheNeighboursStayTheSame() {
        double[] weights = {1, -0.5, 0, 2, 0.25, 0, -1, 0.75, 0, -2};
        int compared = 0;
        for (int image = 0; image < 3; image++) {
            Image x = inside(TEST.image(image));
            Tangent tangent = NEAREST.at(x);
            float[] slope = tangent.slope(weights);
            assertThat(tangent.logits()).containsExactly(NEAREST.logits(x));
            for (int pixel = 5; pixel < Image.PIXELS; pixel += 41) {
                Image low = moved(x, pixel, -STEP);
                Image high = moved(x, pixel, STEP);
                if (sameNeighbours(low, high) && sameNeighbours(low, x)) {
                    double rise = weighted(NEAREST.logits(high), weights) - weighted(NEAREST.logits(low), weights);
                    double difference = rise / ((double) high.at(pixel) - low.at(pixel));
                    assertThat((double) slope[pixel]).isCloseTo(difference, within(SLOPE_ROUNDING));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(MANY);
    }

    @Test
    void anotherNumberOfWeightsThanClassesIsRefused() {
        assertThatThrownBy(() -> NEAREST.at(TEST.image(0)).slope(new double[9]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 9 weights, expected one for each of 10 classes");
    }

    @Test
    void aClassWithoutAPictureIsNamed() {
        int[] noZero =
                IntStream.range(0, 50).filter(i -> TRAINING.label(i) != 0).toArray();
        assertThatThrownBy(() -> NearestNeighbour.of(TRAINING.subset(noZero)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no picture of 0, expected one of every class");
    }
}
