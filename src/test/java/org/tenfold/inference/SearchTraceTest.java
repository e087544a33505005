package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenfold.inference.SearchTrace.Phase;
import org.tenfold.inference.SearchTrace.Span;
import org.tenfold.inference.SearchTrace.Step;
import org.tenfold.model.Latent;

final class SearchTraceTest {
    /** Among these are some whose best two classes are close enough for a second look. */
    private static final int IMAGES = 6;

    private static void assertSameBits(Analysis expected, Analysis found) {
        assertThat(found.image()).isEqualTo(expected.image());
        assertThat(found.reconstructions()).isEqualTo(expected.reconstructions());
        assertThat(found.probabilities()).containsExactly(expected.probabilities());
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void theLastStepIsTheAnswerAndTheAnswerIsWhatAnUnwatchedSearchFindsBitForBit(Preset preset) {
        AbsClassifier classifier = Digits.small(preset);
        for (int i = 0; i < IMAGES; i++) {
            Analysis before = classifier.analyse(Digits.image(i));
            SearchTrace trace = classifier.trace(Digits.image(i), () -> false);
            assertSameBits(before, trace.answer());
            assertSameBits(before, trace.steps().getLast().analysis());
            assertSameBits(before, classifier.analyse(Digits.image(i)));
        }
    }

    @Test
    void noiseWhoseClassesAreAllAlikeIsLookedAtASecondTime() {
        SearchTrace trace = Digits.small(Preset.FAST).trace(Digits.noise(1), () -> false);
        assertThat(trace.spans()).extracting(Span::phase).contains(Phase.REFINEMENT);
        assertSameBits(trace.answer(), trace.steps().getLast().analysis());
    }

    @Test
    void aSampleStepShowsTheBestOfSoManySamples() {
        AbsClassifier classifier = Digits.small(Preset.SAMPLES);
        float[][] latents = classifier.model().priorLatents();
        for (Step step : classifier.trace(Digits.image(0), () -> false).steps()) {
            if (step.phase() != Phase.SAMPLES) {
                continue;
            }
            for (int c = 0; c < classifier.model().classes(); c++) {
                double least = Double.POSITIVE_INFINITY;
                for (int i = 0; i < step.number(); i++) {
                    least = Math.min(
                            least,
                            classifier
                                    .reconstruct(c, Latent.of(latents[i]), Digits.image(0))
                                    .negativeElbo());
                }
                assertThat(step.analysis().reconstruction(c).negativeElbo()).isEqualTo(least);
            }
        }
    }

    @Test
    void theInteractiveSearchComparesGuessesChoosesAndThenOnlyImproves() {
        SearchTrace trace = Digits.small(Preset.FAST).trace(Digits.image(1), () -> false);
        assertThat(trace.spans())
                .extracting(Span::phase)
                .startsWith(Phase.SAMPLES, Phase.ENCODER, Phase.START, Phase.REFINEMENT);
        List<Step> steps = trace.steps();
        assertThat(trace.spans().stream().mapToInt(Span::length).sum()).isEqualTo(steps.size());
        for (int c = 0; c < 10; c++) {
            double least = Double.POSITIVE_INFINITY;
            for (Step step : steps) {
                double score = step.analysis().reconstruction(c).negativeElbo();
                if (step.phase() == Phase.START) {
                    assertThat(score).isEqualTo(least);
                } else if (step.phase() != Phase.ENCODER) {
                    assertThat(score).isLessThanOrEqualTo(least);
                }
                least = Math.min(least, score);
            }
        }
    }

    @Test
    void theSamplesAloneAreComparedAndThenTheBestIsTheAnswer() {
        SearchTrace trace = Digits.small(Preset.SAMPLES).trace(Digits.image(2), () -> false);
        assertThat(trace.spans()).extracting(Span::phase).containsExactly(Phase.SAMPLES, Phase.START);
        assertThat(trace.steps().get(trace.spans().get(0).length() - 1).number())
                .isEqualTo(Digits.FEW);
    }

    @Test
    void aRecordingCanBeCancelled() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        assertThatThrownBy(() -> classifier.trace(Digits.image(0), () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
