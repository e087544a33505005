package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Digits;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.inference.Workers;

/**
 * What is proved of the classifier that compares samples, with the published weights: every attack there is against the
 * radii, and how large they are.
 *
 * <p>{@code -Dtenfold.proof.queries=100} lets the attacks ask more, {@code -Dtenfold.proof.digits=20} takes fewer digits.
 */
final class ProvedRadiusTest {
    private static final int DIGITS = Integer.getInteger("tenfold.proof.digits", 200);

    /** What each attack may ask about each digit: few, since the one before has led it near the boundary already; */
    private static final int QUERIES = Integer.getInteger("tenfold.proof.queries", 3);

    /** so many times as much for those that come nearest. */
    private static final int STRONG = 3;

    private static final Set<String> STRONGEST = Set.of("bisector", "line", "deepfool");

    /** Steps an attack takes in each ball; more would not fit into its questions. */
    private static final int STEPS = Math.max(2, QUERIES / 3);

    private static final int EXAMPLES = 2000;

    /** That nothing was found inside would mean little if hardly anything was found outside. */
    private static final double FOUND = 0.95;

    private static final int FIGURES = 1000;

    private static AbsClassifier samples() {
        // Digits are shared out to the processors instead of classes.
        return Digits.published(AbsSettings.SAMPLES).with(Workers.caller());
    }

    /** Lets every attack try in turn. */
    private static final class Everyone implements Attack {
        private @Nullable RobustnessBound bound;

        @Override
        public String name() {
            return "everyone";
        }

        @Override
        public boolean isDefinedFor(Victim victim, Norm norm) {
            return true;
        }

        @Override
        public void search(Search search) {
            bound = search.bound();
            for (String name : defined(search.victim(), search.norm())) {
                search.part(Attacks.named(name), STRONGEST.contains(name) ? STRONG * QUERIES : QUERIES);
            }
        }

        double radius() {
            RobustnessBound proved = Objects.requireNonNull(bound);
            assertThat(proved.kind()).isEqualTo(RobustnessBound.Kind.PROVED);
            return proved.value();
        }
    }

    private static List<String> defined(Victim victim, Norm norm) {
        return Attacks.single().stream()
                .filter(attack -> attack.isDefinedFor(victim, norm))
                .map(Attack::name)
                .toList();
    }

    /** A picture that the victim was asked about. */
    private record Asked(String attack, int label, double distance) {}

    /** What came of one digit: the first picture asked about is the digit itself. */
    private record Outcome(int digit, double radius, List<Asked> asked) {
        List<String> inside() {
            return asked.stream()
                    .filter(picture -> picture.label != asked.getFirst().label && picture.distance < radius)
                    .map(picture -> "digit " + digit + ": " + picture.attack + " found a " + picture.label + " at "
                            + picture.distance + ", inside " + radius)
                    .toList();
        }

        boolean found() {
            return asked.stream().anyMatch(picture -> picture.label != asked.getFirst().label);
        }
    }

    private static Outcome attacked(Victim victim, int digit, Norm norm) {
        Image original = Digits.image(digit);
        float[] x = original.toArray();
        List<Asked> asked = new ArrayList<>();
        Everyone everyone = new Everyone();
        everyone.run(
                victim,
                original,
                new AttackSettings(norm, null, Double.POSITIVE_INFINITY, digit, STEPS, Integer.MAX_VALUE),
                step -> asked.add(new Asked(
                        step.attack(),
                        step.prediction().label(),
                        norm.distance(x, step.image().toArray()))),
                () -> false);
        return new Outcome(digit, everyone.radius(), asked);
    }

    @ParameterizedTest
    @EnumSource(names = {"L2", "LINF"})
    void noAttackFindsAnotherAnswerInsideTheProvedRadius(Norm norm) {
        LabelledImages training = LabelledImages.read(Path.of("assets", "mnist"), Split.TRAIN)
                .subset(IntStream.range(0, EXAMPLES).toArray());
        Victim victim = Victim.of(samples())
                .withSurrogate(Centroids.of(training))
                .withExamples(IntStream.range(0, training.size())
                        .mapToObj(training::image)
                        .toList());

        List<Outcome> outcomes = IntStream.range(0, DIGITS)
                .parallel()
                .mapToObj(digit -> attacked(victim, digit, norm))
                .toList();

        assertThat(outcomes.stream().flatMap(outcome -> outcome.inside().stream()))
                .isEmpty();
        for (Outcome outcome : outcomes) {
            assertThat(outcome.asked).extracting(Asked::attack).containsAll(defined(victim, norm));
        }
        assertThat(outcomes.stream().filter(Outcome::found).count()).isGreaterThanOrEqualTo((long) (FOUND * DIGITS));
    }

    /** The proved radius of a digit; 0 if the answer is wrong to begin with. */
    private static double radius(AbsClassifier classifier, int digit) {
        Analysis analysis = classifier.analyse(Digits.image(digit));
        boolean right = analysis.prediction() == Digits.testSet().label(digit);
        return right ? RobustnessBound.of(classifier, analysis).value() : 0;
    }

    @Test
    void halfOfTheDigitsAreProvedBeyond165AndFiftyNinePercentBeyond15() {
        AbsClassifier classifier = samples();
        double[] radii = IntStream.range(0, FIGURES)
                .parallel()
                .mapToDouble(digit -> radius(classifier, digit))
                .sorted()
                .toArray();
        double median = (radii[(FIGURES - 1) / 2] + radii[FIGURES / 2]) / 2;
        assertThat(median).isGreaterThanOrEqualTo(1.65);
        double proved = Arrays.stream(radii).filter(radius -> radius >= 1.5).count() / (double) FIGURES;
        assertThat(proved).isGreaterThanOrEqualTo(0.59);
    }
}
