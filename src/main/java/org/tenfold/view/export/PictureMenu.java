package org.tenfold.view.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.css.Styleable;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import org.jspecify.annotations.Nullable;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.PixelView;

/** The context menu of every picture and figure in a window: copy it, save it. */
public final class PictureMenu {
    private static final int[] SCALES = {1, 2, 4};

    /** Where the right button erases. */
    private static final Set<String> CANVASES = Set.of("canvas", "paint-canvas");

    /** Styles and names of nodes that are a figure of their own. */
    private static final Set<String> FIGURES = Set.of(
            "tile",
            "latent-track",
            "map-pane",
            "attack-pictures",
            "margin-chart",
            "replay-chart",
            "ruler",
            "siege",
            "curve");

    private final Node window;
    private final Exporter exporter;
    private @Nullable ContextMenu open;

    private PictureMenu(Node window, Exporter exporter) {
        this.window = window;
        this.exporter = exporter;
    }

    /** Offers the menu in a whole window. */
    public static void listen(Node window, Exporter exporter) {
        PictureMenu menu = new PictureMenu(window, exporter);
        window.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, menu::asked);
    }

    private void asked(ContextMenuEvent event) {
        close();
        if (!(event.getTarget() instanceof Node at) || isCanvas(at)) {
            return;
        }
        List<MenuItem> items = items(at);
        if (!items.isEmpty()) {
            ContextMenu menu = new Offer(window, items);
            open = menu;
            menu.show(window, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private void close() {
        if (open != null) {
            open.hide();
            open = null;
        }
    }

    private static boolean isCanvas(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().stream().anyMatch(CANVASES::contains)) {
                return true;
            }
        }
        return false;
    }

    private List<MenuItem> items(Node at) {
        List<MenuItem> items = new ArrayList<>();
        PixelView picture = pictureOf(at);
        if (picture != null && picture.raster() != null) {
            items.add(item("copyPicture", Texts.of("_Copy picture"), () -> exporter.copy(picture)));
            items.add(item("savePicture", Texts.of("_Save picture as\u2026"), () -> exporter.savePicture(picture)));
        }
        Node figure = figureOf(at);
        if (figure != null) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            items.add(item(
                    "copyFigure", Texts.of("Copy the whole _figure"), () -> exporter.copy(NodePicture.of(figure, 2))));
            items.addAll(saving(
                    scale -> exporter.savePng(figure, stem(figure), scale),
                    () -> exporter.saveSvg(figure, stem(figure))));
        }
        return items;
    }

    /** A menu that has its colours from the window for as long as it lives: while it closes, too. */
    private static final class Offer extends ContextMenu {
        private final Node window;

        Offer(Node window, List<MenuItem> items) {
            super(items.toArray(MenuItem[]::new));
            this.window = window;
        }

        @Override
        public Styleable getStyleableParent() {
            return window;
        }
    }

    /** Saves at a scale. */
    @FunctionalInterface
    interface Scaled {
        void save(int scale);
    }

    /** The ways to save a figure. */
    static List<MenuItem> saving(Scaled png, Runnable svg) {
        List<MenuItem> items = new ArrayList<>();
        for (int scale : SCALES) {
            String name = scale == 1
                    ? Texts.of("PNG, as large as on the screen\u2026")
                    : Texts.of("PNG, {0} times as large\u2026", scale);
            items.add(item("png" + scale, name, () -> png.save(scale)));
        }
        items.add(item("svg", Texts.of("SVG\u2026"), svg));
        return items;
    }

    static MenuItem item(String id, String name, Runnable action) {
        MenuItem item = new MenuItem(name);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static String stem(Node figure) {
        return figure.getId() == null ? figure.getStyleClass().getLast() : figure.getId();
    }

    private static @Nullable Node figureOf(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            boolean named = at.getId() != null && FIGURES.contains(at.getId());
            if (named || at.getStyleClass().stream().anyMatch(FIGURES::contains)) {
                return at;
            }
        }
        return null;
    }

    /** The picture that a node is in, or else the first one in it, down to a tile's. */
    static @Nullable PixelView pictureOf(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof PixelView picture) {
                return picture;
            }
        }
        return node.getStyleClass().contains("tile") && node instanceof Parent tile
                ? (PixelView) tile.lookup(".pixel-view")
                : null;
    }
}
