package org.tenfold.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Raster;
import org.tenfold.view.parts.PixelView;

/** Looks at everything on the screen: which colours that mean something are there, and which of them nobody explains. */
final class Colours {
    /** Where the toolkit keeps the tooltip of a node. */
    private static final String TOOLTIP = "javafx.scene.control.Tooltip";

    /** So many levels above a coloured part its tooltip may be. */
    private static final int LEVELS = 3;

    /** Between red and blue; paper and ink are not quite grey. */
    private static final int FAINT = 40;

    /** The name of a picture that is not only grey. */
    static final String PICTURE = "coloured picture";

    /** A colour that a legend on the screen must explain: the style class of what has it, and those of its swatches. */
    private record Explained(String styleClass, String... swatches) {}

    private static final List<Explained> EXPLAINED = List.of(
            new Explained("bar-error", "swatch-error"),
            new Explained("bar-kl", "swatch-kl"),
            new Explained("inferred-mark", "swatch-inferred"),
            new Explained("score-curve", "swatch-curve"),
            new Explained("map-dot", "swatch-dot"),
            new Explained("map-path", "swatch-path"),
            new Explained("map-ring", "swatch-ring"),
            new Explained("margin-kept", "swatch-kept"),
            new Explained("margin-fooled", "swatch-fooled"),
            new Explained("margin-kept-dots", "swatch-kept"),
            new Explained("margin-fooled-dots", "swatch-fooled"),
            new Explained("look-kept", "swatch-kept"),
            new Explained("look-fooled", "swatch-fooled"),
            new Explained("replay-line", "swatch-best-line", "swatch-pointed-line", "swatch-other-line"),
            new Explained("loss-fitted", "swatch-fitted"),
            new Explained("loss-held-out", "swatch-held-out"),
            new Explained("own-class", "swatch-own-class"));

    /** Colours that a tooltip explains, on what has it or on what is around it. */
    private static final List<String> POINTED_AT = List.of(
            "ruler-safe",
            "ruler-fooled",
            "ruler-proved",
            "ruler-spent",
            "strip-bar",
            "curve-line",
            "share-fill",
            "quiz-mark-named",
            "quiz-mark-missed",
            "status-dot",
            "winner-badge");

    /** All that must have been on the screen by the end of a test that wants to have seen everything. */
    static Set<String> all() {
        Set<String> all = new TreeSet<>(POINTED_AT);
        EXPLAINED.forEach(each -> all.add(each.styleClass));
        all.add(PICTURE);
        return all;
    }

    private final Set<String> seen = new TreeSet<>();
    private final Set<String> unexplained = new TreeSet<>();

    Set<String> seen() {
        return seen;
    }

    Set<String> unexplained() {
        return unexplained;
    }

    /** Looks at all windows; called on the toolkit's thread. */
    void look(String where) {
        for (Window window : Window.getWindows()) {
            if (window.getScene() != null && window.isShowing()) {
                List<Node> visible = new ArrayList<>();
                collect(window.getScene().getRoot(), visible);
                look(visible, where);
            }
        }
    }

    private static void collect(Node node, List<Node> visible) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        visible.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, visible));
        }
    }

    private void look(List<Node> visible, String where) {
        Set<String> legends = new TreeSet<>();
        visible.stream().filter(Colours::hasWords).forEach(swatch -> legends.addAll(swatch.getStyleClass()));
        for (Node node : visible) {
            if (node.getLayoutBounds().isEmpty()) {
                continue;
            }
            for (Explained each : EXPLAINED) {
                if (node.getStyleClass().contains(each.styleClass)) {
                    require(each.styleClass, legends.containsAll(List.of(each.swatches)), where);
                }
            }
            for (String styleClass : POINTED_AT) {
                if (node.getStyleClass().contains(styleClass)) {
                    require(styleClass, isTold(node), where);
                }
            }
            if (node instanceof PixelView picture && isColoured(picture.raster())) {
                boolean named =
                        tooltip(node).contains("Orange") && tooltip(node).contains("Blue");
                require(PICTURE, named || legends.containsAll(List.of("swatch-more", "swatch-less")), where);
            }
        }
    }

    private void require(String what, boolean explained, String where) {
        seen.add(what);
        if (!explained) {
            unexplained.add(what + " " + where);
        }
    }

    /** A swatch with a text beside it. */
    private static boolean hasWords(Node node) {
        return node instanceof Region
                && node.getStyleClass().contains("swatch")
                && node.getParent().getChildrenUnmodifiable().stream()
                        .anyMatch(beside -> beside instanceof Label words
                                && words.isVisible()
                                && !words.getText().isBlank());
    }

    private static String tooltip(Node node) {
        return node.getProperties().get(TOOLTIP) instanceof Tooltip told && told.getText() != null
                ? told.getText()
                : "";
    }

    private static boolean isTold(Node node) {
        Node at = node;
        for (int level = 0; level <= LEVELS && at != null; level++) {
            if (!tooltip(at).isBlank()) {
                return true;
            }
            at = at.getParent();
        }
        return false;
    }

    private static boolean isColoured(@Nullable Raster raster) {
        if (raster == null) {
            return false;
        }
        for (int argb : raster.argb()) {
            int red = argb >> 16 & 0xff;
            int blue = argb & 0xff;
            if (Math.abs(red - blue) > FAINT) {
                return true;
            }
        }
        return false;
    }
}
