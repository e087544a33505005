package org.tenfold.session;

import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Hint;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.model.Prediction;

/**
 * Asks victims about a picture that changes faster than they answer: one question at a time, the next one about the newest
 * picture, so that answers arrive while somebody paints and the last answer is about what was painted last.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; the victim is asked on the worker.
 */
final class Interrogation {
    /**
     * What is asked.
     *
     * @param hinted whether a hint is wanted after the answer
     */
    record Question(Contender victim, Image original, Image image, boolean hinted) {}

    /**
     * An answer, or a hint to it.
     *
     * @param hint comes after the answer
     */
    private record Step(PaintAnswer answer, @Nullable Hint hint) {}

    private final ContenderModel contenders;
    private final LatestOnly asking;
    final ReadOnlyObjectWrapper<@Nullable PaintAnswer> answer = new ReadOnlyObjectWrapper<>(this, "answer");
    final ReadOnlyObjectWrapper<@Nullable Hint> hint = new ReadOnlyObjectWrapper<>(this, "hint");
    final ReadOnlyBooleanWrapper hintless = new ReadOnlyBooleanWrapper(this, "hintless", false);
    final ReadOnlyBooleanWrapper askingNow = new ReadOnlyBooleanWrapper(this, "askingNow", false);
    final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    private @Nullable Question newest;

    /** The victim that is being opened. */
    private @Nullable Contender opening;

    /** The question that is being worked on; its hint may still be on its way when its answer is there. */
    private @Nullable Question inHand;

    /** Whether the last question has not been answered yet. */
    private boolean awaiting;

    Interrogation(ContenderModel contenders, Executor worker, Executor screen) {
        this.contenders = contenders;
        asking = LatestOnly.of(worker, screen);
    }

    /** Asks this, sooner or later, unless something newer is asked before or the answer is known. */
    void ask(Question question) {
        newest = question;
        if (!question.hinted()) {
            hint.set(null);
        }
        next();
    }

    /** The picture is this one now: a hint to another one is dropped. */
    void changed(Image picture) {
        Hint present = hint.get();
        if (present != null && !present.image().equals(picture)) {
            hint.set(null);
        }
    }

    /** Throws away what is known and what was asked; a victim that could not be opened may be tried again. */
    void forget() {
        asking.abandon();
        newest = null;
        opening = null;
        inHand = null;
        awaiting = false;
        askingNow.set(false);
        answer.set(null);
        hint.set(null);
        hintless.set(false);
        problem.set("");
    }

    private void next() {
        Question question = newest;
        if (question == null
                || awaiting
                || question.equals(inHand)
                || !problem.get().isEmpty()) {
            return;
        }
        Victim victim = contenders.ifOpen(question.victim());
        if (victim == null) {
            open(question.victim());
            return;
        }
        hintless.set(!victim.hasSlopes());
        if (!isKnown(question)) {
            ask(question, victim);
        }
    }

    private boolean isKnown(Question question) {
        PaintAnswer known = answer.get();
        boolean answered = known != null && known.image().equals(question.image());
        return answered && (!question.hinted() || hintless.get() || hint.get() != null);
    }

    private void open(Contender wanted) {
        if (opening == wanted) {
            return;
        }
        opening = wanted;
        contenders.open(
                wanted,
                victim -> {
                    if (opening == wanted) {
                        opening = null;
                        next();
                    }
                },
                reason -> {
                    if (opening == wanted) {
                        opening = null;
                        problem.set(reason);
                    }
                });
    }

    private void ask(Question question, Victim victim) {
        inHand = question;
        awaiting = true;
        askingNow.set(true);
        PaintAnswer before = answer.get();
        boolean hinted = question.hinted() && victim.hasSlopes();
        asking.submit(
                (LatestOnly.Work<Step>) (onStep, cancelled) -> {
                    PaintAnswer found = reply(question, victim, before);
                    onStep.accept(new Step(found, null));
                    if (hinted && !cancelled.getAsBoolean()) {
                        Hint seen = Objects.requireNonNull(victim.hint(question.image(), found.originally()));
                        onStep.accept(new Step(found, seen));
                    }
                },
                new LatestOnly.Screen<>() {
                    @Override
                    public void show(Step step) {
                        take(step);
                    }

                    @Override
                    public void failed(RuntimeException reason) {
                        problem.set(Notice.problem(reason).text());
                    }

                    @Override
                    public void ended() {
                        askingNow.set(false);
                        inHand = null;
                        awaiting = false;
                        next();
                    }
                });
    }

    private static PaintAnswer reply(Question question, Victim victim, @Nullable PaintAnswer before) {
        Prediction said = victim.classifier().predict(question.image());
        int originally;
        if (before != null) {
            originally = before.originally();
        } else if (question.image().equals(question.original())) {
            originally = said.label();
        } else {
            originally = victim.classifier().predict(question.original()).label();
        }
        double probability = said.probabilities()[said.label()];
        boolean explained = !(victim.classifier() instanceof AbsClassifier)
                || probability >= Analysis.confidentFrom(said.probabilities().length);
        return new PaintAnswer(
                question.victim(),
                question.image(),
                Change.between(question.original(), question.image()),
                originally,
                said.label(),
                probability,
                explained);
    }

    private void take(Step step) {
        Question question = newest;
        Hint found = step.hint();
        if (found == null) {
            answer.set(step.answer());
            // A hint to an older picture is not waited for.
            awaiting = false;
            next();
        } else if (question != null && question.hinted() && found.image().equals(question.image())) {
            hint.set(found);
        }
    }
}
