package org.tenfold.session;

import org.tenfold.image.Image;

/**
 * Where the 28x28 picture lies on the canvas: column = x · scale + left and row = y · scale + top, with x and y in
 * fractions of the canvas.
 *
 * @param scale pixels of the picture across the canvas' side
 * @param left column of the canvas' left edge
 * @param top row of the canvas' upper edge
 */
public record Frame(double scale, double left, double top) {
    /** The picture fills the canvas. */
    public static final Frame WHOLE = new Frame(Image.SIDE, 0, 0);

    /** The left edge of a column, as a fraction of the canvas. */
    public double x(int column) {
        return (column - left) / scale;
    }

    /** The upper edge of a row, as a fraction of the canvas. */
    public double y(int row) {
        return (row - top) / scale;
    }

    /** The side of a pixel, as a fraction of the canvas. */
    public double cell() {
        return 1 / scale;
    }

    /** The pixel {@code row · 28 + column} under a point of the canvas, or {@value ExplorerModel#NO_PIXEL} outside. */
    public int pixelAt(double x, double y) {
        int column = (int) Math.floor(x * scale + left);
        int row = (int) Math.floor(y * scale + top);
        boolean inside = column >= 0 && column < Image.SIDE && row >= 0 && row < Image.SIDE;
        return inside ? row * Image.SIDE + column : ExplorerModel.NO_PIXEL;
    }
}
