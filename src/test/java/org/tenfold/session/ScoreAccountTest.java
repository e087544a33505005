package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;

final class ScoreAccountTest {
    /** A handful of roundings in double precision. */
    private static final double ROUNDING = 1e-12;

    private static void assertAddsUp(AbsClassifier models, Analysis analysis) {
        for (int c = 0; c < 10; c++) {
            ScoreAccount account = ScoreAccount.of(models, analysis, c);
            double score = account.scaling() * (account.squaredError() + account.divergence()) / ScoreAccount.PIXELS;
            assertThat(account.score()).isCloseTo(score, within(ROUNDING));
            assertThat(account.weight() / account.allWeights())
                    .isCloseTo(account.probability(), within(ROUNDING))
                    .isEqualTo(analysis.probability(c), within(ROUNDING));
            assertThat(account.gap() == 0).isEqualTo(c == analysis.prediction());
        }
    }

    @Test
    void theLinesAddUpToTheScoreAndTheProbability() {
        AbsClassifier fast = Digits.small(Preset.FAST);
        AbsClassifier binary = fast.with(fast.settings().withBinary(true));
        AbsClassifier weighted = AbsClassifier.of(Digits.weighted(fast.model(), 1.5), fast.samples(), fast.settings());
        assertAddsUp(fast, fast.analyse(Digits.image(4)));
        assertAddsUp(weighted, weighted.analyse(Digits.image(4)));
        assertAddsUp(fast, fast.analyse(Digits.noise(1)));
        assertAddsUp(binary, binary.analyse(Digits.image(4)));
    }
}
