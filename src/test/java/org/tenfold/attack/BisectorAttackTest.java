package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.inference.RobustnessBound.Kind;
import org.tenfold.math.Distance;

final class BisectorAttackTest {
    private static final double ROUNDING = 1e-12;
    private static final long SEED = 1;

    private static Adversarial attack(AbsClassifier classifier, int image) {
        return attack(classifier, image, null);
    }

    private static Adversarial attack(AbsClassifier classifier, int image, @Nullable Integer target) {
        return attack(classifier, image, target, step -> {}, () -> false);
    }

    private static Adversarial attack(
            AbsClassifier classifier,
            int image,
            @Nullable Integer target,
            Consumer<AttackStep> onStep,
            BooleanSupplier cancelled) {
        AttackSettings settings = AttackSettings.DEFAULT.withTarget(target).withSeed(SEED);
        return new BisectorAttack().run(Victim.of(classifier), Digits.image(image), settings, onStep, cancelled);
    }

    private static RobustnessBound bound(Adversarial result) {
        return Objects.requireNonNull(result.bound());
    }

    @ParameterizedTest
    @EnumSource(names = {"FAST", "SAMPLES"})
    void whatItFindsHasAnotherAnswerWhenAskedFromScratch(Preset preset) {
        AbsClassifier classifier = Digits.small(preset);
        for (int i = 0; i < 3; i++) {
            Adversarial result = attack(classifier, i);
            assertThat(result.found()).isTrue();
            int answer = classifier.analyse(Image.of(result.image().toArray())).prediction();
            assertThat(answer)
                    .isEqualTo(result.prediction().label())
                    .isNotEqualTo(result.originalPrediction().label());
            float[] from = result.original().toArray();
            float[] to = result.image().toArray();
            for (float pixel : to) {
                assertThat(pixel).isBetween(0f, 1f);
            }
            assertThat(result.l2()).isCloseTo(Distance.l2(from, to), within(ROUNDING));
            assertThat(result.linf()).isCloseTo(Distance.linf(from, to), within(ROUNDING));
            assertThat(result.l0()).isEqualTo(Distance.l0(from, to));
        }
    }

    @Test
    void theProvedRadiusIsNeverEntered() {
        AbsClassifier classifier = Digits.small(Preset.SAMPLES);
        for (int i = 0; i < 6; i++) {
            Adversarial result = attack(classifier, i);
            assertThat(bound(result).kind()).isEqualTo(Kind.PROVED);
            assertThat(result.found()).isTrue();
            assertThat(result.l2()).isGreaterThanOrEqualTo(bound(result).value());
        }
    }

    @Test
    void aChosenTargetIsReachedOrNothingIsClaimed() {
        AbsClassifier classifier = Digits.small(Preset.SAMPLES);
        for (int target : new int[] {3, 9}) {
            Adversarial result = attack(classifier, 0, target);
            assertThat(result.found()).isTrue();
            assertThat(result.prediction().label()).isEqualTo(target);
        }
    }

    @Test
    void theSameSeedGivesTheSameImage() {
        AbsClassifier classifier = Digits.small(Preset.SAMPLES);
        assertThat(attack(classifier, 1).image())
                .isEqualTo(attack(classifier, 1).image());
    }

    @Test
    void everyStepIsReportedInOrderFromTheOriginalOn() {
        AbsClassifier classifier = Digits.small(Preset.SAMPLES);
        List<AttackStep> steps = new ArrayList<>();
        Adversarial result = attack(classifier, 0, null, steps::add, () -> false);
        assertThat(steps).hasSize(result.steps());
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i).step()).isEqualTo(i);
        }
        assertThat(steps.getFirst().phase()).isEqualTo(AttackStep.START);
        assertThat(steps.getFirst().image()).isEqualTo(Digits.image(0));
        assertThat(steps).extracting(AttackStep::image).contains(result.image());
    }

    @Test
    void aCancelledAttackReturnsTheBestSoFar() {
        AbsClassifier classifier = Digits.small(Preset.SAMPLES);
        List<AttackStep> all = new ArrayList<>();
        Adversarial whole = attack(classifier, 0, null, all::add, () -> false);
        for (int stop : new int[] {1, all.size() / 2, all.size() - 1}) {
            AtomicInteger steps = new AtomicInteger();
            Adversarial part = attack(classifier, 0, null, step -> steps.incrementAndGet(), () -> steps.get() >= stop);
            assertThat(part.steps()).isEqualTo(stop);
            if (part.found()) {
                assertThat(part.l2()).isGreaterThanOrEqualTo(whole.l2());
                assertThat(part.prediction().label())
                        .isNotEqualTo(part.originalPrediction().label());
            } else {
                assertThat(part.image()).isEqualTo(part.original());
                assertThat(part.l2()).isZero();
            }
        }
        assertThatThrownBy(() -> attack(classifier, 0, null, step -> {}, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void theOwnClassAndClassesThatDoNotExistAreNoTargets() {
        AbsClassifier classifier = Digits.small(Preset.SAMPLES);
        int own = classifier.analyse(Digits.image(0)).prediction();
        for (int target : new int[] {own, -1, 10}) {
            assertThatThrownBy(() -> attack(classifier, 0, target))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("target");
        }
    }

    @Test
    void binaryAbsIsRefused() {
        AbsClassifier grey = Digits.small(Preset.FAST);
        assertThatThrownBy(() -> attack(grey.with(grey.settings().withBinary(true)), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Binary ABS");
    }
}
