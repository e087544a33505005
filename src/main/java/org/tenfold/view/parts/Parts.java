package org.tenfold.view.parts;

import atlantafx.base.controls.ToggleSwitch;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small pieces of which every region is made; their looks are in the style sheet. */
public final class Parts {
    private static final Duration TOOLTIP_DELAY = Duration.millis(400);

    private static final String EM = "em";

    private Parts() {}

    /** A panel with a title on top. */
    public static VBox card(String title, Node... trailing) {
        return card(new Label(title), trailing);
    }

    /** A panel with a title on top that may change. */
    public static VBox card(Label title, Node... trailing) {
        tellWhenCutOff(title);
        HBox header = new HBox(styled(title, "card-title"), gap());
        header.getChildren().addAll(trailing);
        header.getStyleClass().add("card-header");
        return styled(new VBox(header), "card");
    }

    /** A button that is an icon; what it does is its accessible text, and its tooltip in more words. */
    public static Button iconButton(Ikon icon, String what, String hint) {
        Button button = new Button();
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        explain(button, what, hint);
        return button;
    }

    /** Gives a button of icons its accessible text and its tooltip. */
    public static void explain(ButtonBase button, String what, String hint) {
        button.setAccessibleText(what);
        tooltip(button, hint);
    }

    /** A tooltip that comes soon. */
    public static void tooltip(Control control, String text) {
        // A switch does not tell when its own words have no room.
        Tooltip tooltip = new Tooltip(control instanceof ToggleSwitch words ? words.getText() + "\n" + text : text);
        tooltip.setShowDelay(TOOLTIP_DELAY);
        control.setTooltip(tooltip);
        if (control instanceof ButtonBase button) {
            tellWhenCutOff(button);
        }
    }

    /** A text that has no room is told whole by pointing at it, before what the tooltip says anyway. */
    private static void tellWhenCutOff(Labeled labeled) {
        // Not in the middle of the layout that finds it out: a tooltip is styled when it is set.
        labeled.textTruncatedProperty().addListener((source, before, now) -> {
            if (now) {
                Platform.runLater(() -> tellWhole(labeled));
            }
        });
    }

    private static void tellWhole(Labeled labeled) {
        Tooltip told = labeled.getTooltip();
        if (labeled.getScene() == null || !labeled.isTextTruncated()) {
            return;
        }
        if (told == null) {
            Tooltip whole = laterTooltip();
            whole.textProperty().bind(labeled.textProperty());
            labeled.setTooltip(whole);
        } else if (!told.textProperty().isBound() && !told.getText().contains(labeled.getText())) {
            told.setText(labeled.getText() + "\n" + told.getText());
        }
    }

    /** A tooltip on anything. */
    public static void tooltipOn(Node node, String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setShowDelay(TOOLTIP_DELAY);
        Tooltip.install(node, tooltip);
    }

    /** A tooltip that comes soon, whose text is set later. */
    public static Tooltip laterTooltip() {
        Tooltip tooltip = new Tooltip();
        tooltip.setShowDelay(TOOLTIP_DELAY);
        return tooltip;
    }

    /** The size of the window's text, the unit of all distances. */
    public static double em(Node node) {
        if (node.getScene() != null) {
            for (Node child : node.getScene().getRoot().getChildrenUnmodifiable()) {
                if (child instanceof Label probe && probe.getStyleClass().contains(EM)) {
                    return probe.getFont().getSize();
                }
            }
        }
        return Font.getDefault().getSize();
    }

    /** A text nobody sees: the root carries one, and {@link #em} asks it for its size. */
    public static Label emProbe() {
        Label probe = styled(new Label("m"), EM);
        probe.setManaged(false);
        probe.setVisible(false);
        return probe;
    }

    /** Empty space that takes what is left in a row. */
    public static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        VBox.setVgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /** A text of a style. */
    public static Label label(String text, String... styles) {
        Label label = styled(new Label(text), styles);
        tellWhenCutOff(label);
        return label;
    }

    /** A square of a colour with its meaning. */
    public static HBox legend(String swatch, String meaning) {
        HBox entry = new HBox(styled(new Region(), "swatch", swatch), label(meaning, "legend-text"));
        return styled(entry, "legend");
    }

    /** The node, with style classes. */
    public static <N extends Node> N styled(N node, String... styles) {
        node.getStyleClass().addAll(styles);
        return node;
    }
}
