package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.inference.PriorSamples;
import org.tenfold.inference.Workers;
import org.tenfold.math.Distance;
import org.tenfold.model.AbsModel;
import org.tenfold.model.Classifier;
import org.tenfold.model.Prediction;
import org.tenfold.model.RandomModel;

/** What every attack promises, on every kind of victim and in every norm for which it is defined. */
final class AttackContractTest {
    private static final double ROUNDING = 1e-12;

    /** Of a sum of ten probabilities. */
    private static final double PROBABILITY_ROUNDING = 1e-9;

    /** Short ways keep the test short, and the more so where a question is dear. */
    private static final AttackSettings SHORT =
            AttackSettings.DEFAULT.withSteps(6).withQueries(250).withSeed(5);

    /** Enough for what asks about every pixel before it begins. */
    private static final int MORE_QUERIES = 2500;

    private static final AttackSettings SHORTER = SHORT.withSteps(3).withQueries(60);

    /** A promise is the same for ten small decoders as for ten trained ones, and is kept or broken much sooner. */
    private static final int ABS_SAMPLES = 12;

    /** Of the attacks on ABS so many find something with few questions: what is promised is not promised of nothing. */
    private static final double MOST = 0.8;

    private static final Victim LINEAR = Toy.linear().victim();
    private static final Victim THRESHOLDED = Toy.thresholded().victim();
    private static final Victim ABS = Victim.of(smallAbs());

    private static AbsClassifier smallAbs() {
        AbsModel model = RandomModel.model(ABS_SAMPLES, 1);
        return AbsClassifier.of(
                model,
                PriorSamples.of(model, null, Workers.caller()),
                new AbsSettings(Preset.SAMPLES, ABS_SAMPLES, 0, false),
                Workers.caller());
    }

    enum Kind {
        LINEAR,
        THRESHOLDED,
        ABS;

        Victim victim() {
            return switch (this) {
                case LINEAR -> AttackContractTest.LINEAR;
                case THRESHOLDED -> AttackContractTest.THRESHOLDED;
                case ABS -> AttackContractTest.ABS;
            };
        }

        Image image() {
            return switch (this) {
                case LINEAR -> Toy.GREY;
                case THRESHOLDED -> Toy.mixed();
                case ABS -> Digits.image(0);
            };
        }
    }

    /** An attack's result and the steps on the way. */
    private record Run(Adversarial result, List<AttackStep> steps) {}

    /** Each attack as it is by itself, which several promises are about. */
    private static final Map<Case, Run> PLAIN = new HashMap<>();

    private static Run plain(Case each) {
        return PLAIN.computeIfAbsent(each, missing -> {
            List<AttackStep> steps = new ArrayList<>();
            Adversarial result = missing.attack.run(
                    missing.kind.victim(), missing.kind.image(), missing.settings(), steps::add, () -> false);
            return new Run(result, steps);
        });
    }

    /** One attack on one victim in one norm. */
    record Case(Attack attack, Kind kind, Norm norm) {
        AttackSettings settings() {
            AttackSettings settings = (kind == Kind.ABS ? SHORTER : SHORT).withNorm(norm);
            return attack instanceof PixelSearch && kind != Kind.ABS ? settings.withQueries(MORE_QUERIES) : settings;
        }

        Adversarial run(AttackSettings settings) {
            return attack.run(kind.victim(), kind.image(), settings, step -> {}, () -> false);
        }

        @Override
        public String toString() {
            return attack.name() + " on " + kind + " in " + norm;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Victim victim = kind.victim();
            for (Norm norm : Norm.values()) {
                for (String name : Attacks.names()) {
                    if (Attacks.named(name).isDefinedFor(victim, norm)) {
                        cases.add(new Case(Attacks.named(name), kind, norm));
                    }
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatItReportsOfTheVictimStaysWhatTheVictimSaid(Case each) {
        for (AttackStep step : plain(each).steps) {
            assertThat(Arrays.stream(step.prediction().probabilities()).sum())
                    .as("step %s", step.step())
                    .isCloseTo(1, within(PROBABILITY_ROUNDING));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatItReturnsIsAPictureThatTheVictimTakesForSomethingElse(Case each) {
        Adversarial result = plain(each).result;
        if (each.kind == Kind.ABS && !result.found()) {
            // Few questions may not be enough; then nothing is claimed.
            assertThat(result.image()).isEqualTo(each.kind.image());
            return;
        }
        assertThat(result.found()).isTrue();
        Classifier victim = each.kind.victim().classifier();
        int answer = victim.predict(Image.of(result.image().toArray())).label();
        assertThat(answer)
                .isEqualTo(result.prediction().label())
                .isNotEqualTo(victim.predict(each.kind.image()).label());
        float[] from = each.kind.image().toArray();
        float[] to = result.image().toArray();
        assertThat(result.l2()).isCloseTo(Distance.l2(from, to), within(ROUNDING));
        assertThat(result.linf()).isCloseTo(Distance.linf(from, to), within(ROUNDING));
        assertThat(result.l0()).isEqualTo(Distance.l0(from, to));
        assertThat(result.distance()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theBudgetIsNeverExceededAndTheSameSeedGivesTheSamePicture(Case each) {
        Adversarial free = plain(each).result;
        Adversarial again = each.run(each.settings());
        assertThat(again.image()).isEqualTo(free.image());
        for (double share : new double[] {1, 0.999, 0.5, 1e-7}) {
            double budget = (free.found() ? free.distance() : 1) * share;
            Adversarial within = each.run(each.settings().withBudget(budget));
            assertThat(within.distance()).isLessThanOrEqualTo(budget);
            if (!within.found()) {
                assertThat(within.image()).isEqualTo(each.kind.image());
                assertThat(within.prediction().label())
                        .isEqualTo(within.originalPrediction().label());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itReportsEveryStepAndStopsWhenItIsTold(Case each) {
        List<AttackStep> steps = plain(each).steps;
        Adversarial whole = plain(each).result;
        assertThat(steps).hasSize(whole.steps());
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i).step()).isEqualTo(i);
        }
        assertThat(steps.getFirst().phase()).isEqualTo(AttackStep.START);
        assertThat(steps).extracting(AttackStep::image).contains(whole.image());
        for (int stop : new int[] {1, steps.size() / 2}) {
            AtomicInteger seen = new AtomicInteger();
            Adversarial part = each.attack.run(
                    each.kind.victim(),
                    each.kind.image(),
                    each.settings(),
                    step -> seen.incrementAndGet(),
                    () -> seen.get() >= stop);
            assertThat(part.steps()).isEqualTo(stop);
            assertThat(part.found())
                    .isEqualTo(steps.subList(0, stop).stream()
                            .anyMatch(step -> step.prediction().label()
                                    != whole.originalPrediction().label()));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itAsksNoMoreThanItMay(Case each) {
        for (int queries : new int[] {3, 20}) {
            Adversarial result = each.run(each.settings().withQueries(queries));
            assertThat(result.queries()).isLessThanOrEqualTo(queries);
        }
        if (each.kind == Kind.LINEAR
                && !each.attack.name().equals("transfer")
                && !each.attack.name().equals("best")) {
            Toy toy = Toy.linear();
            Victim alone = Victim.of("toy", toy);
            int queries = 20;
            each.attack.run(alone, Toy.GREY, each.settings().withQueries(queries), step -> {}, () -> false);
            assertThat(toy.questions()).isLessThanOrEqualTo(queries);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aTargetIsReachedOrNothingIsClaimed(Case each) {
        Prediction original = plain(each).result.originalPrediction();
        int classes = original.probabilities().length;
        int target = (original.label() + Math.min(2, classes - 1)) % classes;
        Adversarial result = each.run(each.settings().withTarget(target));
        assertThat(result.prediction().label())
                .isEqualTo(result.found() ? target : result.originalPrediction().label());
    }

    @Test
    void mostAttacksOnAbsFindSomethingWithFewQuestions() {
        List<Case> onAbs = cases().filter(each -> each.kind == Kind.ABS).toList();
        long found = onAbs.stream().filter(each -> plain(each).result.found()).count();
        assertThat(found / (double) onAbs.size()).isGreaterThanOrEqualTo(MOST);
    }

    @Test
    void everyAttackIsDefinedForSomething() {
        assertThat(cases().map(each -> each.attack().name()).distinct())
                .containsExactlyInAnyOrderElementsOf(Attacks.names());
    }

    /** Tries exactly one picture. */
    private record Once(float[] picture) implements Attack {
        @Override
        public String name() {
            return "once";
        }

        @Override
        public boolean isDefinedFor(Victim victim, Norm norm) {
            return norm != Norm.L0;
        }

        @Override
        public void search(Search search) {
            search.ask(picture, AttackStep.SEARCH);
        }
    }

    private static float[] filled(float value) {
        float[] pixels = new float[Image.PIXELS];
        Arrays.fill(pixels, value);
        return pixels;
    }

    private static Adversarial once(Classifier victim, float[] picture, AttackSettings settings) {
        return new Once(picture).run(Victim.ofDecisions("toy", victim), Toy.GREY, settings, step -> {}, () -> false);
    }

    /** Says 1 for anything but {@link Toy#GREY}. */
    private static Prediction fickle(Image x) {
        return new Prediction(x.equals(Toy.GREY) ? 0 : 1, new double[] {0.5, 0.5});
    }

    @Test
    void aVictimThatTakesItsAnswerBackIsNotFooled() {
        AtomicInteger asked = new AtomicInteger();
        Classifier once = x -> new Prediction(asked.incrementAndGet() == 2 ? 1 : 0, new double[] {0.5, 0.5});
        Adversarial result = once(once, filled(0.6f), AttackSettings.DEFAULT);
        assertThat(asked.get()).isEqualTo(3);
        assertThat(result.found()).isFalse();
        assertThat(result.image()).isEqualTo(Toy.GREY);
    }

    @Test
    void aPictureOutsideTheRangeIsPutIntoIt() {
        Adversarial result = once(AttackContractTest::fickle, filled(7), AttackSettings.DEFAULT);
        assertThat(result.found()).isTrue();
        assertThat(result.image()).isEqualTo(Image.of(filled(1)));
    }

    @Test
    void aPictureThatIsBeyondTheBudgetInTheLastDigitIsNone() {
        // As doubles 0.7f − 0.5f is 0.19999998807907104.
        double change = (double) 0.7f - 0.5f;
        AttackSettings settings = AttackSettings.DEFAULT.withNorm(Norm.LINF);
        Adversarial at = once(AttackContractTest::fickle, filled(0.7f), settings.withBudget(change));
        Adversarial below = once(AttackContractTest::fickle, filled(0.7f), settings.withBudget(Math.nextDown(change)));
        assertThat(at.found()).isTrue();
        assertThat(below.found()).isFalse();
    }

    @Test
    void whatIsNotDefinedIsRefused() {
        Toy toy = Toy.linear();
        assertThatThrownBy(() -> new Once(filled(0))
                        .run(toy.victim(), Toy.GREY, AttackSettings.DEFAULT.withNorm(Norm.L0), step -> {}, () -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the attack once is not defined for toy and the norm L0");
        for (int target : new int[] {-1, 0, 3}) {
            assertThatThrownBy(() -> new DeepFool()
                            .run(
                                    toy.victim(),
                                    Toy.GREY,
                                    AttackSettings.DEFAULT.withTarget(target),
                                    step -> {},
                                    () -> false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("target");
        }
        assertThatThrownBy(() -> Attacks.named("luck")).hasMessageStartingWith("found 'luck', expected one of best, ");
    }

    @Test
    void whoIsCancelledBeforeTheOriginalIsAnsweredHasNoResult() {
        assertThatThrownBy(() -> new DeepFool()
                        .run(Toy.linear().victim(), Toy.GREY, AttackSettings.DEFAULT, step -> {}, () -> true))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void binaryAbsIsAttackedBehindItsThreshold() {
        AbsClassifier grey = Digits.small(Preset.SAMPLES);
        Victim victim = Victim.of(grey.with(grey.settings().withBinary(true)));
        Adversarial result = new ThresholdCrossing()
                .run(victim, Digits.image(0), AttackSettings.DEFAULT.withQueries(250), step -> {}, () -> false);
        assertThat(result.found()).isTrue();
        assertThat(result.linf()).isLessThanOrEqualTo(0.5);
        assertThat(result.bound()).isNull();
    }
}
