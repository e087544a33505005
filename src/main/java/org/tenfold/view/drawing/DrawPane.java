package org.tenfold.view.drawing;

import atlantafx.base.controls.ToggleSwitch;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.image.Image;
import org.tenfold.session.DrawingModel;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Labels;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.parts.Sliders;

/** The region on the left: the canvas with its tools, the picture the model sees, and the verdict. */
public final class DrawPane extends StackPane {
    /** The picture that the model sees, as a share of the canvas. */
    public static final double SEEN_SHARE = 0.45;

    private static final double LARGEST_SEEN_SHARE = 0.58;
    private static final int SEEN_SCALE = 4;

    private final ExplorerModel model;
    private final DrawingModel drawing;
    private final Runnable openFile;
    private final Runnable paste;

    private final CanvasView canvas;
    private final PixelView seen = new PixelView(SEEN_SCALE);
    private final VerdictPane verdict;
    private final Button undo = Parts.iconButton(
            BootstrapIcons.ARROW_COUNTERCLOCKWISE, Texts.of("Undo"), Keys.with(Texts.of("Undo"), Keys.UNDO));
    private final Button redo =
            Parts.iconButton(BootstrapIcons.ARROW_CLOCKWISE, Texts.of("Redo"), Keys.with(Texts.of("Redo"), Keys.REDO));
    private final Button clear = Parts.iconButton(
            BootstrapIcons.TRASH, Texts.of("Clear the canvas"), Keys.with(Texts.of("Clear the canvas"), Keys.CLEAR));
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton pen = new ToggleButton("", new FontIcon(BootstrapIcons.PENCIL));
    private final ToggleButton eraser = new ToggleButton("", new FontIcon(BootstrapIcons.ERASER));
    private final Slider width = Sliders.slider(DrawingModel.THINNEST, DrawingModel.WIDEST, DrawingModel.THINNEST);
    private final ToggleSwitch centre = new ToggleSwitch(Texts.of("Centre like MNIST"));
    private final Label caption = Parts.label("", "caption", "ellipsis");
    private final Button previous = Parts.iconButton(
            BootstrapIcons.CHEVRON_LEFT,
            Texts.of("Previous test digit"),
            Keys.with(Texts.of("Previous test digit"), Keys.PREVIOUS));
    private final Button random = new Button(Texts.of("Test digit"), new FontIcon(BootstrapIcons.SHUFFLE));
    private final Button next = Parts.iconButton(
            BootstrapIcons.CHEVRON_RIGHT,
            Texts.of("Next test digit"),
            Keys.with(Texts.of("Next test digit"), Keys.NEXT));
    private final Button open = Parts.iconButton(
            BootstrapIcons.FOLDER2_OPEN, Texts.of("Open a picture"), Keys.with(Texts.of("Open a picture"), Keys.OPEN));
    private final Button fromClipboard = Parts.iconButton(
            BootstrapIcons.CLIPBOARD, Texts.of("Paste a picture"), Keys.with(Texts.of("Paste a picture"), Keys.PASTE));

    /**
     * The region.
     *
     * @param openFile lets the person choose a picture
     * @param paste takes a picture from the clipboard
     */
    public DrawPane(ExplorerModel model, Runnable openFile, Runnable paste) {
        this.model = model;
        this.drawing = model.drawing();
        this.openFile = openFile;
        this.paste = paste;
        this.canvas = new CanvasView(model);
        this.verdict = new VerdictPane(model);
        createView();
        init();
    }

    private void createView() {
        canvas.setId("canvas");
        seen.setId("seen");
        seen.setAccessibleText(Texts.of("The 28 by 28 picture the model sees"));
        verdict.setId("verdict");
        SegmentedButton tools = new SegmentedButton(pen, eraser);
        tools.setToggleGroup(group);
        group.getToggles().addAll(pen, eraser);
        eraser.setId("eraser");
        tools.getStyleClass().add("segments");
        Parts.explain(pen, Texts.of("Pen"), Keys.with(Texts.of("Pen"), Keys.PEN));
        Parts.explain(
                eraser,
                Texts.of("Eraser"),
                Keys.with(Texts.of("Eraser, also under the right mouse button"), Keys.ERASER));
        width.setAccessibleText(Texts.of("Brush width"));
        Parts.tooltip(width, Texts.of("Brush width  ([ and ])"));
        HBox.setHgrow(width, Priority.ALWAYS);
        Parts.tooltip(
                centre,
                Keys.with(
                        Texts.of("Scale the drawing into 20 by 20 pixels, centre of mass in the middle"), Keys.CENTRE));
        centre.setMaxWidth(Double.MAX_VALUE);
        centre.setMinWidth(0);

        HBox brushRow = row(tools, Parts.styled(dot(0.35), "dot"), width, Parts.styled(dot(0.8), "dot"));
        width.setMinWidth(0);
        random.setMaxWidth(Double.MAX_VALUE);
        random.setMinWidth(0);
        HBox.setHgrow(random, Priority.ALWAYS);
        HBox digitRow = row(previous, random, next);
        VBox card = Parts.card(Texts.of("Draw"), open, fromClipboard, undo, redo, clear);
        card.getChildren().addAll(canvas, caption, brushRow, digitRow, centre, Parts.gap(), bottom());
        getChildren().add(card);
    }

    private Node bottom() {
        Label seenName = Parts.label(Texts.of("The model sees"), "overline");
        seenName.setMinWidth(USE_PREF_SIZE);
        VBox left = new VBox(seenName, seen);
        VBox right = new VBox(Parts.label(Texts.of("Verdict"), "overline"), verdict);
        VBox.setVgrow(verdict, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.getStyleClass().add("seen-box");
        right.getStyleClass().add("verdict-box");
        HBox both = new HBox(left, right);
        both.getStyleClass().add("seen-and-verdict");
        return both;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("tool-row");
        return row;
    }

    /** A dot as a legend at an end of the width slider. */
    private static Region dot(double em) {
        Region dot = new Region();
        String size = em + "em";
        dot.setStyle("-fx-min-width: " + size + "; -fx-min-height: " + size + "; -fx-max-width: " + size
                + "; -fx-max-height: " + size + ";");
        return dot;
    }

    private void init() {
        group.selectedToggleProperty().addListener((source, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                drawing.erasingProperty().set(eraser.isSelected());
            }
        });
        drawing.erasingProperty().addListener((source, before, now) -> group.selectToggle(now ? eraser : pen));
        group.selectToggle(pen);
        width.valueProperty().bindBidirectional(drawing.brushWidthProperty());
        centre.selectedProperty().bindBidirectional(drawing.centredProperty());
        undo.disableProperty().bind(drawing.undoableProperty().not());
        redo.disableProperty().bind(drawing.redoableProperty().not());
        clear.disableProperty().bind(drawing.emptyProperty());
        undo.setOnAction(event -> drawing.undo());
        redo.setOnAction(event -> drawing.redo());
        clear.setOnAction(event -> drawing.clear());
        for (Button digit : new Button[] {previous, random, next}) {
            digit.disableProperty().bind(model.digits().allProperty().isNull());
        }
        previous.setOnAction(event -> model.digits().showPrevious());
        random.setOnAction(event -> model.digits().showAny());
        next.setOnAction(event -> model.digits().showNext());
        model.labelsProperty().addListener((source, before, now) -> nameDigits());
        nameDigits();
        open.setOnAction(event -> openFile.run());
        fromClipboard.setOnAction(event -> paste.run());
        caption.textProperty()
                .bind(Bindings.when(drawing.captionProperty().isNotEmpty())
                        .then(drawing.captionProperty())
                        .otherwise(Bindings.when(drawing.emptyProperty())
                                .then(Texts.of("Mouse, pen or finger"))
                                .otherwise(Texts.of("Your drawing"))));
        seen.follow(model.hoveredPixelProperty());
        drawing.seenProperty().addListener((source, before, now) -> seen.show(now));
        seen.show(drawing.seen());
    }

    /** The pictures to try a model on are digits for MNIST alone. */
    private void nameDigits() {
        Labels labels = model.labels();
        random.setText(labels.say("Test digit", "Test picture"));
        Parts.tooltip(random, Keys.with(labels.say("A random test digit", "A random test picture"), Keys.RANDOM));
        String before = labels.say("Previous test digit", "Previous test picture");
        Parts.explain(previous, before, Keys.with(before, Keys.PREVIOUS));
        String after = labels.say("Next test digit", "Next test picture");
        Parts.explain(next, after, Keys.with(after, Keys.NEXT));
    }

    /** Brings the keyboard to the canvas, where no key presses a button. */
    public void focusCanvas() {
        canvas.requestFocus();
    }

    /**
     * Gives the canvas its side, in units of layout.
     *
     * @param spare the height that is left over with the smallest picture of what the model sees
     */
    public void setCanvasSide(double side, double spare) {
        canvas.setMinSize(side, side);
        canvas.setPrefSize(side, side);
        canvas.setMaxSize(side, side);
        double cell = Image.SIDE / PixelView.density(this);
        double seenSide =
                Math.floor(Math.min(side * LARGEST_SEEN_SHARE, side * SEEN_SHARE + spare) / cell + 1e-6) * cell;
        seen.setMinSize(seenSide, seenSide);
        seen.setPrefSize(seenSide, seenSide);
        seen.setMaxSize(seenSide, seenSide);
    }
}
