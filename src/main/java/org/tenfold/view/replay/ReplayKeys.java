package org.tenfold.view.replay;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.tenfold.session.ReplayModel;
import org.tenfold.view.parts.Keys;

/** The keys of the replay, which come before all others while it is open. */
public final class ReplayKeys {
    /** Buttons with this style leave Space to the replay. */
    static final String BUTTON = "replay-button";

    private ReplayKeys() {}

    /** Listens in a window. */
    public static void listen(Node window, ReplayModel model) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (model.isOpen() && !(event.getTarget() instanceof TextInputControl)) {
                if (!isAnothers(event)) {
                    on(event, Keys.PLAY, model::playOrPause);
                }
                on(event, Keys.STEP_BACK, model::back);
                on(event, Keys.STEP_FORWARD, model::forward);
                on(event, Keys.LEAVE, model::leave);
            }
        });
    }

    /** Space presses a button that has the focus. */
    private static boolean isAnothers(KeyEvent event) {
        return event.getTarget() instanceof ButtonBase button
                && !button.getStyleClass().contains(BUTTON);
    }

    private static void on(KeyEvent event, KeyCombination key, Runnable action) {
        if (key.match(event)) {
            action.run();
            event.consume();
        }
    }
}
