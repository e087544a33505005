package org.tenfold.view.lessons;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.FadeTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/** Lets parts of the window fade away, and come back. What is away cannot be clicked, focused or heard. */
final class Curtain {
    private static final Duration FADE = Duration.millis(220);

    /** The parts that are away, or on their way. */
    private final Map<Node, FadeTransition> away = new HashMap<>();

    /** Puts exactly these parts away. */
    void hide(Collection<Node> parts) {
        for (Node part : List.copyOf(away.keySet())) {
            if (!parts.contains(part)) {
                bringBack(part);
            }
        }
        for (Node part : parts) {
            if (!away.containsKey(part)) {
                FadeTransition fade = fade(part, 0);
                fade.setOnFinished(event -> part.setVisible(false));
                away.put(part, fade);
            }
        }
    }

    private void bringBack(Node part) {
        FadeTransition fade = away.remove(part);
        if (fade != null) {
            fade.stop();
        }
        part.setVisible(true);
        fade(part, 1);
    }

    private static FadeTransition fade(Node part, double opacity) {
        FadeTransition fade = new FadeTransition(FADE, part);
        fade.setToValue(opacity);
        fade.play();
        return fade;
    }
}
