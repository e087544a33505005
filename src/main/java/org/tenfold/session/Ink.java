package org.tenfold.session;

import java.util.Arrays;
import java.util.List;
import org.tenfold.image.Image;
import org.tenfold.image.Rasterizer;
import org.tenfold.image.Stroke;

/**
 * The canvas as ink in [0, 1] on a square of {@value #SIDE}x{@value #SIDE} points: {@value #CELL}x{@value #CELL} points
 * for each pixel of a 28x28 picture. Changed by its {@link DrawingModel} alone; for the screen's thread alone.
 */
public final class Ink {
    /** Points in a row and in a column. */
    public static final int SIDE = 560;

    /** Points in a row of one pixel of a 28x28 picture. */
    static final int CELL = SIDE / Image.SIDE;

    private final float[] levels = new float[SIDE * SIDE];

    Ink() {}

    /** The ink at a point, from 0 for none to 1. */
    public float at(int row, int column) {
        return levels[row * SIDE + column];
    }

    float[] levels() {
        return levels;
    }

    /** Draws everything anew. */
    void show(Drawing drawing, boolean centred) {
        Backdrop backdrop = drawing.backdrop();
        if (backdrop == null) {
            Arrays.fill(levels, 0);
        } else {
            fill(centred ? backdrop.centred() : backdrop.asIs());
        }
        for (Stroke stroke : drawing.strokes()) {
            add(stroke);
        }
    }

    private void fill(Image image) {
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                levels[row * SIDE + column] = image.get(row / CELL, column / CELL);
            }
        }
    }

    private void add(Stroke stroke) {
        float[] x = stroke.x();
        float[] y = stroke.y();
        segment(x[0], y[0], x[0], y[0], stroke.width(), stroke.erasing());
        for (int i = 1; i < x.length; i++) {
            segment(x[i - 1], y[i - 1], x[i], y[i], stroke.width(), stroke.erasing());
        }
    }

    /** Adds what strokes have grown by: all but the last are whole, and the last of those before may have been shorter. */
    void grow(List<Stroke> before, List<Stroke> now) {
        for (int i = Math.max(0, before.size() - 1); i < now.size(); i++) {
            Stroke known = i < before.size() ? before.get(i) : null;
            Stroke stroke = now.get(i);
            int next = known == null ? 0 : known.x().length - 1;
            float x = known == null ? stroke.x()[0] : known.x()[next];
            float y = known == null ? stroke.y()[0] : known.y()[next];
            for (; next < stroke.x().length; next++) {
                segment(x, y, stroke.x()[next], stroke.y()[next], stroke.width(), stroke.erasing());
                x = stroke.x()[next];
                y = stroke.y()[next];
            }
        }
    }

    /** Adds the ink of a brush moved from one point to another; positions and width in fractions of the side. */
    void segment(float fromX, float fromY, float toX, float toY, float width, boolean erasing) {
        Rasterizer.segment(levels, SIDE, fromX, fromY, toX, toY, width, erasing);
    }

    /** The mean ink of each 28x28 pixel: exactly the backdrop where no stroke is. */
    Image pixels() {
        float[] result = new float[Image.PIXELS];
        for (int row = 0; row < Image.SIDE; row++) {
            for (int column = 0; column < Image.SIDE; column++) {
                result[row * Image.SIDE + column] = mean(row * CELL, column * CELL);
            }
        }
        return Image.of(result);
    }

    private float mean(int top, int left) {
        double sum = 0;
        for (int row = top; row < top + CELL; row++) {
            for (int column = left; column < left + CELL; column++) {
                sum += levels[row * SIDE + column];
            }
        }
        return (float) (sum / (CELL * CELL));
    }
}
