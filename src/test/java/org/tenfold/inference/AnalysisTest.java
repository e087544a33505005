package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.model.Latent;

final class AnalysisTest {
    private static final double ALPHA = 440;
    private static final double ETA = 3.9e-5;
    /** A few roundings of numbers below 1. */
    private static final double ROUNDING = 1e-12;

    private static Analysis of(double... scores) {
        List<Reconstruction> reconstructions = new ArrayList<>();
        for (int c = 0; c < scores.length; c++) {
            reconstructions.add(new Reconstruction(
                    c, Integer.toString(c), Image.blank(), Latent.zero(8), scores[c] * Image.PIXELS, 0, scores[c]));
        }
        return Analysis.of(Image.blank(), reconstructions, ALPHA, ETA, true, 1);
    }

    @Test
    void probabilitiesFollowThePublishedFormula() {
        Analysis analysis = of(0.02, 0.03, 0.05);
        // exp(−8.8), exp(−13.2) and exp(−22), each plus η
        double a = 1.507330750954765e-4 + ETA;
        double b = 1.8506011975819086e-6 + ETA;
        double c = 2.789468092868925e-10 + ETA;
        assertThat(analysis.probabilities())
                .usingComparatorWithPrecision(ROUNDING)
                .containsExactly(a / (a + b + c), b / (a + b + c), c / (a + b + c));
        assertThat(Arrays.stream(analysis.probabilities()).sum()).isCloseTo(1, within(ROUNDING));
    }

    @Test
    void farFromEveryClassNothingIsPreferred() {
        Analysis analysis = of(0.9, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(analysis.probabilities())
                .usingComparatorWithPrecision(ROUNDING)
                .containsOnly(0.1);
        assertThat(analysis.confident()).isFalse();
    }

    @Test
    void theLowestScoreWinsAndOfEqualOnesTheFirst() {
        assertThat(of(0.3, 0.1, 0.2).prediction()).isEqualTo(1);
        assertThat(of(0.3, 0.1, 0.2).runnerUp()).isEqualTo(2);
        assertThat(of(0.3, 0.1, 0.2).margin()).isCloseTo(0.1, within(ROUNDING));
        assertThat(of(0.1, 0.1, 0.1).prediction()).isZero();
        assertThat(of(0.1, 0.1, 0.1).runnerUp()).isEqualTo(1);
    }

    @Test
    void whatIsHandedOutCannotChangeTheAnalysis() {
        Analysis analysis = of(0.02, 0.03);
        analysis.probabilities()[0] = 7;
        assertThat(analysis.probability(0)).isLessThan(1);
    }
}
