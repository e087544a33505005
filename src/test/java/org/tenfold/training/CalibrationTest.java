package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tenfold.math.Softmax;

class CalibrationTest {
    private static final int COUNT = 2000;
    /** The median of 2,000 confidences moves by steps of about this size. */
    private static final double MEDIAN_TOLERANCE = 5e-3;

    private final SplittableRandom random = new SplittableRandom(2);
    private final int[] labels = random.ints(COUNT, 0, 10).toArray();

    /** Own class near 0.014, the others near 0.05; class 3 too expensive by {@code penalty}. */
    private double[][] scores(double penalty) {
        double[][] scores = new double[COUNT][10];
        for (int k = 0; k < COUNT; k++) {
            for (int c = 0; c < 10; c++) {
                double mean = c == labels[k] ? 0.014 : 0.05;
                scores[k][c] = mean * Math.exp(0.3 * random.nextGaussian()) * (c == 3 ? penalty : 1);
            }
        }
        return scores;
    }

    private double[][] noise() {
        double[][] scores = new double[100][10];
        for (double[] s : scores) {
            Arrays.setAll(s, c -> 0.2 + 0.01 * random.nextDouble());
        }
        return scores;
    }

    @Test
    void theMedianConfidenceIsNineTenthsAndNoiseIsUniform() {
        double[][] scores = scores(1);
        double[][] noise = noise();
        Calibration found = Calibration.of(scores, scores, noise, labels);
        double[] confidences = Arrays.stream(scores)
                .mapToDouble(s -> confidence(s, found))
                .sorted()
                .toArray();
        assertThat(confidences[COUNT / 2]).isCloseTo(Calibration.MEDIAN_CONFIDENCE, within(MEDIAN_TOLERANCE));
        assertThat(Arrays.stream(noise)
                        .mapToDouble(s -> confidence(s, found))
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(Calibration.noiseConfidence(10));
    }

    private static double confidence(double[] scores, Calibration found) {
        double[] logits = new double[10];
        Arrays.setAll(logits, c -> -found.logitScale() * found.classScaling()[c] * scores[c]);
        return Arrays.stream(Softmax.withFloor(logits, found.confidenceFloor()))
                .max()
                .orElseThrow();
    }

    @Test
    void aClassThatIsTooExpensiveIsScaledDown() {
        double[][] unfair = scores(2.5);
        Calibration found = Calibration.of(unfair, unfair, noise(), labels);
        double[] ones = new double[10];
        Arrays.fill(ones, 1);
        assertThat(found.classScaling()[3]).isLessThan(0.9);
        assertThat(Calibration.errors(unfair, found.classScaling(), labels))
                .isLessThan(Calibration.errors(unfair, ones, labels));
        assertThat(found.binaryClassScaling()).containsExactly(found.classScaling());
    }

    @Test
    void fairClassesOfPlainAbsKeepTheFactorOne() {
        double[][] scores = scores(1);
        assertThat(Calibration.of(scores, scores, noise(), labels).classScaling())
                .containsOnly(1.0);
    }
}
