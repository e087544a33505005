package org.tenfold.session;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.DigitNormalizer;
import org.tenfold.image.Image;
import org.tenfold.image.Stroke;
import org.tenfold.keeping.KeptBackdrop;
import org.tenfold.keeping.KeptDrawing;

/**
 * The canvas: strokes over an optional picture, with the way back and forward, and the 28x28 picture that the model sees
 * of it. Positions and widths are fractions of the canvas' side.
 *
 * <p>Thread rule: everything here belongs to the screen's thread.
 */
public final class DrawingModel {
    /** The thinnest brush. */
    public static final double THINNEST = 0.03;

    /** The widest brush. */
    public static final double WIDEST = 0.16;

    /** About the pen of MNIST's writers, once the digit is centred. */
    static final double USUAL_WIDTH = 0.085;

    /** An eraser takes more than a pen gives, as a rubber does. */
    private static final double ERASER_FACTOR = 1.6;

    private static final int STEPS_BACK = 200;

    /** A longer time than this since the last frame is not made up for. */
    static final double LONGEST_FRAME = 0.1;

    /** Points a stroke has room for before its arrays grow. */
    private static final int FIRST_POINTS = 64;

    private final History<Drawing> history = History.of(Drawing.EMPTY, STEPS_BACK);
    private final Ink ink = new Ink();

    private final ReadOnlyIntegerWrapper inkVersion = new ReadOnlyIntegerWrapper(this, "inkVersion", 0);
    private final ReadOnlyObjectWrapper<Image> seen = new ReadOnlyObjectWrapper<>(this, "seen", Image.blank());
    private final ReadOnlyObjectWrapper<Frame> frame = new ReadOnlyObjectWrapper<>(this, "frame", Frame.WHOLE);
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(this, "empty", true);
    private final ReadOnlyBooleanWrapper example = new ReadOnlyBooleanWrapper(this, "example", false);
    private final ReadOnlyBooleanWrapper brushDown = new ReadOnlyBooleanWrapper(this, "brushDown", false);
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper(this, "writing", false);
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable", false);
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper(this, "redoable", false);
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper(this, "caption", "");
    private final BooleanProperty centred = new SimpleBooleanProperty(this, "centred", true);
    private final BooleanProperty erasing = new SimpleBooleanProperty(this, "erasing", false);
    private final DoubleProperty brushWidth = new SimpleDoubleProperty(this, "brushWidth", USUAL_WIDTH);

    private @Nullable Growing growing;

    /** What is being written by itself. */
    private @Nullable Handwriting hand;

    /** How much of it is there. */
    private List<Stroke> written = List.of();

    private double writtenSeconds;

    DrawingModel() {
        centred.addListener((source, before, now) -> {
            finishWriting();
            redraw();
        });
    }

    // Properties

    /** The ink itself; look again whenever {@link #inkVersionProperty} changes. */
    public Ink ink() {
        return ink;
    }

    /** Counts the changes of the ink. */
    public ReadOnlyIntegerProperty inkVersionProperty() {
        return inkVersion.getReadOnlyProperty();
    }

    /** The picture the model sees. */
    public ReadOnlyObjectProperty<Image> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    public Image seen() {
        return seen.get();
    }

    /** Where that picture lies on the canvas. */
    public ReadOnlyObjectProperty<Frame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** Whether there is nothing on the canvas. */
    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /** Whether the canvas shows what the window put there by itself; the first stroke takes its place. */
    public ReadOnlyBooleanProperty exampleProperty() {
        return example.getReadOnlyProperty();
    }

    /** Whether a stroke is being drawn: the drawing rests while it is not. */
    public ReadOnlyBooleanProperty brushDownProperty() {
        return brushDown.getReadOnlyProperty();
    }

    /** Whether strokes are being drawn by themselves; {@link #advance} is to be called meanwhile. */
    public ReadOnlyBooleanProperty writingProperty() {
        return writing.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /** Where the picture under the strokes comes from; empty for a drawing from nothing. */
    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** Whether the model sees the drawing as MNIST would have centred it. */
    public BooleanProperty centredProperty() {
        return centred;
    }

    /** Whether the brush takes ink away. */
    public BooleanProperty erasingProperty() {
        return erasing;
    }

    /** From {@value #THINNEST} to {@value #WIDEST}. */
    public DoubleProperty brushWidthProperty() {
        return brushWidth;
    }

    /** How wide a stroke comes out. */
    public double strokeWidth(boolean erases) {
        return erases ? brushWidth.get() * ERASER_FACTOR : brushWidth.get();
    }

    // Commands

    /** Puts the brush down; on the example, on empty paper. */
    public void beginStroke(double x, double y, boolean erases) {
        endStroke();
        if (history.present().isExample()) {
            ink.show(Drawing.EMPTY, centred.get());
        }
        float width = (float) strokeWidth(erases);
        growing = new Growing(width, erases);
        growing.add((float) x, (float) y);
        ink.segment((float) x, (float) y, (float) x, (float) y, width, erases);
        brushDown.set(true);
        inkChanged();
    }

    /** Moves the brush that is down. */
    public void extendStroke(double x, double y) {
        Growing stroke = growing;
        if (stroke != null) {
            ink.segment(stroke.lastX(), stroke.lastY(), (float) x, (float) y, stroke.width, stroke.erasing);
            stroke.add((float) x, (float) y);
            inkChanged();
        }
    }

    /** Lifts the brush: one step that can be undone. */
    public void endStroke() {
        finishWriting();
        Growing stroke = growing;
        if (stroke != null) {
            growing = null;
            history.add(beforeStroke().with(stroke.finished()));
            stepped();
            brushDown.set(false);
        }
    }

    /** Takes the last step back: a stroke, a clearing, a picture. */
    public void undo() {
        endStroke();
        history.undo();
        redraw();
    }

    public void redo() {
        endStroke();
        history.redo();
        redraw();
    }

    /** Empties the canvas, unless it is empty. */
    public void clear() {
        endStroke();
        if (!history.present().isEmpty()) {
            history.add(Drawing.EMPTY);
            redraw();
        }
    }

    /** Replaces everything on the canvas with a picture. */
    void put(Backdrop backdrop) {
        put(Drawing.of(backdrop));
    }

    /** Replaces everything on the canvas. */
    void put(Drawing drawing) {
        endStroke();
        history.add(drawing);
        redraw();
    }

    /**
     * Replaces everything on the canvas with strokes that are drawn before one's eyes: one step that can be undone once they
     * are there. Whatever else is done to the drawing brings them to their end first.
     */
    void write(List<Stroke> strokes) {
        endStroke();
        ink.show(Drawing.EMPTY, centred.get());
        hand = Handwriting.of(strokes);
        written = List.of();
        writtenSeconds = 0;
        inkChanged();
        brushDown.set(true);
        writing.set(true);
        advance(0);
    }

    /** So much time has passed for what is being written. */
    public void advance(double seconds) {
        Handwriting present = hand;
        if (present == null) {
            return;
        }
        writtenSeconds += Math.min(seconds, LONGEST_FRAME);
        if (writtenSeconds >= present.seconds()) {
            finishWriting();
        } else {
            List<Stroke> now = present.after(writtenSeconds);
            ink.grow(written, now);
            written = now;
            inkChanged();
        }
    }

    /** Brings what is being written to its end at once. */
    void finishWriting() {
        Handwriting present = hand;
        if (present != null) {
            hand = null;
            written = List.of();
            history.add(new Drawing(null, present.strokes()));
            redraw();
            brushDown.set(false);
            writing.set(false);
        }
    }

    /** What is on the canvas, without the stroke under the brush, to be kept. */
    KeptDrawing kept() {
        Drawing present = history.present();
        Backdrop backdrop = present.backdrop();
        return new KeptDrawing(
                backdrop == null
                        ? null
                        : new KeptBackdrop(backdrop.asIs(), backdrop.centred(), backdrop.caption(), backdrop.example()),
                present.strokes(),
                centred.get(),
                seen.get());
    }

    /** Replaces everything on the canvas with what was kept: one step that can be undone. */
    void restore(KeptDrawing kept) {
        endStroke();
        KeptBackdrop backdrop = kept.backdrop();
        history.add(new Drawing(
                backdrop == null
                        ? null
                        : new Backdrop(backdrop.asIs(), backdrop.centred(), backdrop.caption(), backdrop.example()),
                kept.strokes()));
        if (centred.get() == kept.centred()) {
            redraw();
        } else {
            centred.set(kept.centred());
        }
    }

    /** What is on the canvas, without the stroke under the brush. */
    Drawing present() {
        return history.present();
    }

    private Drawing beforeStroke() {
        return history.present().isExample() ? Drawing.EMPTY : history.present();
    }

    /** What is on the canvas beside what is being drawn. */
    private Drawing underInk() {
        if (hand != null) {
            return Drawing.EMPTY;
        }
        return growing == null ? history.present() : beforeStroke();
    }

    private void redraw() {
        ink.show(history.present(), centred.get());
        stepped();
    }

    private void stepped() {
        undoable.set(history.canUndo());
        redoable.set(history.canRedo());
        inkChanged();
    }

    private void inkChanged() {
        Drawing drawing = underInk();
        Backdrop backdrop = drawing.backdrop();
        empty.set(drawing.isEmpty() && growing == null && hand == null);
        example.set(growing == null && drawing.isExample());
        caption.set(backdrop == null ? "" : backdrop.caption());
        inkVersion.set(inkVersion.get() + 1);
        look(backdrop);
    }

    private void look(@Nullable Backdrop backdrop) {
        if (backdrop == null && centred.get()) {
            DigitNormalizer.Normalized normalized = DigitNormalizer.normalize(ink.levels(), Ink.SIDE);
            DigitNormalizer.Placement placement = normalized.placement();
            frame.set(new Frame(placement.scale() * Ink.SIDE, placement.offsetX(), placement.offsetY()));
            seen.set(normalized.image());
        } else {
            frame.set(Frame.WHOLE);
            seen.set(ink.pixels());
        }
    }

    /** The stroke under the brush. */
    private static final class Growing {
        private final float width;
        private final boolean erasing;
        private float[] x = new float[FIRST_POINTS];
        private float[] y = new float[FIRST_POINTS];
        private int points;

        Growing(float width, boolean erasing) {
            this.width = width;
            this.erasing = erasing;
        }

        void add(float newX, float newY) {
            if (points == x.length) {
                x = Arrays.copyOf(x, 2 * points);
                y = Arrays.copyOf(y, 2 * points);
            }
            x[points] = newX;
            y[points] = newY;
            points++;
        }

        float lastX() {
            return x[points - 1];
        }

        float lastY() {
            return y[points - 1];
        }

        Stroke finished() {
            return new Stroke(Arrays.copyOf(x, points), Arrays.copyOf(y, points), width, erasing);
        }
    }
}
