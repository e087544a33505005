package org.tenfold.view;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import org.tenfold.image.Image;
import org.tenfold.view.drawing.DrawPane;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.reconstructions.ExplanationsPane;

/**
 * Three columns: the drawing, the explanations over the ruler, the tools. Pictures grow by whole pixels only, so the
 * widths follow from the largest pictures that fit: first the tiles, as long as the canvas stays more than twice as wide
 * as one of them, then the canvas.
 */
final class Workbench extends Region {
    private static final double GAP_EM = 0.75;
    private static final double CARD_PADDING_EM = 0.9;
    /** What a tile has under its picture. */
    private static final double TILE_TEXT_EM = 4.2;

    /** Title and legend of the explanations, the ruler and the distances between. */
    private static final double MIDDLE_REST_EM = 19.1;

    /** All that is over and under the canvas. */
    private static final double DRAW_REST_EM = 16.5;

    private static final double TOOLS_SHARE = 0.235;
    private static final double NARROWEST_TOOLS_EM = 17.5;
    private static final double WIDEST_TOOLS_EM = 34;
    private static final int SMALLEST_CANVAS = 7;
    private static final int LARGEST_TILE = 16;
    private static final double CANVAS_TO_TILE = 2.2;

    private final DrawPane draw;
    private final ExplanationsPane explanations;
    private final Region ruler;
    private final Region tools;

    Workbench(DrawPane draw, ExplanationsPane explanations, Region ruler, Region tools) {
        this.draw = draw;
        this.explanations = explanations;
        this.ruler = ruler;
        this.tools = tools;
        getStyleClass().add("workbench");
        getChildren().addAll(draw, explanations, ruler, tools);
    }

    @Override
    protected void layoutChildren() {
        double em = Parts.em(this);
        double density = PixelView.density(this);
        double gap = snapSpaceX(GAP_EM * em);
        double cell = Image.SIDE / density;
        double padding = 2 * CARD_PADDING_EM * em + 2;
        double width = getWidth() - 4 * gap;
        double height = getHeight() - 2 * gap;

        double toolsWidth = Math.clamp(TOOLS_SHARE * getWidth(), NARROWEST_TOOLS_EM * em, WIDEST_TOOLS_EM * em);
        double place = width - toolsWidth;
        int tile = 1;
        int canvas = SMALLEST_CANVAS;
        for (int scale = 2; scale <= LARGEST_TILE * density; scale++) {
            double middle = middleWidth(scale, cell, em);
            int left = canvasScale(place - middle - padding, height, cell, em);
            boolean fits = left >= SMALLEST_CANVAS * density
                    && left >= CANVAS_TO_TILE * scale
                    && 2 * (scale * cell + TILE_TEXT_EM * em) + MIDDLE_REST_EM * em <= height;
            if (fits) {
                tile = scale;
                canvas = left;
            }
        }
        double drawWidth = snapSizeX(canvas * cell + padding);
        // What whole pixels leave over goes to the tools, up to their widest, and then to the tiles.
        double spare = Math.max(0, place - drawWidth - middleWidth(tile, cell, em));
        double toTools = Math.min(spare / 2, WIDEST_TOOLS_EM * em - toolsWidth);
        double lastWidth = snapSizeX(toolsWidth + Math.max(0, toTools));
        double middleWidth = width - drawWidth - lastWidth;

        double side = canvas * cell;
        draw.setCanvasSide(side, Math.max(0, height - DRAW_REST_EM * em - side * (1 + DrawPane.SEEN_SHARE)));
        put(draw, gap, gap, drawWidth, height);
        double middleX = 2 * gap + drawWidth;
        double rulerHeight = snapSizeY(ruler.prefHeight(middleWidth));
        put(explanations, middleX, gap, middleWidth, height - gap - rulerHeight);
        put(ruler, middleX, gap + height - rulerHeight, middleWidth, rulerHeight);
        put(tools, middleX + middleWidth + gap, gap, lastWidth, height);
    }

    private static double middleWidth(int scale, double cell, double em) {
        int columns = ExplanationsPane.COLUMNS;
        return columns * (scale * cell + ExplanationsPane.TILE_CHROME)
                + (columns - 1) * ExplanationsPane.TILE_GAP_EM * em
                + 2 * CARD_PADDING_EM * em
                + 2;
    }

    private static int canvasScale(double width, double height, double cell, double em) {
        double byHeight = (height - DRAW_REST_EM * em) / (1 + DrawPane.SEEN_SHARE);
        return (int) Math.floor(Math.min(width, byHeight) / cell + 1e-6);
    }

    private void put(Region region, double x, double y, double width, double height) {
        layoutInArea(region, x, y, width, height, 0, HPos.LEFT, VPos.TOP);
    }
}
