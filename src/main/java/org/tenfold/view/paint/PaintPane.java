package org.tenfold.view.paint;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Hint;
import org.tenfold.session.ContenderWords;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.PaintAnswer;
import org.tenfold.session.PaintModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.InWords;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.Sliders;
import org.tenfold.view.parts.Words;
import org.tenfold.view.parts.WrappingRow;

/** Paint over the picture until the victim says something else, and watch what it costs. */
public final class PaintPane extends StackPane {
    private static final PseudoClass FOOLED = PseudoClass.getPseudoClass("fooled");

    private final ExplorerModel explorer;
    private final PaintModel model;
    private final ComboBox<Contender> victim = new ComboBox<>();
    private final PaintCanvas canvas;
    private final ToggleSwitch change = new ToggleSwitch(Texts.of("Show what you changed"));
    private final Button undo = Parts.iconButton(
            BootstrapIcons.ARROW_COUNTERCLOCKWISE,
            Texts.of("Undo paint"),
            Keys.with(Texts.of("Undo the last stroke here"), Keys.UNDO));
    private final Button redo = Parts.iconButton(
            BootstrapIcons.ARROW_CLOCKWISE,
            Texts.of("Redo paint"),
            Keys.with(Texts.of("Redo the stroke here"), Keys.REDO));
    private final Button reset = Parts.iconButton(
            BootstrapIcons.TRASH,
            Texts.of("Take all paint away"),
            Keys.with(Texts.of("Take all paint away here"), Keys.CLEAR));
    private final ToggleGroup brushes = new ToggleGroup();
    private final ToggleButton add = new ToggleButton("", new FontIcon(BootstrapIcons.PENCIL));
    private final ToggleButton take = new ToggleButton("", new FontIcon(BootstrapIcons.ERASER));
    private final ToggleGroup sizes = new ToggleGroup();
    private final List<ToggleButton> sizeButtons = new ArrayList<>();
    private final Slider strength = Sliders.slider(PaintModel.FAINTEST, 1, 1);
    private final Label strengthText = Parts.label("", "caption");
    private final PaintMeter meter;
    private final Label message = Parts.label("", "paint-message");
    private final Label changed = Parts.label("", "caption");
    private final HBox changeLegend = Parts.styled(
            new HBox(
                    Parts.legend("swatch-more", Texts.of("ink added")),
                    Parts.legend("swatch-less", Texts.of("taken away")),
                    Parts.label("\u00d7\u202f" + (int) PaintCanvas.GAIN, "legend-text")),
            "legend-row");
    private final ToggleSwitch hints = new ToggleSwitch(Texts.of("Which pixels matter?"));
    private final HBox hintLegend = Parts.styled(
            new HBox(
                    Parts.legend("swatch-more", Texts.of("+ add here")),
                    Parts.legend("swatch-less", Texts.of("\u2212 take here"))),
            "legend-row");
    private final Label hintText = Parts.label("", "caption");
    private final Button startOver = new Button(Texts.of("Start over"));
    private final Button draw = new Button(Texts.of("Send to canvas"));

    public PaintPane(ExplorerModel explorer) {
        this.explorer = explorer;
        this.model = explorer.paint();
        this.canvas = new PaintCanvas(explorer);
        this.meter = new PaintMeter(model);
        createView();
        init();
    }

    private void createView() {
        setId("paint");
        victim.setId("paintVictim");
        victim.setConverter(new InWords<>(contender -> Words.sentence(ContenderWords.title(contender))));
        victim.setAccessibleText(Texts.of("Who is to be fooled"));
        victim.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(victim, Priority.ALWAYS);
        Parts.tooltip(victim, Texts.of("Who is to be fooled; all but ABS are opened when they are first chosen"));
        Label fool = Parts.label(Texts.of("Fool by hand"), "sentence-label");
        fool.setMinWidth(USE_PREF_SIZE);

        canvas.setId("paintCanvas");
        message.setId("paintMessage");
        message.setWrapText(true);
        changed.setId("paintChanged");
        changed.setWrapText(true);
        hintText.setWrapText(true);
        strength.setId("paintStrength");
        strength.setAccessibleText(Texts.of("Strength: how much grey a stroke adds"));
        strength.setMinWidth(0);
        HBox.setHgrow(strength, Priority.ALWAYS);
        strengthText.setMinWidth(USE_PREF_SIZE);
        String strong = Texts.of(
                "How much grey a stroke adds to each pixel it touches, or takes away; 1 is from black to white");
        Parts.tooltip(strength, strong);
        Parts.tooltip(strengthText, strong);
        change.setId("paintChange");
        change.setMinWidth(0);
        change.setMaxWidth(Double.MAX_VALUE);
        Parts.tooltip(
                change, Texts.of("Shows the ink you added and took away in place of the picture, twice as strong"));
        hints.setId("paintHints");
        hints.setMinWidth(0);
        hints.setMaxWidth(Double.MAX_VALUE);
        Parts.tooltip(hints, Texts.of("Marks the pixels whose change does most for the next answer, as it is now"));
        startOver.setId("paintStartOver");
        Parts.tooltip(startOver, Texts.of("Throw the paint away and begin with the present drawing"));
        draw.setId("sendPainted");
        Parts.tooltip(draw, Texts.of("Put the painted picture on the drawing canvas"));

        VBox body = Parts.styled(
                new VBox(
                        row(fool, victim),
                        row(brushes(), Parts.gap(), undo, redo, reset),
                        canvas,
                        row(sizes(), strength, strengthText),
                        message,
                        meter,
                        change,
                        changeLegend,
                        hints,
                        hintLegend,
                        hintText,
                        changed,
                        new WrappingRow(List.of(startOver), List.of(draw))),
                "tool-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("tool-scroll");
        getChildren().add(scroll);
    }

    private static HBox row(Node... nodes) {
        HBox row = Parts.styled(new HBox(nodes), "tool-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node brushes() {
        add.setId("paintAdd");
        take.setId("paintTake");
        Parts.explain(add, Texts.of("Add ink"), Keys.with(Texts.of("Add ink with the left button"), Keys.PEN));
        Parts.explain(
                take,
                Texts.of("Take ink away"),
                Keys.with(Texts.of("Take ink away; so does the right button"), Keys.ERASER));
        return segments(brushes, add, take);
    }

    private Node sizes() {
        for (int size = 1; size <= PaintModel.WIDEST; size++) {
            ToggleButton button = new ToggleButton(Integer.toString(size));
            button.setId("paintSize" + size);
            String what = size == 1 ? Texts.of("A brush of one pixel") : Texts.of("A brush of {0} by {0} pixels", size);
            button.setAccessibleText(what);
            Parts.tooltip(button, what + "  ([ ])");
            sizeButtons.add(button);
        }
        return segments(sizes, sizeButtons.toArray(new ToggleButton[0]));
    }

    private static Node segments(ToggleGroup group, ToggleButton... buttons) {
        SegmentedButton segments = new SegmentedButton(buttons);
        segments.setToggleGroup(group);
        group.getToggles().setAll(buttons);
        segments.getStyleClass().add("segments");
        // One of them is always chosen.
        group.selectedToggleProperty().addListener((source, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            }
        });
        return segments;
    }

    private void init() {
        explorer.contenders().offeredProperty().addListener((source, before, now) -> offer());
        offer();
        victim.valueProperty().bindBidirectional(model.victimProperty());
        canvas.changeShownProperty().bind(change.selectedProperty());
        changeLegend.visibleProperty().bind(change.selectedProperty());
        changeLegend.managedProperty().bind(change.selectedProperty());
        undo.setOnAction(event -> model.undo());
        redo.setOnAction(event -> model.redo());
        reset.setOnAction(event -> model.reset());
        undo.disableProperty().bind(model.undoableProperty().not());
        redo.disableProperty().bind(model.redoableProperty().not());
        brushes.selectedToggleProperty()
                .addListener((source, before, now) -> model.erasingProperty().set(take.equals(now)));
        model.erasingProperty().addListener((source, before, now) -> brushes.selectToggle(now ? take : add));
        brushes.selectToggle(add);
        sizes.selectedToggleProperty().addListener((source, before, now) -> {
            if (now instanceof ToggleButton button) {
                model.brushProperty().set(1 + sizeButtons.indexOf(button));
            }
        });
        model.brushProperty().addListener((source, before, now) -> showSize());
        showSize();
        strength.valueProperty().bindBidirectional(model.strengthProperty());
        strengthText.textProperty().bind(model.strengthProperty().map(value -> Figures.distance(value.doubleValue())));
        hints.selectedProperty().bindBidirectional(model.hintingProperty());
        startOver.setOnAction(event -> model.startOver());
        draw.setOnAction(event -> model.draw());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        for (ObservableValue<?> shown : new ObservableValue<?>[] {
            model.originalProperty(),
            model.changeProperty(),
            model.answerProperty(),
            model.boundProperty(),
            model.automaticProperty(),
            model.bestProperty(),
            model.problemProperty(),
            model.drawingChangedProperty(),
            explorer.drawing().seenProperty(),
            explorer.contenders().activityProperty()
        }) {
            shown.addListener((source, before, now) -> show());
        }
        for (ObservableValue<?> shown : new ObservableValue<?>[] {
            model.hintProperty(), model.hintingProperty(), model.hintlessProperty(), model.victimProperty()
        }) {
            shown.addListener((source, before, now) -> showHint());
        }
        model.activeProperty().addListener((source, before, now) -> {
            show();
            showHint();
        });
        show();
        showHint();
    }

    /** A model of another data set has fewer rivals. */
    private void offer() {
        List<Contender> offered = explorer.contenders().offeredProperty().get();
        victim.getItems().removeIf(each -> !offered.contains(each));
        for (int i = 0; i < offered.size(); i++) {
            if (!victim.getItems().contains(offered.get(i))) {
                victim.getItems().add(i, offered.get(i));
            }
        }
    }

    private void showSize() {
        sizes.selectToggle(sizeButtons.get(model.brushProperty().get() - 1));
    }

    /** The keys of the drawing mean the painting while it has the keyboard. */
    private void pressed(KeyEvent event) {
        int brush = model.brushProperty().get();
        if (Keys.UNDO.match(event)) {
            model.undo();
        } else if (Keys.REDO.match(event)) {
            model.redo();
        } else if (Keys.CLEAR.match(event) || event.getCode() == KeyCode.BACK_SPACE) {
            model.reset();
        } else if (Keys.PEN.match(event)) {
            model.erasingProperty().set(false);
        } else if (Keys.ERASER.match(event)) {
            model.erasingProperty().set(true);
        } else if (Keys.THINNER.match(event)) {
            model.brushProperty().set(Math.max(1, brush - 1));
        } else if (Keys.WIDER.match(event)) {
            model.brushProperty().set(Math.min(PaintModel.WIDEST, brush + 1));
        } else {
            return;
        }
        event.consume();
    }

    private void show() {
        if (!model.activeProperty().get()) {
            // Nobody sees it, and the drawing is not to be slowed down.
            return;
        }
        reset.setDisable(model.changeProperty().get().l0() == 0);
        draw.setDisable(model.originalProperty().get().isBlank());
        meter.show();
        PaintAnswer said = model.answerProperty().get();
        message.pseudoClassStateChanged(FOOLED, said != null && said.fooled());
        message.setText(PaintSentence.of(
                model,
                explorer.labels(),
                explorer.contenders().activityProperty().get()));
        showDrawing();
    }

    private void showDrawing() {
        boolean other = model.drawingChangedProperty().get();
        boolean sent = model.pictureProperty().get().equals(explorer.drawing().seen());
        changed.setText(
                other
                        ? sent
                                ? Texts.of("The painted picture is on the canvas.")
                                : Texts.of("The drawing has changed since.")
                        : "");
        changed.setVisible(other);
        changed.setManaged(other);
    }

    private void showHint() {
        Hint hint = model.hintProperty().get();
        boolean wanted = model.hintingProperty().get();
        boolean none = model.hintlessProperty().get();
        hintLegend.setVisible(wanted && !none);
        hintLegend.setManaged(wanted && !none);
        hintText.setVisible(wanted);
        hintText.setManaged(wanted);
        hintText.setText(hintText(hint, none));
    }

    private String hintText(@Nullable Hint hint, boolean none) {
        if (none) {
            return Texts.of(
                    "Of {0} only the answers are known: nothing says which pixel matters.",
                    Words.contender(model.victimProperty().get()));
        }
        if (hint == null) {
            return Texts.of("Looking for the slopes\u2026");
        }
        String way = Texts.of(
                "Away from {0}, toward {1}: the larger the mark, the more.",
                explorer.labels().name(hint.away()), explorer.labels().name(hint.toward()));
        return hint.behindThreshold()
                ? way + " "
                        + Texts.of(
                                "This victim sees only black and white, split at 0.5, which hides the slopes; these are"
                                        + " from behind the threshold: a mark counts once its pixel crosses 0.5.")
                : way;
    }
}
