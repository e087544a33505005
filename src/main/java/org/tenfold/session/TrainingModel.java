package org.tenfold.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.model.ModelFolder;
import org.tenfold.training.TrainingProgress;
import org.tenfold.training.TrainingResult;
import org.tenfold.training.TrainingSettings;
import org.tenfold.training.TrainingWatch;

/**
 * A model of one's own: choose pictures and a folder, train, watch, stop, go on, open what came of it.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; the training runs on a thread of its own and {@linkplain
 * GiveWay gives way} to the drawing. What it has done is kept in the folder of the model, however it ends.
 */
public final class TrainingModel {
    /** The passes of a training that shows within minutes whether the pictures are any good. */
    public static final int QUICK_PASSES = 9;

    /** The passes of a training that is worth waiting for. */
    public static final int FULL_PASSES = 60;

    /** Where a training is. */
    public enum State {
        /** It has not begun. */
        CHOOSING,
        RUNNING,
        /** It was stopped, and can go on. */
        STOPPED,
        /** There is a model. */
        FINISHED
    }

    /**
     * The means of what inference measures after a pass.
     *
     * @param fitted over some pictures that are fitted
     * @param heldOut over some pictures that are held out; NaN if there are none
     */
    public record Loss(int pass, double fitted, double heldOut) {}

    private final ExplorerModel explorer;
    private final LatestOnly reading;
    private final LatestOnly running;
    private final SpareMemory memory;
    private final GiveWay giveWay = new GiveWay();
    private final TrainingCurve curve = new TrainingCurve();
    private final BooleanProperty centring = new SimpleBooleanProperty(this, "centring", false);
    private final IntegerProperty passes = new SimpleIntegerProperty(this, "passes", QUICK_PASSES);
    private final StringProperty seed = new SimpleStringProperty(this, "seed", "1");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.CHOOSING);
    private final ReadOnlyIntegerWrapper read = new ReadOnlyIntegerWrapper(this, "read", 0);
    private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>(this, "folder");
    private final ReadOnlyObjectWrapper<@Nullable TrainingData> data = new ReadOnlyObjectWrapper<>(this, "data");
    private final ReadOnlyObjectWrapper<@Nullable TrainingPlan> plan = new ReadOnlyObjectWrapper<>(this, "plan");
    private final ReadOnlyObjectWrapper<@Nullable Path> out = new ReadOnlyObjectWrapper<>(this, "out");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyObjectWrapper<@Nullable TrainingProgress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress");
    private final ReadOnlyIntegerWrapper allPasses = new ReadOnlyIntegerWrapper(this, "allPasses", 0);
    private final ReadOnlyObjectWrapper<List<Loss>> losses = new ReadOnlyObjectWrapper<>(this, "losses", List.of());
    private final ReadOnlyObjectWrapper<List<TrainingWatch.Example>> examples =
            new ReadOnlyObjectWrapper<>(this, "examples", List.of());
    private final ReadOnlyObjectWrapper<TrainingWatch.@Nullable Look> look = new ReadOnlyObjectWrapper<>(this, "look");
    private final ReadOnlyObjectWrapper<@Nullable TrainingResult> result = new ReadOnlyObjectWrapper<>(this, "result");

    TrainingModel(ExplorerModel explorer, Threads threads) {
        this(explorer, threads, ownThread(), SpareMemory::ofThisProgram);
    }

    // The priority is a hint to the systems that heed it; what counts is that the work gives way.
    @SuppressWarnings("ThreadPriorityCheck")
    private static Executor ownThread() {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .name("tenfold-training")
                .factory());
    }

    /** As above, with another worker for the training, and other memory. */
    TrainingModel(ExplorerModel explorer, Threads threads, Executor training, SpareMemory memory) {
        this.explorer = explorer;
        this.memory = memory;
        reading = LatestOnly.of(training, threads.screen());
        running = LatestOnly.of(training, threads.screen());
        centring.addListener((source, before, now) -> read());
        data.addListener((source, before, now) -> plan());
        passes.addListener((source, before, now) -> plan());
        explorer.explainingNowProperty().addListener((source, before, now) -> look());
        explorer.drawing().brushDownProperty().addListener((source, before, now) -> look());
    }

    private void look() {
        giveWay.setBusy(explorer.explainingNowProperty().get()
                || explorer.drawing().brushDownProperty().get());
    }

    private void plan() {
        TrainingData found = data.get();
        int wanted = passes.get();
        if (found == null || wanted < 1 || wanted > TrainingSettings.MOST_EPOCHS) {
            plan.set(null);
            return;
        }
        TrainingPlan made = TrainingPlan.of(found, wanted);
        plan.set(made);
        if (!made.fits()) {
            problem.set(made.refusal());
        }
    }

    // Properties

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The folder with the pictures; none while none is chosen. */
    public ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** What was found in it; none while it is being read, or if it cannot be. */
    public ReadOnlyObjectProperty<@Nullable TrainingData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /** What the training will take; none while the pictures or the passes are not known. */
    public ReadOnlyObjectProperty<@Nullable TrainingPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** How many pictures have been read. */
    public ReadOnlyIntegerProperty readProperty() {
        return read.getReadOnlyProperty();
    }

    /** Whether the ink of each picture is to be placed as MNIST's is. */
    public BooleanProperty centringProperty() {
        return centring;
    }

    /** The folder of the model to be; none while none is chosen. */
    public ReadOnlyObjectProperty<@Nullable Path> outProperty() {
        return out.getReadOnlyProperty();
    }

    /** Passes over the pictures in the first stage. */
    public IntegerProperty passesProperty() {
        return passes;
    }

    /** Decides about everything that is random: a whole number, as it was typed. */
    public StringProperty seedProperty() {
        return seed;
    }

    /** What is wrong, in a sentence; empty if nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What is being trained, and how long it will take; none before the first pass. */
    public ReadOnlyObjectProperty<@Nullable TrainingProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How many passes every class goes through while it learns to paint; 0 before a training has begun. */
    public ReadOnlyIntegerProperty allPassesProperty() {
        return allPasses.getReadOnlyProperty();
    }

    /** How the losses have fallen so far. */
    public ReadOnlyObjectProperty<List<Loss>> lossesProperty() {
        return losses.getReadOnlyProperty();
    }

    /** Some of the pictures that are held out. */
    public ReadOnlyObjectProperty<List<TrainingWatch.Example>> examplesProperty() {
        return examples.getReadOnlyProperty();
    }

    /** What one class makes of them, the last that was seen. */
    public ReadOnlyObjectProperty<TrainingWatch.@Nullable Look> lookProperty() {
        return look.getReadOnlyProperty();
    }

    /** What the training came to; none before its end. */
    public ReadOnlyObjectProperty<@Nullable TrainingResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Whether a training can begin, or go on. */
    public boolean isReady() {
        TrainingPlan made = plan.get();
        return data.get() != null && out.get() != null && state.get() != State.RUNNING && (made == null || made.fits());
    }

    // Commands

    /** Chooses what the last training was begun with, if that has not come to its end. */
    public void recall() {
        LastTraining last = LastTraining.in(explorer.settings());
        if (folder.get() == null && out.get() == null && last != null) {
            passes.set(last.passes());
            seed.set(last.seed());
            centring.set(last.centring());
            chooseData(last.pictures());
            chooseOut(last.out());
            state.set(State.STOPPED);
        }
    }

    /** Reads the pictures in a folder. */
    public void chooseData(Path chosen) {
        if (state.get() != State.RUNNING) {
            folder.set(chosen);
            begun();
            read();
        }
    }

    /** Reads the pictures in a folder that was dropped; a file stands for the folder it is in. */
    public void chooseDropped(Path dropped) {
        Path parent = dropped.toAbsolutePath().getParent();
        chooseData(Files.isDirectory(dropped) || parent == null ? dropped : parent);
    }

    /** Takes a folder for the model. */
    public void chooseOut(Path chosen) {
        if (state.get() != State.RUNNING) {
            out.set(chosen);
            begun();
            problem.set("");
            plan();
        }
    }

    /** Something else is chosen: it is another training. */
    private void begun() {
        state.set(State.CHOOSING);
        result.set(null);
        progress.set(null);
    }

    private void read() {
        Path chosen = folder.get();
        if (chosen == null || state.get() == State.RUNNING) {
            return;
        }
        boolean centre = centring.get();
        data.set(null);
        read.set(0);
        problem.set("");
        reading.submit(
                (LatestOnly.Work<Read>) (onStep, cancelled) -> {
                    FrameGate gate = FrameGate.of(System::nanoTime);
                    IntConsumer progress = count -> {
                        if (gate.opens()) {
                            onStep.accept(new Read(count, null));
                        }
                    };
                    TrainingData found = TrainingWork.read(chosen, centre, memory, progress, cancelled);
                    onStep.accept(new Read(found.pictures(), found));
                },
                new LatestOnly.Screen<>() {
                    @Override
                    public void show(Read now) {
                        read.set(now.count());
                        data.set(now.data());
                    }

                    @Override
                    public void failed(RuntimeException reason) {
                        problem.set(Notice.problem(reason).text());
                    }
                });
    }

    /** Begins, or goes on with what was begun in the folder of the model with the same choices. */
    public void start() {
        TrainingData chosen = data.get();
        Path target = out.get();
        if (chosen == null || target == null || !isReady()) {
            return;
        }
        TrainingSettings settings = settings(chosen, target);
        if (settings == null) {
            return;
        }
        LastTraining.keep(settings, centring.get(), explorer.settings());
        problem.set("");
        progress.set(null);
        result.set(null);
        if (state.get() != State.STOPPED) {
            curve.clear();
            losses.set(List.of());
            look.set(null);
        }
        state.set(State.RUNNING);
        running.submit(
                (LatestOnly.Work<TrainingWork.Step>)
                        (onStep, cancelled) -> new TrainingWork(settings, chosen).run(onStep, () -> {
                            giveWay.here();
                            return cancelled.getAsBoolean();
                        }),
                new LatestOnly.Screen<>() {
                    @Override
                    public void show(TrainingWork.Step step) {
                        take(step);
                    }

                    @Override
                    public void failed(RuntimeException reason) {
                        problem.set(Notice.problem(reason).text());
                        state.set(State.STOPPED);
                    }
                });
    }

    private @Nullable TrainingSettings settings(TrainingData chosen, Path target) {
        if (ModelFolder.isThere(target)) {
            problem.set(Texts.of("{0} holds a model already; choose another folder.", target));
            return null;
        }
        try {
            long number = Long.parseLong(seed.get().strip());
            int threads = Math.max(1, TrainingPlan.of(chosen, passes.get()).threads());
            return new TrainingSettings(chosen.data().folder(), target, passes.get(), number, threads, true);
        } catch (NumberFormatException notANumber) {
            problem.set(Texts.of(
                    "\u201c{0}\u201d is no seed; expected a whole number.",
                    seed.get().strip()));
        } catch (IllegalArgumentException outOfRange) {
            problem.set(Texts.of("Training takes from 1 to 10000 passes."));
        }
        return null;
    }

    private void take(TrainingWork.Step step) {
        if (step.progress() != null) {
            progress.set(step.progress());
        }
        TrainingWork.Begun begun = step.begun();
        if (begun != null) {
            allPasses.set(begun.passes());
            examples.set(begun.examples());
        }
        TrainingWatch.Look seen = step.look();
        if (seen != null) {
            curve.add(seen);
            losses.set(curve.losses());
            look.set(seen);
        }
        if (step.result() != null) {
            result.set(step.result());
            state.set(State.FINISHED);
        }
    }

    /** Stops; what has been done is kept, and the training can go on from there. */
    public void stop() {
        if (state.get() == State.RUNNING) {
            running.abandon();
            state.set(State.STOPPED);
        }
    }

    /** Shows the model that was trained. */
    public void open() {
        TrainingResult came = result.get();
        if (came != null) {
            explorer.shelf().open(came.folder());
        }
    }

    /** The pictures that have been read, and in the end what they are. */
    private record Read(int count, @Nullable TrainingData data) {}
}
