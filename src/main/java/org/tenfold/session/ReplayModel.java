package org.tenfold.session;

import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.SearchTrace;

/**
 * How the answer to the present drawing was found, as something to be played: the drawing is explained once more from
 * nothing, and each step of that search can be looked at. A new drawing leaves it.
 *
 * <p>Thread rule: everything here belongs to the screen's thread, whose clock calls {@link #advance}.
 */
public final class ReplayModel {
    /** How long a step is shown at full speed. */
    static final double SECONDS_A_STEP = 0.6;

    /** A longer time than this since the last frame is not made up for. */
    static final double LONGEST_FRAME = 0.25;

    /** How fast the steps follow each other. */
    public enum Speed {
        FULL(1),
        HALF(2),
        QUARTER(4),
        EIGHTH(8);

        private final int slower;

        Speed(int slower) {
            this.slower = slower;
        }

        /** How many times slower than full speed. */
        public int slower() {
            return slower;
        }
    }

    private final ExplorerModel explorer;
    private final Explaining explaining;
    private final BooleanBinding openable;
    private final BooleanBinding open;
    private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper(this, "step", 0);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing", false);
    private final ReadOnlyObjectWrapper<@Nullable Analysis> shown = new ReadOnlyObjectWrapper<>(this, "shown");
    private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(this, "speed", Speed.FULL);
    private final IntegerProperty hoveredClass =
            new SimpleIntegerProperty(this, "hoveredClass", ExplorerModel.NO_CLASS);

    /** How much of the present step's time is over, in seconds at full speed. */
    private double elapsed;

    ReplayModel(ExplorerModel explorer, Explaining explaining) {
        this.explorer = explorer;
        this.explaining = explaining;
        open = explaining.traceProperty().isNotNull();
        openable = explaining.explainedProperty().and(open.not());
        explaining.traceProperty().addListener((source, before, now) -> begin(now));
        explaining.analysisProperty().addListener((source, before, now) -> show());
    }

    // Properties

    /** Whether there is an answer whose search can be played. */
    public BooleanBinding openable() {
        return openable;
    }

    /** Whether a search is being played. */
    public BooleanBinding openProperty() {
        return open;
    }

    public boolean isOpen() {
        return open.get();
    }

    /** The search that is played. */
    public ReadOnlyObjectProperty<@Nullable SearchTrace> traceProperty() {
        return explaining.traceProperty();
    }

    /** The steps of the search; none while nothing is played. */
    public List<SearchTrace.Step> steps() {
        SearchTrace trace = explaining.traceProperty().get();
        return trace == null ? List.of() : trace.steps();
    }

    /** The step that is shown, counted from 0. */
    public ReadOnlyIntegerProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Whether one step follows another by itself. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    public ObjectProperty<Speed> speedProperty() {
        return speed;
    }

    /** What the ten tiles show: the explanations of the step that is played, otherwise the answer. */
    public ReadOnlyObjectProperty<@Nullable Analysis> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The class that is pointed at, or {@link ExplorerModel#NO_CLASS}. */
    public IntegerProperty hoveredClassProperty() {
        return hoveredClass;
    }

    // Commands

    /** Explains the drawing once more, records it and plays that; nothing without an answer. */
    public void open() {
        if (openable.get()) {
            explaining.record();
        }
    }

    /** Shows the answer again. */
    public void leave() {
        explaining.forgetTrace();
    }

    /** Plays on, or from the beginning if it has come to its end; pauses while it plays. */
    public void playOrPause() {
        if (isOpen()) {
            boolean plays = !playing.get();
            if (plays && step.get() == last()) {
                goTo(0);
            }
            elapsed = 0;
            playing.set(plays);
        }
    }

    /** Pauses and shows the step after this one. */
    public void forward() {
        look(step.get() + 1);
    }

    /** Pauses and shows the step before this one. */
    public void back() {
        look(step.get() - 1);
    }

    /** Pauses and shows a step; the nearest there is. */
    public void look(int index) {
        playing.set(false);
        goTo(index);
    }

    /** So much time has passed. */
    public void advance(double seconds) {
        if (!playing.get()) {
            return;
        }
        elapsed += Math.min(seconds, LONGEST_FRAME) / speed.get().slower();
        if (elapsed >= SECONDS_A_STEP) {
            elapsed -= SECONDS_A_STEP;
            goTo(step.get() + 1);
            if (step.get() == last()) {
                playing.set(false);
            }
        }
    }

    private int last() {
        return Math.max(0, steps().size() - 1);
    }

    private void goTo(int index) {
        step.set(Math.clamp(index, 0, last()));
        show();
    }

    private void begin(@Nullable SearchTrace trace) {
        elapsed = 0;
        playing.set(trace != null);
        goTo(0);
    }

    private void show() {
        shown.set(isOpen() ? steps().get(step.get()).analysis() : explorer.analysis());
    }
}
