package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.AttackStep;
import org.tenfold.image.Image;
import org.tenfold.model.Prediction;

final class StepRelayTest {
    private static final long MILLISECOND = 1_000_000;

    private final AtomicLong nanoTime = new AtomicLong(-5 * MILLISECOND);
    private final Pause pause = new Pause();
    private final List<AttackProgress> told = new ArrayList<>();

    private StepRelay relay(AttackSettings settings) {
        return new StepRelay(settings, pause, nanoTime::get, told::add);
    }

    private static AttackStep step(int number, int label, double distance) {
        double[] probabilities = {0.2, 0.2, 0.2};
        probabilities[label] = 0.6;
        return new AttackStep(
                number, "toy", Image.blank(), new Prediction(label, probabilities), null, distance, AttackStep.SEARCH);
    }

    private List<Integer> steps() {
        return told.stream().map(now -> now.step().step()).toList();
    }

    @Test
    void atMostOneStepAFrameReachesTheScreen() {
        StepRelay relay = relay(AttackSettings.DEFAULT);
        for (int i = 0; i < 1000; i++) {
            relay.accept(step(i, 0, 0));
            nanoTime.addAndGet(MILLISECOND);
        }
        // The first, and then every seventeenth: the first after a sixtieth of a second.
        assertThat(steps()).startsWith(0, 17, 34).hasSize(59);
        assertThat(told.getLast().curve()).hasSizeGreaterThan(200);
    }

    @Test
    void theNewestStepIsToldAtTheEndAndOnlyOnce() {
        StepRelay relay = relay(AttackSettings.DEFAULT);
        relay.accept(step(0, 0, 0));
        relay.accept(step(1, 0, 0));
        relay.accept(step(2, 0, 0));
        relay.tellNewest();
        relay.tellNewest();
        assertThat(steps()).containsExactly(0, 2);
    }

    @Test
    void beforeItIsHeldTheNewestStepIsTold() {
        StepRelay relay = new StepRelay(AttackSettings.DEFAULT, pause, nanoTime::get, now -> {
            told.add(now);
            pause.letOneStep();
        });
        relay.accept(step(0, 0, 0));
        pause.hold();
        relay.accept(step(1, 0, 0));
        relay.accept(step(2, 0, 0));
        assertThat(steps()).containsExactly(0, 1, 2);
    }

    @Test
    void theNearestSeenHasAWantedAnswerWithinTheBudget() {
        StepRelay relay = relay(AttackSettings.DEFAULT.withBudget(2).withTarget(1));
        relay.accept(step(0, 0, 0));
        relay.accept(step(1, 1, 3));
        relay.accept(step(2, 2, 1));
        relay.tellNewest();
        assertThat(told.getLast().nearest()).isNull();
        relay.accept(step(3, 1, 2));
        relay.accept(step(4, 1, 1.5));
        relay.accept(step(5, 1, 1.8));
        relay.tellNewest();
        assertThat(Objects.requireNonNull(told.getLast().nearest()).step()).isEqualTo(4);
    }

    @Test
    void theCurveIsBelowZeroWhereTheAnswerIsAnother() {
        StepRelay relay = relay(AttackSettings.DEFAULT);
        relay.accept(step(0, 1, 0));
        relay.accept(step(1, 2, 1));
        relay.tellNewest();
        List<MarginCurve.Point> curve = told.getLast().curve();
        assertThat(curve.get(0).margin()).isPositive();
        assertThat(curve.get(0).fooled()).isFalse();
        assertThat(curve.get(1).margin()).isNegative();
        assertThat(curve.get(1).fooled()).isTrue();
    }
}
