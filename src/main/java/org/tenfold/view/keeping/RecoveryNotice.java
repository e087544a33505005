package org.tenfold.view.keeping;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.session.KeepingModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Parts;

/** Says that something was left behind by a window that did not end well, until somebody decides what becomes of it. */
public final class RecoveryNotice extends VBox {
    private final KeepingModel model;

    public RecoveryNotice(KeepingModel model) {
        this.model = model;
        setPickOnBounds(false);
        model.offerProperty().addListener((source, before, now) -> show());
        show();
    }

    private void show() {
        String offered = model.offered();
        getChildren().clear();
        if (!offered.isEmpty()) {
            Notification notice = new Notification(offered, new FontIcon(BootstrapIcons.CLOCK_HISTORY));
            notice.getStyleClass().addAll(Styles.ACCENT, Styles.ELEVATED_2);
            notice.setAccessibleText(offered);
            Button recover = button(
                    "recover",
                    Texts.of("Recover"),
                    Texts.of("Put it in the place of what is in the window; undo brings the drawing back"));
            recover.setOnAction(event -> model.recover());
            Button discard =
                    button("discard", Texts.of("Discard"), Texts.of("Throw it away; it cannot be brought back"));
            discard.setOnAction(event -> model.discard());
            notice.setPrimaryActions(recover, discard);
            getChildren().add(notice);
        }
    }

    private static Button button(String id, String text, String meaning) {
        Button button = new Button(text);
        button.setId(id);
        // The notice gives its buttons the width they had when it came, and text grows with the window.
        button.setMinWidth(USE_PREF_SIZE);
        Parts.tooltip(button, meaning);
        return button;
    }
}
