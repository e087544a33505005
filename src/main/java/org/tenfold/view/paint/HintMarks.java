package org.tenfold.view.paint;

import org.tenfold.image.Image;
import org.tenfold.view.parts.Palette;

/**
 * A hint as marks on the pixels: a plus where more ink helps, a minus where less ink does, the larger the more. Shape says
 * the same as colour, and a dark edge keeps both visible on ink and on paper.
 */
final class HintMarks {
    /** What promises less than this part of the most promising pixel is not marked. */
    private static final double FAINT = 0.12;

    /** The thickness of a mark and its edge, as shares of a pixel. */
    private static final double THICK = 0.2;

    /** The room around the largest mark. */
    private static final int MARGIN = 1;

    private HintMarks() {}

    /** Fills a rectangle of screen pixels with a colour. */
    @FunctionalInterface
    interface Brush {
        void fill(int left, int top, int width, int height, int colour);
    }

    /**
     * Paints the marks.
     *
     * @param promises one a pixel, from −1 to 1
     * @param scale screen pixels a pixel
     */
    static void paint(double[] promises, int scale, Brush brush) {
        for (int p = 0; p < promises.length; p++) {
            if (Math.abs(promises[p]) >= FAINT) {
                mark(p % Image.SIDE * scale, p / Image.SIDE * scale, promises[p], scale, brush);
            }
        }
    }

    private static void mark(int left, int top, double promise, int scale, Brush brush) {
        int thick = Math.max(1, (int) Math.round(THICK * scale));
        // Both have the parity of the cell, so that a mark sits in its middle.
        thick += (scale - thick) % 2;
        int largest = scale - 2 * MARGIN;
        int free = largest - thick - 2;
        int length = thick + 2 + 2 * (int) Math.round(Math.abs(promise) * free / 2);
        length = Math.min(length, largest);
        bars(left, top, scale, thick + 2, length, promise > 0, Palette.ink(0), brush);
        bars(left, top, scale, thick, length - 2, promise > 0, Palette.difference(Math.signum(promise)), brush);
    }

    private static void bars(
            int left, int top, int scale, int thick, int length, boolean upright, int colour, Brush brush) {
        int along = (scale - length) / 2;
        int across = (scale - thick) / 2;
        brush.fill(left + along, top + across, length, thick, colour);
        if (upright) {
            brush.fill(left + across, top + along, thick, length, colour);
        }
    }
}
