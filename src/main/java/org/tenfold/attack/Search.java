package org.tenfold.attack;

import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenfold.attack.Findings.Finding;
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

    private final Victim victim;
    private final Image original;
    private final float[] x;
    private final AttackSettings settings;
    private final Consumer<AttackStep> onStep;
    private final BooleanSupplier cancelled;
    private final long start = System.nanoTime();

    private String attack;
    private SplittableRandom random;
    private int steps;
    private final Allowance queries;
    private final Answer first;
    private final @Nullable RobustnessBound bound;

    private final Findings findings = new Findings();

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
        this.queries = new Allowance(settings.queries() - 1);
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
        } catch (Allowance.Exhausted spent) {
            LOG.debug("attack ended after its {} queries", search.queries.spent());
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
        return findings.best();
    }

    /** The nearest image found. */
    float @Nullable [] found() {
        Answer nearest = findings.nearest();
        return nearest == null ? null : nearest.image().toArray();
    }

    /** What the victim says of the nearest image found. */
    @Nullable
    Answer foundAnswer() {
        return findings.nearest();
    }

    /** Nothing further away is of any use. */
    double reach() {
        return Math.min(settings.budget(), best());
    }

    // What can be asked

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
        report(Answer.of(image, analysis), AttackStep.SEARCH);
        return analysis;
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

    Aim aim(double[] logits) {
        return Aim.of(logits, first.label(), settings.target());
    }

    // Parts

    /** Lets another attack search here, with so many queries at most; what it finds counts. */
    void part(Attack other, int most) {
        String name = attack;
        SplittableRandom own = random;
        attack = other.name();
        random = randomOf(other);
        try {
            queries.within(most, () -> other.search(this));
        } finally {
            attack = name;
            random = own;
        }
    }

    int queriesLeft() {
        return queries.left();
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
                : Answer.of(image, abs.analyse(image, stop));
    }

    private void count() {
        count(cancelled);
    }

    private void count(BooleanSupplier stop) {
        if (stop.getAsBoolean()) {
            throw new CancellationException("the attack was cancelled");
        }
        queries.spend();
    }

    private void report(Answer answer, String phase) {
        double distance = distance(answer.image().toArray());
        onStep.accept(new AttackStep(
                steps++, attack, answer.image(), answer.prediction(), answer.analysis(), distance, phase));
    }

    private void keep(Answer answer) {
        double distance = distance(answer.image().toArray());
        if (wins(answer.label()) && distance < best() && distance <= settings.budget()) {
            findings.add(new Finding(answer, distance, attack));
        }
    }

    // The result

    /** The nearest image that the victim, asked again, still takes for something else. */
    private Adversarial result() {
        queries.grantOne();
        for (Finding finding = findings.poll(); finding != null && queries.left() > 0; finding = findings.poll()) {
            Answer again = answer(finding.answer().image(), () -> false);
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
                queries.spent(),
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
                finding.attack(),
                settings.norm(),
                Norm.L2.distance(x, pixels),
                Norm.LINF.distance(x, pixels),
                (int) Norm.L0.distance(x, pixels),
                steps,
                queries.spent(),
                milliseconds(),
                checkedBound(finding.distance()));
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
