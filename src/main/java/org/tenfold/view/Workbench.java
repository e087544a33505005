package org.tenfold.view;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.tenfold.image.Image;
import org.tenfold.view.drawing.DrawPane;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.reconstructions.ExplanationsPane;

/**
 * Three columns: the drawing, the explanations over the ruler, the tools. Pictures grow by whole pixels only, so the
 * widths follow from the largest pictures that fit: first the tiles, as long as the canvas stays more than twice as wide
 * as one of them, then the canvas. A lesson may put parts away: then the others have their place. Where the tiles would be
 * too small to be read, the ruler gives way to them.
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
    /** In so much a tile's figures find their place whatever they are; narrower ones do where there is no choice. */
    private static final double ROOMY_TILE_EM = 6.4;

    private static final int SMALLEST_CANVAS = 7;
    private static final int SMALLEST_TILE = 3;
    private static final int LARGEST_TILE = 16;
    private static final double CANVAS_TO_TILE = 2.2;

    private final DrawPane draw;
    private final ExplanationsPane explanations;
    private final Region ruler;

    /** Invisible where there is no room for the ruler, whether or not it is hidden itself. */
    private final StackPane rulerPlace;

    private final Region tools;

    Workbench(DrawPane draw, ExplanationsPane explanations, Region ruler, Region tools) {
        this.draw = draw;
        this.explanations = explanations;
        this.ruler = ruler;
        this.rulerPlace = new StackPane(ruler);
        this.tools = tools;
        getStyleClass().add("workbench");
        getChildren().addAll(draw, explanations, rulerPlace, tools);
        for (Region part : new Region[] {draw, explanations, ruler, tools}) {
            part.visibleProperty().addListener((source, before, now) -> requestLayout());
        }
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
        double forRuler = gap + snapSizeY(ruler.prefHeight(-1));
        double rest = MIDDLE_REST_EM * em - (ruler.isVisible() ? 0 : forRuler);
        double roomy = middleWidth(em, ROOMY_TILE_EM * em);
        boolean possible = canvasScale(place - roomy - padding, height, cell, em) >= SMALLEST_CANVAS * density;
        double narrowest = possible ? roomy : 0;
        int tile = tileScale(place - padding, narrowest, height, rest, density, em);
        boolean roomForRuler = tile >= SMALLEST_TILE * density || !explanations.isVisible() || !ruler.isVisible();
        if (!roomForRuler) {
            tile = tileScale(place - padding, narrowest, height, rest - forRuler, density, em);
        }
        rulerPlace.setVisible(roomForRuler);
        double narrowestMiddle = Math.max(middleWidth(tile, cell, em), narrowest);
        int widest = canvasScale(place - narrowestMiddle - padding, height, cell, em);
        int highest = canvasScale(Double.MAX_VALUE, height, cell, em);
        int least = Math.min(SMALLEST_CANVAS, Math.max(1, highest));
        int canvas = tile == 1 ? least : Math.max(least, widest);
        double drawWidth = snapSizeX(Math.max(SMALLEST_CANVAS, canvas) * cell + padding);
        // What whole pixels leave over goes to the tools, up to their widest, and then to the tiles.
        double spare = Math.max(0, place - drawWidth - narrowestMiddle);
        double toTools = Math.min(spare / 2, WIDEST_TOOLS_EM * em - toolsWidth);
        double lastWidth = snapSizeX(toolsWidth + Math.max(0, toTools));

        double side = canvas * cell;
        draw.setCanvasSide(side, Math.max(0, height - DRAW_REST_EM * em - side * (1 + DrawPane.SEEN_SHARE)));
        put(draw, gap, gap, drawWidth, height);
        boolean middle = explanations.isVisible() || ruler.isVisible();
        double right = getWidth() - gap;
        double middleX = draw.isVisible() ? 2 * gap + drawWidth : gap;
        double toolsX = !tools.isVisible() ? right + gap : middle ? right - lastWidth : middleX;
        double middleWidth = Math.max(0, toolsX - gap - middleX);
        double rulerHeight = snapSizeY(ruler.prefHeight(middleWidth));
        boolean withRuler = ruler.isVisible() && roomForRuler;
        put(explanations, middleX, gap, middleWidth, withRuler ? height - gap - rulerHeight : height);
        put(rulerPlace, middleX, gap + height - rulerHeight, middleWidth, rulerHeight);
        put(tools, toolsX, gap, Math.max(lastWidth, right - toolsX), height);
    }

    /** The largest pictures of the tiles that fit beside and above the rest. */
    private static int tileScale(
            double place, double narrowest, double height, double rest, double density, double em) {
        double cell = Image.SIDE / density;
        int highest = canvasScale(Double.MAX_VALUE, height, cell, em);
        int tile = 1;
        for (int scale = 2; scale <= LARGEST_TILE * density; scale++) {
            double middle = Math.max(middleWidth(scale, cell, em), narrowest);
            int left = canvasScale(place - middle, height, cell, em);
            // Where even the smallest canvas is too high, it is not made narrower as well.
            boolean canvasFits = left >= Math.min(SMALLEST_CANVAS * density, highest);
            boolean inProportion = left >= CANVAS_TO_TILE * scale || scale <= SMALLEST_TILE * density;
            boolean fits = canvasFits && inProportion && 2 * (scale * cell + TILE_TEXT_EM * em) + rest <= height;
            tile = fits ? scale : tile;
        }
        return tile;
    }

    private static double middleWidth(int scale, double cell, double em) {
        return middleWidth(em, scale * cell + ExplanationsPane.TILE_CHROME);
    }

    private static double middleWidth(double em, double tile) {
        int columns = ExplanationsPane.COLUMNS;
        return columns * tile + (columns - 1) * ExplanationsPane.TILE_GAP_EM * em + 2 * CARD_PADDING_EM * em + 2;
    }

    private static int canvasScale(double width, double height, double cell, double em) {
        double byHeight = (height - DRAW_REST_EM * em) / (1 + DrawPane.SEEN_SHARE);
        return (int) Math.floor(Math.min(width, byHeight) / cell + 1e-6);
    }

    private void put(Region region, double x, double y, double width, double height) {
        layoutInArea(region, x, y, width, height, 0, HPos.LEFT, VPos.TOP);
    }
}
