package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MarginCurveTest {
    /** Differences of decimal fractions are right to the last digits of a double. */
    private static final double ROUNDING = 1e-12;

    private final MarginCurve curve = new MarginCurve();

    private void add(int step, double margin) {
        curve.add(new MarginCurve.Point(step, 1, margin, margin < 0));
    }

    @Test
    void theMarginIsTheFirstAnswerLessTheBestOther() {
        double[] probabilities = {0.1, 0.6, 0.3};
        assertThat(MarginCurve.margin(probabilities, 1, null)).isCloseTo(0.3, within(ROUNDING));
        assertThat(MarginCurve.margin(probabilities, 2, null)).isCloseTo(-0.3, within(ROUNDING));
    }

    @Test
    void withATargetTheMarginIsWhatIsBetweenItAndTheFirstPlace() {
        double[] probabilities = {0.1, 0.6, 0.3};
        assertThat(MarginCurve.margin(probabilities, 1, 2)).isCloseTo(0.3, within(ROUNDING));
        assertThat(MarginCurve.margin(probabilities, 0, 1)).isCloseTo(-0.3, within(ROUNDING));
    }

    @Test
    void aFewStepsAreAllKept() {
        for (int step = 0; step < 200; step++) {
            add(step, Math.sin(step));
        }
        assertThat(curve.points()).hasSize(200);
        assertThat(curve.points().get(7).margin()).isEqualTo(Math.sin(7));
    }

    @Test
    void thousandsOfStepsAreThinnedInTheirOrderAndTheFirstAndTheNewestStay() {
        for (int step = 0; step < 100_000; step++) {
            // The extremes of every bucket are elsewhere.
            add(step, step == 0 ? 1 : Math.sin(step));
            if (step % 997 == 0) {
                List<Integer> steps =
                        curve.points().stream().map(MarginCurve.Point::step).toList();
                assertThat(steps)
                        .hasSizeLessThanOrEqualTo(MarginCurve.MOST)
                        .isSorted()
                        .doesNotHaveDuplicates();
                assertThat(steps.getFirst()).isZero();
                assertThat(steps.getLast()).isEqualTo(step);
            }
        }
    }

    @Test
    void aSingleStepBelowZeroIsNeverThinnedAway() {
        for (int step = 0; step < 50_000; step++) {
            add(step, step == 12_345 ? -0.5 : 0.5);
        }
        assertThat(curve.points()).anyMatch(point -> point.step() == 12_345 && point.fooled());
    }
}
