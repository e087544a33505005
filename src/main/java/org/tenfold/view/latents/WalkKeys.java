package org.tenfold.view.latents;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.tenfold.session.LatentModel;
import org.tenfold.view.parts.Keys;

/** The key that stops latents which go by themselves; it comes before all others while they do. */
public final class WalkKeys {
    private WalkKeys() {}

    /** Listens in a window. */
    public static void listen(Node window, LatentModel latents) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean walks = latents.walk().isUnderWay() || latents.map().walk().isUnderWay();
            if (walks && Keys.LEAVE.match(event) && !(event.getTarget() instanceof TextInputControl)) {
                latents.walk().stop();
                latents.map().walk().stop();
                event.consume();
            }
        });
    }
}
