package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;

final class EvidenceTest {
    /** Scores are sums of 784 numbers below 1, in double precision: some 800 roundings of numbers below 200. */
    private static final double ROUNDING = 1e-9;

    private static void assertSumsToTheGap(AbsClassifier classifier, Image image) {
        Analysis analysis = classifier.analyse(image);
        double best = analysis.reconstruction(analysis.prediction()).negativeElbo();
        for (int c = 0; c < 10; c++) {
            Evidence evidence = Evidence.of(classifier, analysis, c);
            double gap = Image.PIXELS * (analysis.reconstruction(c).negativeElbo() - best);
            assertThat(evidence.gap()).isCloseTo(gap, within(ROUNDING));
            assertThat(evidence.error() + evidence.divergence()).isEqualTo(evidence.gap());
        }
    }

    @Test
    void pixelsAndDivergenceTogetherAreTheGapBetweenTwoScores() {
        AbsClassifier fast = Digits.small(Preset.FAST);
        for (int i = 0; i < 20; i++) {
            assertSumsToTheGap(fast, Digits.image(i));
        }
        assertSumsToTheGap(fast, Digits.noise(1));
    }

    @Test
    void thatHoldsForThresholdedPicturesScaledClassesAndAWeightedDivergenceToo() {
        AbsClassifier fast = Digits.small(Preset.FAST);
        AbsClassifier binary = fast.with(fast.settings().withBinary(true));
        AbsClassifier scaled = AbsClassifier.of(
                Digits.scaled(Digits.small(), 0.9, 1.1, 1, 1, 0.95, 1, 1, 1.05, 1, 1), fast.samples(), fast.settings());
        AbsClassifier weighted =
                AbsClassifier.of(Digits.weighted(Digits.small(), 1.5), fast.samples(), fast.settings());
        for (int i = 0; i < 5; i++) {
            assertSumsToTheGap(weighted, Digits.image(i));
            assertSumsToTheGap(binary, Digits.image(i));
            assertSumsToTheGap(scaled, Digits.image(i));
        }
    }

    @Test
    void theWinnerHasNoEvidenceAgainstItself() {
        AbsClassifier fast = Digits.small(Preset.FAST);
        Analysis analysis = fast.analyse(Digits.image(0));
        Evidence none = Evidence.of(fast, analysis, analysis.prediction());
        assertThat(none.pixels()).containsOnly(0.0);
        assertThat(none.divergence()).isZero();
    }
}
