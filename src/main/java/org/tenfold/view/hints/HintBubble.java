package org.tenfold.view.hints;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.tenfold.session.HintModel;
import org.tenfold.session.HintModel.Hint;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Parts;

/** A hint with an arrow up, and a button that closes it. */
final class HintBubble extends VBox {
    private final Hyperlink all = new Hyperlink(Texts.of("Close all"));

    HintBubble(HintModel model, Hint hint) {
        String name = hint.name().toLowerCase(Locale.ROOT);
        setId("hint-" + name);
        getStyleClass().add("hint");
        Label text = Parts.label(text(hint), "hint-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button close = Parts.iconButton(
                BootstrapIcons.X, Texts.of("Close this hint"), Texts.of("Close this hint; Help brings it back"));
        close.setId("closeHint-" + name);
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(event -> model.close(hint));
        all.setId("closeHints-" + name);
        all.setMinWidth(USE_PREF_SIZE);
        all.setOnAction(event -> model.closeAll());
        HBox body = Parts.styled(new HBox(text, all, close), "hint-body");
        body.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Parts.styled(new Region(), "hint-arrow"), body);
    }

    /** Whether this one closes all of them, too. */
    void offerAll(boolean offers) {
        all.setVisible(offers);
        all.setManaged(offers);
    }

    private static String text(Hint hint) {
        return switch (hint) {
            case DRAW -> Texts.of("Draw a digit here, with mouse, pen or finger.");
            case PAINTERS ->
                Texts.of("Ten painters answer while you draw. Each knows one digit only; the one that comes closest"
                        + " names yours.");
            case ATTACK -> Keys.with(Texts.of("Now attack it: which change turns the answer?"), Keys.ATTACK);
        };
    }
}
