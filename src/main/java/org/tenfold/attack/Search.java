package org.tenfold.attack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.DifferentiableAbs;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.model.DifferentiableClassifier;
import org.tenfold.model.DifferentiableClassifier.Tangent;
import org.tenfold.model.Prediction;

/**
 * One attack on one image: the victim's answers, what they have cost so far, and the nearest image found.
 *
 * <p>Whatever an attack does, it asks here. Every picture is put into the range from 0 to 1 first; one with the wanted
 * answer is kept only if it is within the budget, measured on the pixels as they are returned; and at the end the victim
 * is asked once more about what is to be returned. For one thread.
 */
public final class Search {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);

    /** So many of the nearest images are kept, for a victim that does not say twice the same. */
    private static final int KEPT = 4;

    private final Victim victim;
    private final Image original;
    private final float[] x;
    private final AttackSettings settings;
    private final Consumer<AttackStep> onStep;
    private final BooleanSupplier cancelled;
    private final long start = System.nanoTime();

    private String attack;
    private SplittableRandom random;
    private int allowed;
    private int queries;
    private int steps;
    private final Answer first;
    private final @Nullable RobustnessBound bound;

    /** The nearest images found, the best last. */
    private final Deque<Finding> findings = new ArrayDeque<>();

    private Search(
            Attack attack,
            Victim victim,
            Image original,
            AttackSettings settings,
            Consumer<AttackStep> onStep,
            BooleanSupplier cancelled) {
        this.victim = victim;
        this.original = original;
        this.x = original.toArray();
        this.settings = settings;
        this.onStep = onStep;
        this.cancelled = cancelled;
        this.attack = attack.name();
        this.random = randomOf(attack);
        // One is kept for the last check.
        this.allowed = settings.queries() - 1;
        this.first = answer(original, cancelled);
        Integer target = settings.target();
        if (target != null && (target < 0 || target >= classes())) {
            throw new IllegalArgumentException("target is " + target + ", expected 0 to " + (classes() - 1));
        }
        if (target != null && target == first.label()) {
            throw new IllegalArgumentException(
                    "the image is already taken for class " + target + "; the target must be another class");
        }
        this.bound = boundOf(victim, first, settings.norm(), cancelled);
        report(first, AttackStep.START);
    }

    static Adversarial run(
            Attack attack,
            Victim victim,
            Image original,
            AttackSettings settings,
            Consumer<AttackStep> onStep,
            BooleanSupplier cancelled) {
        if (!attack.isDefinedFor(victim, settings.norm())) {
            throw new IllegalArgumentException("the attack " + attack.name() + " is not defined for " + victim.name()
                    + " and the norm " + settings.norm());
        }
        Search search = new Search(attack, victim, original, settings, onStep, cancelled);
        try {
            attack.search(search);
        } catch (CancellationException stopped) {
            LOG.debug("attack cancelled after {} steps", search.steps);
        } catch (Exhausted spent) {
            LOG.debug("attack ended after its {} queries", search.queries);
        }
        return search.result();
    }

    private static @Nullable RobustnessBound boundOf(
            Victim victim, Answer first, Norm norm, BooleanSupplier cancelled) {
        AbsClassifier abs = victim.abs();
        Analysis analysis = first.analysis();
        if (abs == null || analysis == null || norm == Norm.L0 || !RobustnessBound.isDefinedFor(abs.settings())) {
            return null;
        }
        RobustnessBound.Norm same = norm == Norm.L2 ? RobustnessBound.Norm.L2 : RobustnessBound.Norm.LINF;
        return RobustnessBound.of(abs, analysis, same, cancelled);
    }

    // What is known

    Victim victim() {
        return victim;
    }

    Image original() {
        return original;
    }

    /** The original's pixels, not to be written to. */
    float[] x() {
        return x;
    }

    Answer first() {
        return first;
    }

    /** The original's class. */
    int label() {
        return first.label();
    }

    int classes() {
        return first.prediction().probabilities().length;
    }

    Norm norm() {
        return settings.norm();
    }

    AttackSettings settings() {
        return settings;
    }

    /** The radius inside which no adversarial is expected; null where none is defined. */
    @Nullable
    RobustnessBound bound() {
        return bound;
    }

    SplittableRandom random() {
        return random;
    }

    BooleanSupplier cancelled() {
        return cancelled;
    }

    boolean wins(int label) {
        Integer target = settings.target();
        return target == null ? label != first.label() : label == target;
    }

    double distance(float[] pixels) {
        return settings.norm().distance(x, pixels);
    }

    /** The distance of the nearest image found, infinite if there is none. */
    double best() {
        return findings.isEmpty() ? Double.POSITIVE_INFINITY : findings.getLast().distance;
    }

    /** The nearest image found. */
    float @Nullable [] found() {
        return findings.isEmpty() ? null : findings.getLast().answer.image().toArray();
    }

    /** What the victim says of the nearest image found. */
    @Nullable
    Answer foundAnswer() {
        return findings.isEmpty() ? null : findings.getLast().answer;
    }

    /** Nothing further away is of any use. */
    double reach() {
        return Math.min(settings.budget(), best());
    }

    // What can be asked

    /** What the victim says of an image. */
    record Answer(
            Image image, Prediction prediction, @Nullable Analysis analysis) {
        int label() {
            return prediction.label();
        }
    }

    /** What the victim says of the pixels, from scratch; they are put into the range from 0 to 1, in place. */
    Answer ask(float[] pixels, String phase) {
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = Math.clamp(pixels[p], 0f, 1f);
        }
        Answer answer = answer(Image.of(pixels), cancelled);
        report(answer, phase);
        keep(answer);
        return answer;
    }

    /** Whether the pixels have the wanted answer; they are put into the range from 0 to 1, in place. */
    boolean tried(float[] pixels, String phase) {
        return wins(ask(pixels, phase).label());
    }

    /** How ABS explains the pixels if it also starts from another explanation; nothing of that can be a result. */
    Analysis explain(AbsClassifier abs, Image image, Analysis previous) {
        count();
        Analysis analysis = abs.analyse(image, previous, step -> {}, cancelled);
        report(answered(image, analysis), AttackStep.SEARCH);
        return analysis;
    }

    /** The victim's logits at a picture, and the slopes of their sums. */
    static final class Slopes {
        private final Tangent tangent;

        private Slopes(Tangent tangent) {
            this.tangent = tangent;
        }

        double[] logits() {
            return tangent.logits();
        }

        /** {@code ∂ (logit_a − logit_b) / ∂x}. */
        float[] of(int a, int b) {
            double[] weights = new double[logits().length];
            weights[a] = 1;
            weights[b] -= 1;
            return tangent.slope(weights);
        }
    }

    /** Asks the victim about the pixels, and for slopes; they are put into the range from 0 to 1, in place. */
    Slopes slopes(float[] pixels) {
        DifferentiableClassifier slopes = victim.slopes();
        if (slopes == null) {
            throw new IllegalStateException(victim.name() + " has no slopes");
        }
        return slopes(slopes, pixels, false);
    }

    /** Asks the victim about the pixels, and for the slopes with respect to their thresholded values. */
    Slopes slopesBehindThreshold(float[] pixels) {
        DifferentiableClassifier behind = victim.behindThreshold();
        if (behind == null) {
            throw new IllegalStateException(victim.name() + " has no slopes behind a threshold");
        }
        return slopes(behind, pixels, true);
    }

    private Slopes slopes(DifferentiableClassifier slopes, float[] pixels, boolean thresholded) {
        if (slopes instanceof DifferentiableAbs abs && abs.classifier() == victim.classifier()) {
            // One analysis gives the answer and every slope.
            Analysis analysis = ask(pixels, AttackStep.SEARCH).analysis();
            if (analysis != null) {
                return new Slopes(abs.at(analysis));
            }
        }
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = Math.clamp(pixels[p], 0f, 1f);
        }
        Image image = Image.of(pixels);
        count();
        Tangent tangent = slopes.at(thresholded ? image.binarized() : image);
        Prediction prediction = Prediction.ofLogits(tangent.logits());
        report(new Answer(image, prediction, null), AttackStep.SEARCH);
        if (wins(prediction.label()) && distance(pixels) < best() && distance(pixels) <= settings.budget()) {
            // The slopes' answer is not the victim's word.
            ask(pixels, AttackStep.SEARCH);
        }
        return new Slopes(tangent);
    }

    /** The two classes whose difference decides, and how far the attacker is ahead: positive if the image is adversarial. */
    record Aim(int attacker, int defender, double margin) {}

    Aim aim(double[] logits) {
        Integer target = settings.target();
        int attacker = target == null ? highest(logits, first.label()) : target;
        int defender = target == null ? first.label() : highest(logits, target);
        return new Aim(attacker, defender, logits[attacker] - logits[defender]);
    }

    /** The class with the highest score of all but one. */
    static int highest(double[] logits, int except) {
        int highest = except == 0 ? 1 : 0;
        for (int c = 0; c < logits.length; c++) {
            if (c != except && logits[c] > logits[highest]) {
                highest = c;
            }
        }
        return highest;
    }

    // Parts

    /** Lets another attack search here, with so many queries at most; what it finds counts. */
    void part(Attack other, int most) {
        String name = attack;
        SplittableRandom own = random;
        int whole = allowed;
        attack = other.name();
        random = randomOf(other);
        allowed = Math.min(whole, queries + most);
        try {
            other.search(this);
        } catch (Exhausted spent) {
            if (queries >= whole) {
                throw spent;
            }
        } finally {
            attack = name;
            random = own;
            allowed = whole;
        }
    }

    int queriesLeft() {
        return allowed - queries;
    }

    /** Each attack has random numbers of its own, whoever runs before it. */
    private SplittableRandom randomOf(Attack other) {
        return new SplittableRandom(settings.seed() * 31 + other.name().hashCode());
    }

    // Bookkeeping

    private Answer answer(Image image, BooleanSupplier stop) {
        count(stop);
        AbsClassifier abs = victim.abs();
        return abs == null
                ? new Answer(image, victim.classifier().predict(image), null)
                : answered(image, abs.analyse(image, stop));
    }

    private static Answer answered(Image image, Analysis analysis) {
        return new Answer(image, new Prediction(analysis.prediction(), analysis.probabilities()), analysis);
    }

    private void count() {
        count(cancelled);
    }

    private void count(BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            throw new CancellationException("the attack was cancelled");
        }
        if (queries >= allowed) {
            throw new Exhausted();
        }
        queries++;
    }

    private void report(Answer answer, String phase) {
        double distance = distance(answer.image().toArray());
        onStep.accept(new AttackStep(
                steps++, attack, answer.image(), answer.prediction(), answer.analysis(), distance, phase));
    }

    private void keep(Answer answer) {
        double distance = distance(answer.image().toArray());
        if (wins(answer.label()) && distance < best() && distance <= settings.budget()) {
            findings.addLast(new Finding(answer, distance, attack));
            if (findings.size() > KEPT) {
                findings.removeFirst();
            }
        }
    }

    /** An adversarial image within the budget. */
    private record Finding(Answer answer, double distance, String attack) {}

    /** The allowed queries are spent. */
    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("the allowed queries are spent", null, false, false);
        }
    }

    // The result

    /** The nearest image that the victim, asked again, still takes for something else. */
    private Adversarial result() {
        allowed = settings.queries();
        while (!findings.isEmpty() && queries < allowed) {
            Finding finding = findings.removeLast();
            Answer again = answer(finding.answer.image(), () -> false);
            if (wins(again.label())) {
                return result(finding, again);
            }
            LOG.warn("{} changed its answer for the same picture; it is no result.", victim.name());
        }
        return new Adversarial(
                original,
                first.prediction(),
                first.analysis(),
                false,
                original,
                first.prediction(),
                first.analysis(),
                attack,
                settings.norm(),
                0,
                0,
                0,
                steps,
                queries,
                milliseconds(),
                bound);
    }

    private Adversarial result(Finding finding, Answer again) {
        float[] pixels = again.image().toArray();
        return new Adversarial(
                original,
                first.prediction(),
                first.analysis(),
                true,
                again.image(),
                again.prediction(),
                again.analysis(),
                finding.attack,
                settings.norm(),
                Norm.L2.distance(x, pixels),
                Norm.LINF.distance(x, pixels),
                (int) Norm.L0.distance(x, pixels),
                steps,
                queries,
                milliseconds(),
                checkedBound(finding.distance));
    }

    private double milliseconds() {
        return (System.nanoTime() - start) / 1e6;
    }

    /** An image inside an estimate disproves it; one inside a proof would disprove this program. */
    private @Nullable RobustnessBound checkedBound(double distance) {
        if (bound == null || distance >= bound.value()) {
            return bound;
        }
        if (bound.kind() == RobustnessBound.Kind.PROVED) {
            throw new IllegalStateException("an image at distance " + distance
                    + " has another answer, inside the proved radius " + bound.value());
        }
        LOG.info("An attack reached {} inside the estimated bound {}, which is lowered.", distance, bound.value());
        return bound.loweredTo(distance);
    }
}
