package org.tenfold.session;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.inference.SearchTrace;
import org.tenfold.keeping.KeptAnswer;

/**
 * The explanation of the present drawing, and the asking for it. A stroke changes the drawing faster than an answer can be
 * given; so while one request is being answered no other is made, otherwise each would overtake the one before and nothing
 * would be shown until the brush rests. When an answer gives way to a newer drawing is a matter of {@link Pace}.
 *
 * <p>Thread rule: that of {@link ExplorerModel}.
 */
final class Explaining {
    private final LatestOnly requests;
    private final Supplier<@Nullable AbsClassifier> models;
    private final Supplier<Image> seen;
    private final Consumer<Notice> report;

    private final ReadOnlyObjectWrapper<@Nullable Analysis> analysis = new ReadOnlyObjectWrapper<>(this, "analysis");
    private final ReadOnlyBooleanWrapper now = new ReadOnlyBooleanWrapper(this, "now", false);
    private final ReadOnlyBooleanWrapper explained = new ReadOnlyBooleanWrapper(this, "explained", false);
    private final ReadOnlyObjectWrapper<@Nullable RobustnessBound> bound = new ReadOnlyObjectWrapper<>(this, "bound");

    /** Where the search of the whole answer began; none if from nothing. */
    private @Nullable Analysis from;

    /** Whether it began with all prior samples: otherwise nobody can repeat it. */
    private boolean fromAllSamples;

    private final ReadOnlyObjectWrapper<@Nullable SearchTrace> trace = new ReadOnlyObjectWrapper<>(this, "trace");

    /** Whether the newest request has not shown anything yet. */
    private boolean awaiting;

    /** Whether the drawing changed since then. */
    private boolean changedMeanwhile;

    /**
     * Nothing is asked for yet.
     *
     * @param models the ten models; none while they are being read
     * @param seen the present drawing, as the models see it
     * @param report is told what went wrong
     */
    Explaining(
            Threads threads, Supplier<@Nullable AbsClassifier> models, Supplier<Image> seen, Consumer<Notice> report) {
        this.requests = LatestOnly.of(threads.analysis(), threads.screen());
        this.models = models;
        this.seen = seen;
        this.report = report;
    }

    // Properties

    ReadOnlyObjectProperty<@Nullable Analysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty nowProperty() {
        return now.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty explainedProperty() {
        return explained.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RobustnessBound> boundProperty() {
        return bound.getReadOnlyProperty();
    }

    /** The whole answer to the present drawing with what is needed to repeat it; none before that. */
    @Nullable
    KeptAnswer kept() {
        Analysis present = analysis.get();
        return present == null || !explained.get() || !fromAllSamples ? null : KeptAnswer.of(present, from);
    }

    /** How the present explanation was found, if that was recorded. */
    ReadOnlyObjectProperty<@Nullable SearchTrace> traceProperty() {
        return trace.getReadOnlyProperty();
    }

    // Commands

    /** There are other models: nothing that was asked or answered before counts any more. */
    void restart() {
        requests.abandon();
        awaiting = false;
        changedMeanwhile = false;
        now.set(false);
        explained.set(false);
        bound.set(null);
        analysis.set(null);
    }

    /** The bound of the last drawing does not hold for the present one. */
    void forget() {
        bound.set(null);
    }

    /** Asks for an explanation of the present drawing, now or as soon as the one before has been answered. */
    void explain() {
        ask(false);
    }

    /**
     * Explains the present drawing once more, from nothing and not from the answer before, and records how. Nothing happens
     * before it has been explained.
     */
    void record() {
        if (explained.get()) {
            ask(true);
        }
    }

    /** Forgets how the explanation was found. */
    void forgetTrace() {
        trace.set(null);
    }

    private void ask(boolean recorded) {
        explained.set(false);
        trace.set(null);
        AbsClassifier classifier = models.get();
        Image image = seen.get();
        if (image.isBlank()) {
            requests.abandon();
            awaiting = false;
            changedMeanwhile = false;
            now.set(false);
            analysis.set(null);
            return;
        }
        if (classifier == null) {
            return;
        }
        if (awaiting) {
            changedMeanwhile = true;
            return;
        }
        awaiting = true;
        now.set(true);
        Analysis before = analysis.get();
        requests.submit(
                (LatestOnly.Work<Explanation>) (onStep, cancelled) -> {
                    boolean all = classifier.samples().ready()
                            >= classifier.settings().samples();
                    SearchTrace search = recorded ? classifier.trace(image, cancelled) : null;
                    Analysis last = search != null
                            ? search.answer()
                            : classifier.analyse(image, before, step -> report(step, onStep), cancelled);
                    onStep.accept(new Explanation(last, true, all, null, search));
                    if (last.confident() && RobustnessBound.isDefinedFor(classifier.settings())) {
                        onStep.accept(new Explanation(
                                last,
                                true,
                                all,
                                RobustnessBound.of(classifier, last, RobustnessBound.Norm.L2, cancelled),
                                null));
                    }
                },
                new LatestOnly.Screen<>() {
                    @Override
                    public void show(Explanation explanation) {
                        if (analysis.get() != explanation.analysis()) {
                            analysis.set(explanation.analysis());
                        }
                        if (!changedMeanwhile) {
                            from = recorded ? null : before;
                            fromAllSamples = explanation.allSamples();
                            explained.set(explanation.whole());
                            bound.set(explanation.bound());
                            if (explanation.trace() != null) {
                                trace.set(explanation.trace());
                            }
                        }
                        if (Pace.givesWay(explanation.analysis().milliseconds(), explanation.whole())) {
                            answered();
                        }
                    }

                    @Override
                    public void failed(RuntimeException reason) {
                        report.accept(Notice.problem(reason));
                    }

                    @Override
                    public void ended() {
                        now.set(false);
                        answered();
                    }
                });
    }

    private static void report(Analysis step, Consumer<Explanation> onStep) {
        if (Pace.isShown(step.milliseconds())) {
            onStep.accept(new Explanation(step, false, false, null, null));
        }
    }

    private void answered() {
        awaiting = false;
        if (changedMeanwhile) {
            changedMeanwhile = false;
            explain();
        }
    }

    /**
     * One step of an explanation.
     *
     * @param whole whether the search for the latents has ended
     * @param allSamples whether it began with all prior samples
     * @param bound comes after that
     * @param trace how the search went, told once if it was recorded
     */
    private record Explanation(
            Analysis analysis,
            boolean whole,
            boolean allSamples,
            @Nullable RobustnessBound bound,
            @Nullable SearchTrace trace) {}
}
