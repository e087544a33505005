package org.tenfold.view.export;

import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.tenfold.session.Texts;

/** Parts of the window that can be saved as a picture, while they are on the screen. */
public enum Exhibit {
    WINDOW(".explorer", "window"),
    TILES(".tile-grid", "tiles"),
    STRIPS(".sliders", "film-strips"),
    MAP(".map-pane", "map"),
    REPLAY("#replayChart", "replay"),
    ATTACK(".attack-pictures", "attack"),
    RULER("#ruler", "ruler");

    private final String selector;
    private final String stem;

    Exhibit(String selector, String stem) {
        this.selector = selector;
        this.stem = stem;
    }

    /** What its menu is called. */
    public String title() {
        return switch (this) {
            case WINDOW -> Texts.of("_Window");
            case TILES -> Texts.of("The _tiles");
            case STRIPS -> Texts.of("_Film strips");
            case MAP -> Texts.of("_Map of two latents");
            case REPLAY -> Texts.of("Sc_ores of the replay");
            case ATTACK -> Texts.of("_Attack: original, changed, change");
            case RULER -> Texts.of("_Robustness ruler");
        };
    }

    /** The beginning of its file's name. */
    public String stem() {
        return stem;
    }

    /** Where it is on the screen, if it is. */
    public @Nullable Node find(Parent window) {
        for (Node found : window.lookupAll(selector)) {
            if (isSeen(found)) {
                return found;
            }
        }
        return null;
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getLayoutBounds().getWidth() > 0 && node.getLayoutBounds().getHeight() > 0;
    }
}
