package org.tenfold.keeping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.AttackStep;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.model.Latent;

/**
 * The repeat of what a session says, and how the two differ: with the models it was found on nothing does, not even in the
 * last digit.
 */
public final class Repeat {
    private Repeat() {}

    /** Explains the drawing from where the window's search began. */
    public static Analysis answer(KeptSession session, AbsClassifier classifier) {
        Image image = session.drawing().seen();
        classifier.samples().prepare(classifier.settings().samples(), () -> false);
        KeptAnswer kept = session.answer();
        List<Latent> starts = kept == null ? null : kept.starts();
        Analysis previous = starts == null || !fit(starts, classifier) ? null : previous(starts, classifier, image);
        return classifier.analyse(image, previous, step -> {}, () -> false);
    }

    /** Latents of another model may be others in number. */
    private static boolean fit(List<Latent> starts, AbsClassifier classifier) {
        int size = classifier.model().description().latentSize();
        return starts.size() == classifier.model().classes() && starts.stream().allMatch(start -> start.size() == size);
    }

    /** An analysis of which only the latents matter. */
    private static Analysis previous(List<Latent> starts, AbsClassifier classifier, Image image) {
        List<Reconstruction> reconstructions = new ArrayList<>();
        for (int c = 0; c < starts.size(); c++) {
            reconstructions.add(classifier.reconstruct(c, starts.get(c), image));
        }
        return Analysis.of(
                image,
                reconstructions,
                classifier.model().description().logitScale(),
                classifier.model().description().confidenceFloor(),
                true,
                0);
    }

    /** Runs an attack again with its seed. */
    public static Adversarial attack(
            KeptAttack kept, Victim victim, Consumer<AttackStep> onStep, BooleanSupplier cancelled) {
        return Attacks.named(kept.attack()).run(victim, kept.result().original(), kept.settings(), onStep, cancelled);
    }

    /** What differs between two answers, each as "what: kept, found"; nothing if they are equal bit by bit. */
    public static List<String> differences(KeptAnswer kept, KeptAnswer found) {
        Comparison comparison = new Comparison();
        comparison.compare("answer", kept.label(), found.label());
        comparison.compare("confident", kept.confident(), found.confident());
        comparison.compare(
                "classes", kept.explanations().size(), found.explanations().size());
        int classes = Math.min(kept.explanations().size(), found.explanations().size());
        for (int c = 0; c < classes; c++) {
            KeptAnswer.Explanation one = kept.explanations().get(c);
            KeptAnswer.Explanation other = found.explanations().get(c);
            String of = " of " + one.label();
            comparison.compare("label" + of, one.label(), other.label());
            comparison.compare("score" + of, one.negativeElbo(), other.negativeElbo());
            comparison.compare("squared error" + of, one.squaredError(), other.squaredError());
            comparison.compare("KL" + of, one.kl(), other.kl());
            comparison.compare("probability" + of, one.probability(), other.probability());
            comparison.compare("latent" + of, one.latent(), other.latent());
        }
        return comparison.differences;
    }

    /** The same for two results of an attack; how long it took is no difference. */
    public static List<String> differences(Adversarial kept, Adversarial found) {
        Comparison comparison = new Comparison();
        comparison.compare("found", kept.found(), found.found());
        comparison.compare("found by", kept.attack(), found.attack());
        comparison.compare("L2 distance", kept.l2(), found.l2());
        comparison.compare("Linf distance", kept.linf(), found.linf());
        comparison.compare("pixels changed", kept.l0(), found.l0());
        comparison.compare("steps", kept.steps(), found.steps());
        comparison.compare("questions", kept.queries(), found.queries());
        comparison.compare(
                "answer before",
                kept.originalPrediction().label(),
                found.originalPrediction().label());
        comparison.compare(
                "answer after", kept.prediction().label(), found.prediction().label());
        comparison.compare(
                "probabilities before",
                Arrays.toString(kept.originalPrediction().probabilities()),
                Arrays.toString(found.originalPrediction().probabilities()));
        comparison.compare(
                "probabilities after",
                Arrays.toString(kept.prediction().probabilities()),
                Arrays.toString(found.prediction().probabilities()));
        comparison.compare("bound", value(kept.bound()), value(found.bound()));
        comparison.compare("picture", kept.image(), found.image());
        return comparison.differences;
    }

    private static String value(@Nullable RobustnessBound bound) {
        return bound == null ? "none" : String.valueOf(bound.value());
    }

    /** Notes what is not equal. */
    private static final class Comparison {
        private final List<String> differences = new ArrayList<>();

        void compare(String what, Object kept, Object found) {
            if (!Objects.equals(kept, found)) {
                differences.add(what + ": kept " + kept + ", found " + found);
            }
        }
    }
}
