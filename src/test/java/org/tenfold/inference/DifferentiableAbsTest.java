package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenfold.image.Image;
import org.tenfold.model.DifferentiableClassifier.Tangent;

final class DifferentiableAbsTest {
    /** Pixels are floats: a step this long is exact to four digits, and the best sample stays the same. */
    private static final float STEP = 5e-3f;

    /** Enough for a search to come to its end; the preset's few steps leave a slope through the latents. */
    private static final int MANY_STEPS = 60;

    /** Logits are some tens, sums of 784 products of floats. */
    private static final double ROUNDING = 1e-4;

    private static Image moved(Image x, int pixel, float by) {
        float[] pixels = x.toArray();
        pixels[pixel] += by;
        return Image.of(pixels);
    }

    /**
     * For samples the latents do not move. Where they are searched only the class that explains the image best is searched
     * to its end, and the difference of two searches is less exact.
     */
    @ParameterizedTest
    @CsvSource({"SAMPLES, 0.002", "FAST, 0.03"})
    void theSlopeIsThatOfFiniteDifferences(Preset preset, double tolerance) {
        int steps = preset == Preset.SAMPLES ? 0 : MANY_STEPS;
        DifferentiableAbs abs =
                DifferentiableAbs.of(Digits.small(preset).with(new AbsSettings(preset, Digits.FEW, steps, false)));
        for (int image = 0; image < 2; image++) {
            double[] weights = {1, 0, 0, -2, 0, 0.5, 0, -1, 0, 0.25};
            if (preset == Preset.FAST) {
                Arrays.fill(weights, 0);
                weights[abs.predict(Digits.image(image)).label()] = 1;
            }
            // Away from the ends of the range, so that every pixel can move both ways.
            float[] pixels = Digits.image(image).toArray();
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = 0.1f + 0.8f * pixels[p];
            }
            Image x = Image.of(pixels);
            Tangent tangent = abs.at(x);
            float[] gradient = tangent.slope(weights);
            assertThat(tangent.logits()).containsExactly(abs.logits(x));
            double largest = 0;
            for (float slope : gradient) {
                largest = Math.max(largest, Math.abs(slope));
            }
            for (int pixel = 100; pixel < Image.PIXELS; pixel += 97) {
                double high = weighted(abs.logits(moved(x, pixel, STEP)), weights);
                double low = weighted(abs.logits(moved(x, pixel, -STEP)), weights);
                double difference = (high - low)
                        / ((double) moved(x, pixel, STEP).at(pixel)
                                - moved(x, pixel, -STEP).at(pixel));
                assertThat((double) gradient[pixel]).isCloseTo(difference, within(tolerance * largest));
            }
        }
    }

    private static double weighted(double[] logits, double[] weights) {
        double sum = 0;
        for (int c = 0; c < logits.length; c++) {
            sum += weights[c] * logits[c];
        }
        return sum;
    }

    @Test
    void theHighestLogitIsTheAnswer() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        DifferentiableAbs abs = DifferentiableAbs.of(classifier);
        for (int image = 0; image < 5; image++) {
            double[] logits = abs.logits(Digits.image(image));
            int highest = 0;
            for (int c = 1; c < logits.length; c++) {
                highest = logits[c] > logits[highest] ? c : highest;
            }
            assertThat(highest)
                    .isEqualTo(classifier.predict(Digits.image(image)).label())
                    .isEqualTo(abs.predict(Digits.image(image)).label());
        }
    }

    @Test
    void oneAnalysisServesEverySlope() {
        DifferentiableAbs abs = DifferentiableAbs.of(Digits.small(Preset.FAST));
        Tangent tangent = abs.at(Digits.image(1));
        assertThat(tangent.logits()).isEqualTo(abs.logits(Digits.image(1)));
        for (int c = 0; c < 3; c++) {
            double[] weights = new double[10];
            weights[c] = 1;
            assertThat(tangent.slope(weights)).isEqualTo(abs.at(Digits.image(1)).slope(weights));
        }
    }

    @Test
    void behindAThresholdIsAnotherPlace() {
        AbsClassifier grey = Digits.small(Preset.SAMPLES);
        AbsClassifier binary = grey.with(grey.settings().withBinary(true));
        assertThatThrownBy(() -> DifferentiableAbs.of(binary)).hasMessageContaining("Binary ABS");
        assertThatThrownBy(() -> DifferentiableAbs.behindThreshold(grey)).hasMessageContaining("Binary ABS");
        assertThatThrownBy(() -> DifferentiableAbs.of(grey).at(Digits.image(0)).slope(new double[9]))
                .hasMessageContaining("9 weights");
        Tangent behind = DifferentiableAbs.behindThreshold(binary).at(Digits.image(0));
        assertThat(behind.slope(new double[10])).containsOnly(0);
    }

    @Test
    void crossingTheThresholdChangesTheLogitsByTheSlopeAcross() {
        AbsClassifier binary = Digits.shippedBinary();
        DifferentiableAbs abs = DifferentiableAbs.behindThreshold(binary);
        Analysis analysis = binary.analyse(Digits.image(0));
        Tangent across = abs.across(analysis);
        assertThat(across.logits()).isEqualTo(abs.at(analysis).logits());
        Image x = analysis.image();
        for (int c = 0; c < 10; c++) {
            double[] weights = new double[10];
            weights[c] = 1;
            float[] slope = across.slope(weights);
            for (int pixel = 0; pixel < Image.PIXELS; pixel += 29) {
                float change = 1 - 2 * x.at(pixel);
                Reconstruction crossed =
                        binary.reconstruct(c, analysis.reconstruction(c).latent(), moved(x, pixel, change));
                double logit = -binary.model().description().logitScale() * crossed.negativeElbo();
                assertThat(logit - across.logits()[c]).isCloseTo(change * slope[pixel], within(ROUNDING));
            }
        }
    }
}
