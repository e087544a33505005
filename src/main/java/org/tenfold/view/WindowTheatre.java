package org.tenfold.view;

import javafx.scene.Node;
import org.tenfold.session.Lesson;
import org.tenfold.view.drawing.DrawPane;
import org.tenfold.view.lessons.Theatre;
import org.tenfold.view.reconstructions.TileMode;

/**
 * The window as a lesson sees it.
 *
 * @param ruler the region under the tiles
 * @param tools the card of the tools on the right
 */
record WindowTheatre(ExplorerWindow window, DrawPane draw, Node explanations, Node ruler, Node tools)
        implements Theatre {
    @Override
    public void clear() {
        window.closeSheets();
        window.mapProperty().set(false);
    }

    @Override
    public void show(Lesson.Tab tab) {
        window.show(ExplorerWindow.Tool.valueOf(tab.name()));
    }

    @Override
    public void show(Lesson.Tiles tiles) {
        window.tilesProperty().set(TileMode.valueOf(tiles.name()));
    }

    @Override
    public Runnable keep() {
        ExplorerWindow.Tool tool = window.tool();
        TileMode tiles = window.tilesProperty().get();
        boolean map = window.mapProperty().get();
        return () -> {
            window.show(tool);
            window.tilesProperty().set(tiles);
            window.mapProperty().set(map);
        };
    }

    @Override
    public Node part(Lesson.Place place) {
        return switch (place) {
            case DRAW -> draw;
            case CANVAS -> draw.lookup("#canvas");
            case SEEN -> draw.lookup(".seen-box");
            case VERDICT -> draw.lookup(".verdict-box");
            case TILES -> explanations;
            case RULER -> ruler;
            case TOOLS -> tools;
        };
    }
}
