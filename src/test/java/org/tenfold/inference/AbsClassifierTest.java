package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenfold.image.Image;
import org.tenfold.model.AbsModel;

final class AbsClassifierTest {
    /** A few roundings of numbers below 1. */
    private static final double ROUNDING = 1e-12;

    private static void assertSame(Analysis a, Analysis b) {
        assertThat(a.prediction()).isEqualTo(b.prediction());
        assertThat(a.probabilities()).isEqualTo(b.probabilities());
        for (int c = 0; c < a.reconstructions().size(); c++) {
            assertThat(a.reconstruction(c)).isEqualTo(b.reconstruction(c));
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThreadAndThreeGiveTheSameBits(Preset preset) {
        AbsClassifier classifier = Digits.small(preset);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (Image image : List.of(Digits.image(0), Digits.image(7), Digits.noise(2))) {
                assertSame(
                        classifier.with(Workers.caller()).analyse(image),
                        classifier.with(Workers.of(pool, 3)).analyse(image));
            }
        }
    }

    @Test
    void anImageSeenBetweenTwoAnswersDoesNotChangeThem() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        Analysis first = classifier.analyse(Digits.image(0));
        classifier.analyse(Digits.image(1));
        assertSame(first, classifier.analyse(Digits.image(0)));
    }

    @Test
    void theRoughAnswerComesFirstAndTheLastIsNoWorse() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        classifier.samples().prepare(Digits.FEW, () -> false);
        List<Analysis> steps = new ArrayList<>();
        steps.add(classifier.analyse(Digits.image(2), null, steps::add, () -> false));
        // `add` was called with the final answer after all the others were reported.
        assertThat(steps).hasSize(2);
        assertThat(steps.getFirst().refined()).isFalse();
        assertThat(steps.getLast().refined()).isTrue();
        for (int c = 0; c < 10; c++) {
            assertThat(steps.getLast().reconstruction(c).negativeElbo())
                    .isLessThanOrEqualTo(steps.getFirst().reconstruction(c).negativeElbo());
        }
    }

    @Test
    void thePaperPresetReportsEveryStep() {
        AbsClassifier classifier = Digits.small(Preset.PAPER);
        classifier.samples().prepare(Digits.FEW, () -> false);
        List<Analysis> steps = new ArrayList<>();
        steps.add(classifier.analyse(Digits.image(2), null, steps::add, () -> false));
        // The rough answer, and one after every step.
        assertThat(steps).hasSize(1 + AbsSettings.PAPER.steps());
        assertThat(steps.getFirst().refined()).isFalse();
        assertThat(steps.get(1).refined()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"PAPER", "FAST"})
    void aCancelledAnalysisStopsBeforeTheNextStep(Preset preset) {
        AbsClassifier classifier = Digits.small(preset);
        classifier.samples().prepare(Digits.FEW, () -> false);
        int enough = preset == Preset.PAPER ? 2 : 1;
        AtomicInteger steps = new AtomicInteger();
        assertThatThrownBy(() -> classifier.analyse(
                        Digits.image(0), null, step -> steps.incrementAndGet(), () -> steps.get() >= enough))
                .isInstanceOf(CancellationException.class);
        assertThat(steps).hasValue(enough);
    }

    @Test
    void aCancelledAnalysisStopsWithinTheStepToo() {
        AbsClassifier classifier = Digits.small(Preset.FAST).with(Workers.caller());
        classifier.samples().prepare(Digits.FEW, () -> false);
        // Ten classes start, then the third one of the first step is told to stop.
        CountedCancellation cancelled = new CountedCancellation(12);
        assertThatThrownBy(() -> classifier.analyse(Digits.image(0), null, step -> {}, cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void thePreviousAnalysisIsAStartThatCannotHurt() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        Analysis cold = classifier.analyse(Digits.image(4));
        List<Analysis> steps = new ArrayList<>();
        Analysis warm = classifier.analyse(Digits.image(4), cold, steps::add, () -> false);
        for (int c = 0; c < 10; c++) {
            assertThat(warm.reconstruction(c).negativeElbo())
                    .isLessThanOrEqualTo(cold.reconstruction(c).negativeElbo());
            assertThat(steps.getFirst().reconstruction(c).negativeElbo())
                    .isLessThanOrEqualTo(cold.reconstruction(c).negativeElbo());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerAloneIsThatOfTheWholeAnalysis(Preset preset) {
        AbsClassifier classifier = Digits.small(preset);
        AbsClassifier binary = classifier.with(classifier.settings().withBinary(true));
        for (int i = 0; i < (preset == Preset.PAPER ? 2 : 40); i++) {
            Image image = Digits.image(i);
            assertThat(classifier.answer(image, () -> false))
                    .isEqualTo(classifier.analyse(image).prediction());
            assertThat(binary.answer(image, () -> false))
                    .isEqualTo(binary.analyse(image).prediction());
        }
    }

    @Test
    void theAnswerAloneTakesTheClassScalingsIntoAccount() {
        assertThat(withFactor(1).answer(Digits.image(4), () -> false)).isEqualTo(4);
        AbsClassifier scaled = withFactor(10);
        assertThat(scaled.answer(Digits.image(4), () -> false))
                .isNotEqualTo(4)
                .isEqualTo(scaled.analyse(Digits.image(4)).prediction());
    }

    @Test
    void theAnswerAloneCanBeCancelled() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        classifier.samples().prepare(Digits.FEW, () -> false);
        // Ten classes start, then the first refinement is told to stop.
        CountedCancellation cancelled = new CountedCancellation(10);
        assertThatThrownBy(() -> classifier.answer(Digits.image(0), cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aReconstructionIsScoredAsItIsExplained() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        Analysis analysis = classifier.analyse(Digits.image(5));
        for (Reconstruction each : analysis.reconstructions()) {
            assertThat(classifier.reconstruct(each.classIndex(), each.latent(), Digits.image(5)))
                    .isEqualTo(each);
            assertThat(classifier.decode(each.classIndex(), each.latent())).isEqualTo(each.image());
            double scaling = Digits.small().description().classScaling()[each.classIndex()];
            assertThat(each.negativeElbo())
                    .isCloseTo(scaling * (each.squaredError() + each.kl()) / 784, within(ROUNDING));
            assertThat(each.kl()).isCloseTo(each.latent().norm() * each.latent().norm() / 2, within(ROUNDING));
        }
    }

    /** A classifier whose class 4 has this factor, and the others none. */
    private static AbsClassifier withFactor(double factor) {
        AbsModel model = Digits.scaled(Digits.small(), 1, 1, 1, 1, factor, 1, 1, 1, 1, 1);
        return AbsClassifier.of(
                model, PriorSamples.of(model, null, Workers.shared()), Digits.fewSamples(AbsSettings.FAST));
    }

    @Test
    void classScalingMultipliesTheScores() {
        AbsClassifier plain = withFactor(1);
        AbsClassifier scaled = withFactor(10);
        Analysis a = plain.analyse(Digits.image(4));
        Analysis b = scaled.analyse(Digits.image(4));
        assertThat(a.prediction()).isEqualTo(4);
        assertThat(b.prediction()).isNotEqualTo(4);
        assertThat(b.reconstruction(4).negativeElbo())
                .isCloseTo(10 * a.reconstruction(4).negativeElbo(), within(ROUNDING));
        assertThat(b.reconstruction(4).squaredError())
                .isEqualTo(a.reconstruction(4).squaredError());
        assertThat(b.reconstruction(9)).isEqualTo(a.reconstruction(9));
    }

    @Test
    void binaryAbsThresholdsTheImageAndTakesItsOwnScaling() {
        AbsClassifier grey = Digits.small(Preset.FAST);
        AbsClassifier binary = grey.with(grey.settings().withBinary(true));
        Analysis analysis = binary.analyse(Digits.image(0));
        assertThat(analysis.image()).isEqualTo(Digits.image(0).binarized());
        Reconstruction three = analysis.reconstruction(3);
        double factor = Digits.small().description().binaryClassScaling()[3];
        assertThat(three.negativeElbo())
                .isCloseTo(factor * (three.squaredError() + three.kl()) / 784, within(ROUNDING));
        assertThat(binary.reconstruct(3, three.latent(), Digits.image(0))).isEqualTo(three);
    }

    @Test
    void noiseIsExplainedByNoneOfTheTen() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        for (int seed = 0; seed < 3; seed++) {
            Analysis analysis = classifier.analyse(Digits.noise(seed));
            assertThat(analysis.confident()).isFalse();
            assertThat(Arrays.stream(analysis.probabilities()).max().orElseThrow())
                    .isLessThan(0.2);
        }
        assertThat(classifier.analyse(Digits.image(0)).confident()).isTrue();
    }

    @Test
    void moreSamplesThanTheModelHasAreRefused() {
        assertThatThrownBy(() -> Digits.small(Preset.FAST).with(AbsSettings.PAPER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8000")
                .hasMessageContaining("60");
    }

    @Test
    void beforeAnySampleIsReadyTheEncoderAnswers() {
        AbsModel model = Digits.small();
        AbsClassifier classifier = AbsClassifier.of(
                model, PriorSamples.of(model, null, Workers.shared()), Digits.fewSamples(AbsSettings.FAST));
        Analysis analysis = classifier.analyse(Digits.image(0), null, step -> {}, () -> false);
        assertThat(analysis.prediction()).isEqualTo(Digits.testSet().label(0));
        assertThat(classifier.samples().ready()).isZero();
    }

    @Test
    void thePresetsThatMustHaveAllSamplesWaitForThemAfterARoughAnswer() {
        AbsModel model = Digits.small();
        AbsClassifier classifier = AbsClassifier.of(
                model, PriorSamples.of(model, null, Workers.shared()), Digits.fewSamples(AbsSettings.SAMPLES));
        List<Analysis> steps = new ArrayList<>();
        Analysis analysis = classifier.analyse(Digits.image(0), null, steps::add, () -> false);
        assertThat(steps).hasSize(1);
        assertThat(classifier.samples().ready()).isEqualTo(Digits.FEW);
        assertSame(analysis, classifier.analyse(Digits.image(0)));
    }
}
