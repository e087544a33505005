package org.tenfold.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.CountedCancellation;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.model.Classifier;
import org.tenfold.model.Prediction;

final class AccuracyTest {
    private static final int LIMIT = 12;

    private static Accuracy of(AbsClassifier classifier, int threads) {
        return Accuracy.of(classifier, Digits.testSet(), LIMIT, threads, done -> {}, () -> false);
    }

    @Test
    void theNumbersAreThoseOfTheSingleAnswers() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        Accuracy accuracy = of(classifier, 2);
        int correct = 0;
        double own = 0;
        for (int i = 0; i < LIMIT; i++) {
            Analysis analysis = classifier.analyse(Digits.image(i));
            int label = Digits.testSet().label(i);
            correct += analysis.prediction() == label ? 1 : 0;
            own += analysis.reconstruction(label).negativeElbo();
        }
        assertThat(accuracy.classifier()).isEqualTo("abs");
        assertThat(accuracy.images()).isEqualTo(LIMIT);
        assertThat(accuracy.correct()).isEqualTo(correct);
        assertThat(accuracy.accuracy()).isEqualTo(correct / (double) LIMIT);
        assertThat(accuracy.meanTrueClassNegativeElbo()).isEqualTo(own / LIMIT);
        assertThat(Arrays.stream(accuracy.confusion())
                        .flatMapToInt(Arrays::stream)
                        .sum())
                .isEqualTo(LIMIT);
    }

    @Test
    void answersAloneAreTheSameAnswers() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        Accuracy whole = of(classifier, 2);
        Accuracy answers =
                Accuracy.of(classifier, Digits.testSet(), Accuracy.Depth.ANSWERS, LIMIT, 2, done -> {}, () -> false);
        assertThat(answers.correct()).isEqualTo(whole.correct());
        assertThat(answers.confusion()).isDeepEqualTo(whole.confusion());
        assertThat(answers.meanNegativeElbo()).isNaN();
        assertThat(answers.meanTrueClassNegativeElbo()).isNaN();
    }

    @Test
    void oneThreadAndTwoGiveTheSameNumbers() {
        AbsClassifier binary = Digits.small(Preset.SAMPLES);
        binary = binary.with(binary.settings().withBinary(true));
        Accuracy one = of(binary, 1);
        Accuracy two = of(binary, 2);
        assertThat(one.classifier()).isEqualTo("binary-abs");
        assertThat(one.correct()).isEqualTo(two.correct());
        assertThat(one.confusion()).isDeepEqualTo(two.confusion());
        assertThat(one.meanNegativeElbo()).isEqualTo(two.meanNegativeElbo());
        assertThat(one.meanTrueClassNegativeElbo()).isEqualTo(two.meanTrueClassNegativeElbo());
    }

    @Test
    void progressCountsEveryImageOnce() {
        AtomicInteger sum = new AtomicInteger();
        Accuracy.of(Digits.small(Preset.SAMPLES), Digits.testSet(), LIMIT, 2, sum::addAndGet, () -> false);
        assertThat(sum).hasValue(LIMIT * (LIMIT + 1) / 2);
    }

    @Test
    void aRivalIsCountedByItsAnswers() {
        // right on the first six pictures alone
        int[] calls = new int[1];
        Classifier rival = x -> {
            int i = calls[0]++;
            int truth = Digits.testSet().label(i);
            return new Prediction(i < 6 ? truth : (truth + 1) % 10, new double[10]);
        };
        Accuracy accuracy = Accuracy.of("rival", rival, Digits.testSet(), LIMIT, 1, done -> {}, () -> false);
        assertThat(accuracy.classifier()).isEqualTo("rival");
        assertThat(accuracy.preset()).isNull();
        assertThat(accuracy.correct()).isEqualTo(6);
        assertThat(accuracy.images()).isEqualTo(LIMIT);
        assertThat(accuracy.meanNegativeElbo()).isNaN();
        int last = Digits.testSet().label(LIMIT - 1);
        assertThat(accuracy.confusion()[last][(last + 1) % 10]).isPositive();
    }

    @Test
    void itCanBeCancelled() {
        AbsClassifier classifier = Digits.small(Preset.SAMPLES);
        classifier.samples().prepare(Digits.FEW, () -> false);
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() ->
                        Accuracy.of(classifier, Digits.testSet(), LIMIT, 1, done::set, new CountedCancellation(20)))
                .isInstanceOf(CancellationException.class);
        assertThat(done.get()).isLessThan(LIMIT);
    }
}
