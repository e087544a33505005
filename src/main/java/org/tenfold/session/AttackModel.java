package org.tenfold.session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.AttackStep;
import org.tenfold.attack.BisectorAttack;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;

/**
 * An attack on the present drawing: look for the nearest picture that the ten models take for another digit.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; the attack runs on its own worker.
 */
public final class AttackModel {
    /** An attack is repeatable. */
    private static final long SEED = 1;

    /** Where an attack is. */
    public enum State {
        /** Nothing was tried yet. */
        IDLE,
        RUNNING,
        /** It came to its end; there is a result. */
        FINISHED,
        /** It was stopped; there is what was seen last. */
        CANCELLED
    }

    private final ExplorerModel explorer;
    private final LatestOnly running;
    private final ObjectProperty<@Nullable Integer> target = new SimpleObjectProperty<>(this, "target");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable Analysis> original = new ReadOnlyObjectWrapper<>(this, "original");
    private final ReadOnlyObjectWrapper<@Nullable AttackStep> step = new ReadOnlyObjectWrapper<>(this, "step");
    private final ReadOnlyObjectWrapper<@Nullable Adversarial> result = new ReadOnlyObjectWrapper<>(this, "result");

    AttackModel(ExplorerModel explorer, Threads threads) {
        this.explorer = explorer;
        running = LatestOnly.of(threads.attack(), threads.screen());
    }

    // Properties

    /** The digit it is to be taken for; none for any other. */
    public ObjectProperty<@Nullable Integer> targetProperty() {
        return target;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What the models made of the picture under attack. */
    public ReadOnlyObjectProperty<@Nullable Analysis> originalProperty() {
        return original.getReadOnlyProperty();
    }

    /** The newest step of the attack. */
    public ReadOnlyObjectProperty<@Nullable AttackStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** What a finished attack came to. */
    public ReadOnlyObjectProperty<@Nullable Adversarial> resultProperty() {
        return result.getReadOnlyProperty();
    }

    // Commands

    /** Attacks the present drawing, if the models have explained it. */
    public void run() {
        AbsClassifier models = explorer.classifierProperty().get();
        Analysis analysis = explorer.analysis();
        if (models == null || analysis == null) {
            return;
        }
        Image image = analysis.image();
        Integer wanted = target.get();
        original.set(analysis);
        step.set(null);
        result.set(null);
        state.set(State.RUNNING);
        running.submit(
                (LatestOnly.Work<Progress>) (onStep, cancelled) -> {
                    Adversarial found = new BisectorAttack()
                            .run(
                                    Victim.of(models),
                                    image,
                                    AttackSettings.DEFAULT.withTarget(wanted).withSeed(SEED),
                                    now -> onStep.accept(new Progress(now, null)),
                                    cancelled);
                    onStep.accept(new Progress(null, found));
                },
                new LatestOnly.Screen<>() {
                    @Override
                    public void show(Progress progress) {
                        if (progress.step() != null) {
                            step.set(progress.step());
                        }
                        if (progress.result() != null) {
                            finish(progress.result());
                        }
                    }

                    @Override
                    public void failed(RuntimeException reason) {
                        state.set(State.CANCELLED);
                        explorer.report(Notice.problem(reason));
                    }
                });
    }

    private void finish(Adversarial found) {
        original.set(found.originalAnalysis());
        result.set(found);
        state.set(State.FINISHED);
        if (found.found()) {
            explorer.attackFound(found.original(), found.l2());
        }
    }

    /** Stops the attack; what was seen last stays. */
    public void cancel() {
        if (state.get() == State.RUNNING) {
            running.abandon();
            state.set(State.CANCELLED);
        }
    }

    /** Sends the adversarial picture to the canvas. */
    public void draw() {
        Adversarial found = result.get();
        Analysis before = found == null ? null : found.originalAnalysis();
        Analysis after = found == null ? null : found.analysis();
        if (found != null && found.found() && before != null && after != null) {
            explorer.put(found.image(), "Adversarial: was " + before.label() + ", now " + after.label());
        }
    }

    /** A step, or the result. */
    private record Progress(
            @Nullable AttackStep step, @Nullable Adversarial result) {}
}
