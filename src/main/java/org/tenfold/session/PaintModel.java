package org.tenfold.session;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Hint;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.keeping.KeptPaint;

/**
 * An attack by hand: the picture that the model sees is painted over until a victim says something else. Until the first
 * stroke the original is the present drawing; from then on it stays, whatever happens to the drawing.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; the victim is asked on a worker.
 */
public final class PaintModel {
    /** Pixels in a row of the widest brush. */
    public static final int WIDEST = 3;

    /** The least grey that a stroke adds. */
    public static final double FAINTEST = 0.05;

    private static final double DEFAULT_STRENGTH = 0.3;

    private final ExplorerModel explorer;
    private final Interrogation interrogation;

    /** The least L2 distances at which paint has fooled each victim. */
    private final Map<Contender, Double> nearest = new EnumMap<>(Contender.class);

    private final ReadOnlyObjectWrapper<Image> original = new ReadOnlyObjectWrapper<>(this, "original", Image.blank());
    private final ReadOnlyObjectWrapper<Image> picture = new ReadOnlyObjectWrapper<>(this, "picture", Image.blank());
    private final ReadOnlyObjectWrapper<Change> change = new ReadOnlyObjectWrapper<>(this, "change", Change.NONE);
    private final ReadOnlyObjectWrapper<@Nullable RobustnessBound> bound = new ReadOnlyObjectWrapper<>(this, "bound");
    private final ReadOnlyDoubleWrapper automatic = new ReadOnlyDoubleWrapper(this, "automatic", Double.NaN);
    private final ReadOnlyDoubleWrapper best = new ReadOnlyDoubleWrapper(this, "best", Double.NaN);
    private final ReadOnlyBooleanWrapper drawingChanged = new ReadOnlyBooleanWrapper(this, "drawingChanged", false);
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable", false);
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper(this, "redoable", false);
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active", false);
    private final ObjectProperty<Contender> victim = new SimpleObjectProperty<>(this, "victim", Contender.ABS);
    private final IntegerProperty brush = new SimpleIntegerProperty(this, "brush", 1);
    private final DoubleProperty strength = new SimpleDoubleProperty(this, "strength", DEFAULT_STRENGTH);
    private final BooleanProperty erasing = new SimpleBooleanProperty(this, "erasing", false);
    private final BooleanProperty hinting = new SimpleBooleanProperty(this, "hinting", false);

    private Painting painting = Painting.over(Image.blank());
    private @Nullable RobustnessBound boundOfOriginal;
    private double attackOnOriginal = Double.NaN;

    PaintModel(ExplorerModel explorer, Threads threads) {
        this.explorer = explorer;
        interrogation = new Interrogation(explorer.contenders(), threads.latents(), threads.screen());
        explorer.drawing().seenProperty().addListener((source, before, now) -> follow());
        explorer.drawing().brushDownProperty().addListener((source, before, now) -> ask());
        explorer.explainedProperty().addListener((source, before, now) -> ask());
        explorer.boundProperty().addListener((source, before, now) -> rememberBound());
        explorer.nearestAttackProperty().addListener((source, before, now) -> rememberAttack());
        explorer.contenders().offeredProperty().addListener((source, before, now) -> chooseAmongThese());
        explorer.contenders().allProperty().addListener((source, before, now) -> otherModel());
        interrogation.answer.addListener((source, before, now) -> rememberBest(now));
        active.addListener((source, before, now) -> follow());
        victim.addListener((source, before, now) -> askAnew());
        hinting.addListener((source, before, now) -> ask());
    }

    // Properties

    /** The picture before any paint; blank if nothing is drawn. */
    public ReadOnlyObjectProperty<Image> originalProperty() {
        return original.getReadOnlyProperty();
    }

    /** The painted picture. */
    public ReadOnlyObjectProperty<Image> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** How far the painted picture is from the original. */
    public ReadOnlyObjectProperty<Change> changeProperty() {
        return change.getReadOnlyProperty();
    }

    /** The newest answer, which may be about a picture of a moment ago; none before the first. */
    public ReadOnlyObjectProperty<@Nullable PaintAnswer> answerProperty() {
        return interrogation.answer.getReadOnlyProperty();
    }

    /** Which pixels of the present picture matter most; none while that is not known, or not wanted. */
    public ReadOnlyObjectProperty<@Nullable Hint> hintProperty() {
        return interrogation.hint.getReadOnlyProperty();
    }

    /** Whether nothing is known of the victim's slopes, so that there are no hints. */
    public ReadOnlyBooleanProperty hintlessProperty() {
        return interrogation.hintless.getReadOnlyProperty();
    }

    /** How far every other answer of the victim is from the original at least; none if that is not known. */
    public ReadOnlyObjectProperty<@Nullable RobustnessBound> boundProperty() {
        return bound.getReadOnlyProperty();
    }

    /** The L2 distance of what the automatic attack found from the original; NaN if none was run. */
    public ReadOnlyDoubleProperty automaticProperty() {
        return automatic.getReadOnlyProperty();
    }

    /** The least L2 distance at which paint has fooled the victim so far; NaN if it has not. */
    public ReadOnlyDoubleProperty bestProperty() {
        return best.getReadOnlyProperty();
    }

    /** Whether an answer or a hint is on its way. */
    public ReadOnlyBooleanProperty askingNowProperty() {
        return interrogation.askingNow.getReadOnlyProperty();
    }

    /** Why the victim cannot be asked, in a sentence; empty if it can. */
    public ReadOnlyStringProperty problemProperty() {
        return interrogation.problem.getReadOnlyProperty();
    }

    /** Whether the drawing is another one than the original of what has been painted. */
    public ReadOnlyBooleanProperty drawingChangedProperty() {
        return drawingChanged.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /** Whether somebody is looking; nobody is asked anything otherwise. */
    public BooleanProperty activeProperty() {
        return active;
    }

    /** Who is to be fooled. */
    public ObjectProperty<Contender> victimProperty() {
        return victim;
    }

    /** Pixels in a row of the brush, from 1 to {@value #WIDEST}. */
    public IntegerProperty brushProperty() {
        return brush;
    }

    /** How much grey a stroke adds to each pixel it touches, from {@value #FAINTEST} to 1. */
    public DoubleProperty strengthProperty() {
        return strength;
    }

    /** Whether the brush takes ink away. */
    public BooleanProperty erasingProperty() {
        return erasing;
    }

    /** Whether hints are wanted. */
    public BooleanProperty hintingProperty() {
        return hinting;
    }

    /** The left or upper edge, in pixels, of a brush of so many pixels at a fraction of the picture. */
    public static int edge(double fraction, int side) {
        return Painting.edge(fraction, side);
    }

    // Commands

    /** Puts the brush down at a point, in fractions of the picture; not without an original. */
    public void beginStroke(double x, double y, boolean erases) {
        if (!painting.original().isBlank()) {
            painting.begin(x, y, Math.clamp(brush.get(), 1, WIDEST), erases ? -strength.get() : strength.get());
            painted();
        }
    }

    /** Moves the brush that is down. */
    public void extendStroke(double x, double y) {
        painting.extend(x, y);
        painted();
    }

    /** Lifts the brush: one step that can be undone. */
    public void endStroke() {
        painting.end();
        painted();
    }

    public void undo() {
        painting.undo();
        painted();
    }

    public void redo() {
        painting.redo();
        painted();
    }

    /** Takes all paint away; that can be undone. */
    public void reset() {
        painting.reset();
        painted();
    }

    /** Throws the paint away and takes the present drawing as the original. */
    public void startOver() {
        startOver(Painting.over(explorer.drawing().seen()));
    }

    private void startOver(Painting on) {
        painting = on;
        nearest.clear();
        boundOfOriginal = null;
        attackOnOriginal = Double.NaN;
        interrogation.forget();
        original.set(painting.original());
        rememberBound();
        rememberAttack();
        painted();
    }

    /** What is painted, to be kept; none if nothing is. */
    @Nullable
    KeptPaint kept() {
        Image painted = painting.picture();
        return painted.equals(painting.original()) ? null : new KeptPaint(painting.original(), painted);
    }

    /** Puts what was kept in the place of what is painted. */
    void restore(@Nullable KeptPaint kept) {
        startOver(Painting.over(kept == null ? explorer.drawing().seen() : kept.original()));
        if (kept != null) {
            painting.replace(kept.picture());
            painted();
        }
    }

    /** Begins anew and hands out what was painted until now. */
    Painting setAside() {
        Painting kept = painting;
        startOver();
        return kept;
    }

    /** Goes on with what was set aside. */
    void takeBack(Painting kept) {
        startOver(kept);
        follow();
    }

    /** Sends the painted picture to the canvas. */
    public void draw() {
        if (!painting.original().isBlank()) {
            explorer.put(painting.picture(), caption(interrogation.answer.get()));
        }
    }

    private String caption(@Nullable PaintAnswer said) {
        return said != null && said.fooled() && said.image().equals(painting.picture())
                ? Texts.of(
                        "Painted by hand: was {0}, now {1}",
                        explorer.labels().name(said.originally()),
                        explorer.labels().name(said.label()))
                : Texts.of("Painted by hand");
    }

    /** The least L2 distance at which paint fooled ABS itself, if the original is what the model sees now; else NaN. */
    double foundOnDrawing() {
        boolean same = painting.original().equals(explorer.drawing().seen());
        return same ? nearestOf(Contender.ABS) : Double.NaN;
    }

    private double nearestOf(Contender fooled) {
        return nearest.getOrDefault(fooled, Double.NaN);
    }

    /** What is known is of another model than the present one. */
    private void otherModel() {
        nearest.clear();
        boundOfOriginal = null;
        attackOnOriginal = Double.NaN;
        askAnew();
    }

    /** Another model may have other rivals. */
    private void chooseAmongThese() {
        if (!explorer.contenders().offeredProperty().get().contains(victim.get())) {
            victim.set(Contender.ABS);
        }
    }

    private void follow() {
        if (active.get()
                && painting.untouched()
                && !painting.original().equals(explorer.drawing().seen())) {
            startOver();
        } else {
            compareDrawing();
            ask();
        }
    }

    private void compareDrawing() {
        drawingChanged.set(!painting.untouched()
                && !painting.original().equals(explorer.drawing().seen()));
    }

    private void rememberBound() {
        RobustnessBound found = explorer.boundProperty().get();
        Analysis analysis = explorer.analysis();
        if (found != null && analysis != null && analysis.image().equals(painting.original())) {
            boundOfOriginal = found;
        }
        showMarks();
    }

    private void rememberAttack() {
        double found = explorer.nearestAttackProperty().get();
        if (!Double.isNaN(found) && explorer.drawing().seen().equals(painting.original())) {
            attackOnOriginal = found;
        }
        showMarks();
    }

    private void rememberBest(@Nullable PaintAnswer said) {
        if (said != null && said.fooled()) {
            nearest.merge(said.victim(), said.change().l2(), Math::min);
            showMarks();
        }
    }

    /** Bound and attack are known of ABS alone. */
    private void showMarks() {
        boolean abs = victim.get() == Contender.ABS;
        bound.set(abs ? boundOfOriginal : null);
        automatic.set(abs ? attackOnOriginal : Double.NaN);
        best.set(nearestOf(victim.get()));
    }

    private void painted() {
        interrogation.changed(painting.picture());
        picture.set(painting.picture());
        change.set(Change.between(painting.original(), painting.picture()));
        undoable.set(painting.canUndo());
        redoable.set(painting.canRedo());
        compareDrawing();
        ask();
    }

    /** What was known is of another victim. */
    private void askAnew() {
        interrogation.forget();
        showMarks();
        ask();
    }

    /** Asks about the present picture, unless nobody looks. What is only being drawn has its own answers. */
    private void ask() {
        boolean drawn = explorer.explainedProperty().get()
                && !explorer.drawing().brushDownProperty().get();
        if (active.get() && !painting.original().isBlank() && (drawn || !painting.untouched())) {
            interrogation.ask(
                    new Interrogation.Question(victim.get(), painting.original(), painting.picture(), hinting.get()));
        }
    }
}
