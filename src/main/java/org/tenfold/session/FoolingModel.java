package org.tenfold.session;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.FoolingPicture;
import org.tenfold.attack.Victim;

/**
 * From noise to a picture that a chosen contender is sure of, step by step.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; the search runs on the attack's threads.
 */
public final class FoolingModel {
    /** How many pictures the contender is asked about at most. */
    public static final int QUERIES = 500;

    private static final String FIRST_SEED = "1";

    /** Where a search is. */
    public enum State {
        /** Nothing was tried yet. */
        IDLE,
        /** What the contender needs is being read. */
        OPENING,
        RUNNING,
        /** It came to its end; there is a result. */
        FINISHED,
        /** It was stopped; there is what was seen last. */
        CANCELLED,
        /** It could not begin, or not go on. */
        REFUSED;

        /** Whether something is still to come of it. */
        public boolean isUnderWay() {
            return this == OPENING || this == RUNNING;
        }
    }

    /**
     * What is searched for.
     *
     * @param target the class it shall be taken for
     * @param seed decides about the noise
     */
    public record Wish(Contender contender, int target, long seed) {}

    /**
     * The way so far.
     *
     * @param step the last picture
     * @param probabilities of the target, one for each step
     */
    public record Way(FoolingPicture.Step step, double[] probabilities) {}

    private final ExplorerModel explorer;
    private final LatestOnly searching;
    private final ObjectProperty<Contender> contender = new SimpleObjectProperty<>(this, "contender", Contender.CNN);
    private final ObjectProperty<Integer> target = new SimpleObjectProperty<>(this, "target", 3);
    private final StringProperty seed = new SimpleStringProperty(this, "seed", FIRST_SEED);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable Wish> wish = new ReadOnlyObjectWrapper<>(this, "wish");
    private final ReadOnlyObjectWrapper<@Nullable Way> way = new ReadOnlyObjectWrapper<>(this, "way");
    private final ReadOnlyObjectWrapper<FoolingPicture.@Nullable Result> result =
            new ReadOnlyObjectWrapper<>(this, "result");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    /** Counts the searches: a contender that is opened for an earlier one is not asked. */
    private int runs;

    FoolingModel(ExplorerModel explorer, Threads threads) {
        this.explorer = explorer;
        searching = LatestOnly.of(threads.attack(), threads.screen());
        // Before the views hear of it: what is chosen there is always among what is offered.
        explorer.labelsProperty().addListener((source, before, now) -> chooseAmongThese());
        explorer.contenders().offeredProperty().addListener((source, before, now) -> chooseAmongThese());
    }

    // Properties

    /** Who is to be fooled. */
    public ObjectProperty<Contender> contenderProperty() {
        return contender;
    }

    /** The digit that the noise is to be taken for. */
    public ObjectProperty<Integer> targetProperty() {
        return target;
    }

    /** Decides about the noise: a whole number, as it was typed. */
    public StringProperty seedProperty() {
        return seed;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What the present search is for; none before the first. */
    public ReadOnlyObjectProperty<@Nullable Wish> wishProperty() {
        return wish.getReadOnlyProperty();
    }

    /** The way from the noise so far. */
    public ReadOnlyObjectProperty<@Nullable Way> wayProperty() {
        return way.getReadOnlyProperty();
    }

    /** What a finished search came to. */
    public ReadOnlyObjectProperty<FoolingPicture.@Nullable Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** Why a search was refused, in a sentence. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    // Commands

    /** What was chosen, to be chosen again later. */
    record Kept(Contender contender, int target, String seed) {}

    Kept keep() {
        return new Kept(contender.get(), target.get(), seed.get());
    }

    void restore(Kept kept) {
        contender.set(kept.contender);
        // Another model may have fewer classes.
        target.set(Math.min(kept.target, explorer.labels().size() - 1));
        seed.set(kept.seed);
    }

    /** Chooses what a lesson shows. */
    void choose(Lesson.Deed.Noise lesson) {
        restore(new Kept(lesson.victim(), lesson.target(), FIRST_SEED));
    }

    /** Begins from noise. */
    public void run() {
        int run = ++runs;
        searching.abandon();
        Long number = parsed(seed.get());
        if (number == null) {
            refuse(Texts.of(
                    "The seed is \u201c{0}\u201d, expected a whole number such as 1.",
                    seed.get().trim()));
            return;
        }
        Wish present = new Wish(contender.get(), target.get(), number);
        wish.set(present);
        way.set(null);
        result.set(null);
        state.set(State.OPENING);
        explorer.contenders()
                .open(
                        present.contender(),
                        victim -> {
                            if (run == runs) {
                                search(victim, present);
                            }
                        },
                        reason -> {
                            if (run == runs) {
                                refuse(reason);
                            }
                        });
    }

    private static @Nullable Long parsed(String text) {
        try {
            return Long.valueOf(text.trim());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private void refuse(String reason) {
        problem.set(reason);
        state.set(State.REFUSED);
    }

    private void search(Victim victim, Wish present) {
        state.set(State.RUNNING);
        searching.submit(
                (LatestOnly.Work<Progress>) (onStep, cancelled) -> {
                    Track track = new Track(present.target(), onStep);
                    FoolingPicture.Result found = FoolingPicture.of(victim, QUERIES)
                            .run(present.target(), present.seed(), track::step, cancelled);
                    onStep.accept(new Progress(track.way(), found));
                },
                progress -> {
                    way.set(progress.way());
                    if (progress.result() != null) {
                        result.set(progress.result());
                        state.set(State.FINISHED);
                    }
                },
                reason -> refuse(Notice.problem(reason).text()));
    }

    /** Stops the search; what was seen last stays. */
    public void cancel() {
        if (state.get().isUnderWay()) {
            runs++;
            searching.abandon();
            state.set(State.CANCELLED);
        }
    }

    /** There is another model, perhaps with other classes and rivals. */
    void forget() {
        cancel();
        wish.set(null);
        way.set(null);
        result.set(null);
        state.set(State.IDLE);
    }

    private void chooseAmongThese() {
        if (target.get() >= explorer.labels().size()) {
            target.set(0);
        }
        List<Contender> offered = explorer.contenders().offeredProperty().get();
        if (!offered.contains(contender.get())) {
            contender.set(offered.get(0));
        }
    }

    /** Sends the picture that was found to the canvas. */
    public void draw() {
        FoolingPicture.Result found = result.get();
        Wish present = wish.get();
        if (found != null && present != null) {
            String who = ContenderWords.title(present.contender());
            String called = explorer.labels().bare(present.target());
            explorer.put(
                    found.image(),
                    found.found()
                            ? explorer.labels()
                                    .say("Noise that {0} takes for a {1}", "Noise that {0} takes for {1}", who, called)
                            : explorer.labels()
                                    .say(
                                            "Noise that {0} does not take for a {1}",
                                            "Noise that {0} does not take for {1}", who, called));
        }
    }

    /** The way so far, at its end with the result. */
    private record Progress(@Nullable Way way, FoolingPicture.@Nullable Result result) {}

    /** Follows a search from its worker. */
    private static final class Track {
        private final int target;
        private final Consumer<Progress> onStep;
        private final FrameGate gate = FrameGate.of(System::nanoTime);
        private final double[] probabilities = new double[QUERIES];
        private FoolingPicture.@Nullable Step last;

        Track(int target, Consumer<Progress> onStep) {
            this.target = target;
            this.onStep = onStep;
        }

        void step(FoolingPicture.Step step) {
            probabilities[step.step()] = step.prediction().probabilities()[target];
            last = step;
            if (gate.opens()) {
                onStep.accept(new Progress(way(), null));
            }
        }

        @Nullable
        Way way() {
            FoolingPicture.Step step = last;
            return step == null ? null : new Way(step, Arrays.copyOf(probabilities, step.step() + 1));
        }
    }
}
