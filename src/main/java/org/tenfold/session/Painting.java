package org.tenfold.session;

import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;

/**
 * A second layer of ink over a picture of 28x28 that stays as it was: strokes with a square brush of whole pixels, each
 * with its way back and forward. However often a stroke comes by a pixel, it changes it once, and no pixel leaves [0, 1].
 * Not for several threads.
 */
final class Painting {
    private static final int STEPS_BACK = 200;

    /** A pixel that has come back this close to the original is the original's: float sums do not return exactly. */
    private static final float SAME = 1e-6f;

    /** Points of a stroke are this close together, in pixels, so that it has no gaps. */
    private static final double SPACING = 0.5;

    private final Image original;
    private final History<Image> history;
    private @Nullable Growing growing;
    private Image picture;

    private Painting(Image original) {
        this.original = original;
        this.picture = original;
        history = History.of(original, STEPS_BACK);
    }

    /** Nothing is painted yet. */
    static Painting over(Image original) {
        return new Painting(original);
    }

    /** What was there before. */
    Image original() {
        return original;
    }

    /** What is there now. */
    Image picture() {
        return picture;
    }

    /** Whether nothing was ever painted, or nothing that could be undone or redone. */
    boolean untouched() {
        return growing == null && !canUndo() && !canRedo();
    }

    boolean canUndo() {
        return history.canUndo();
    }

    boolean canRedo() {
        return history.canRedo();
    }

    /**
     * Puts the brush down.
     *
     * @param x a fraction of the picture's width; likewise y
     * @param side pixels in a row of the brush
     * @param amount how much ink a pixel gets; negative takes ink away
     */
    void begin(double x, double y, int side, double amount) {
        end();
        Growing stroke = new Growing(picture.toArray(), side, (float) amount);
        growing = stroke;
        stroke.moveTo(x, y);
        picture = Image.of(stroke.pixels);
    }

    /** Moves the brush that is down. */
    void extend(double x, double y) {
        Growing stroke = growing;
        if (stroke != null) {
            stroke.moveTo(x, y);
            picture = Image.of(stroke.pixels);
        }
    }

    /** Lifts the brush: one step that can be undone, unless nothing changed. */
    void end() {
        if (growing != null) {
            growing = null;
            add(picture);
        }
    }

    void undo() {
        end();
        history.undo();
        picture = history.present();
    }

    void redo() {
        end();
        history.redo();
        picture = history.present();
    }

    /** Takes all paint away: a step that can be undone, too. */
    void reset() {
        end();
        add(original);
    }

    /** Puts a painted picture in the place of the present one: a step that can be undone. */
    void replace(Image painted) {
        end();
        add(painted);
    }

    private void add(Image next) {
        if (!next.equals(history.present())) {
            history.add(next);
        }
        picture = history.present();
    }

    /** The upper or left edge, in pixels, of a brush with this many pixels whose middle is as near as can be to a point. */
    static int edge(double fraction, int side) {
        return (int) Math.round(fraction * Image.SIDE - side / 2.0);
    }

    /** The stroke under the brush. */
    private final class Growing {
        private final float[] pixels;
        private final boolean[] touched = new boolean[Image.PIXELS];
        private final int side;
        private final float amount;
        private double lastX = Double.NaN;
        private double lastY = Double.NaN;

        Growing(float[] pixels, int side, float amount) {
            this.pixels = pixels;
            this.side = side;
            this.amount = amount;
        }

        void moveTo(double x, double y) {
            if (Double.isNaN(lastX)) {
                touch(x, y);
            } else {
                double way = Image.SIDE * Math.hypot(x - lastX, y - lastY);
                int points = Math.max(1, (int) Math.ceil(way / SPACING));
                for (int i = 1; i <= points; i++) {
                    double t = (double) i / points;
                    touch(lastX + t * (x - lastX), lastY + t * (y - lastY));
                }
            }
            lastX = x;
            lastY = y;
        }

        private void touch(double x, double y) {
            int left = edge(x, side);
            int top = edge(y, side);
            for (int row = Math.max(0, top); row < Math.min(Image.SIDE, top + side); row++) {
                for (int column = Math.max(0, left); column < Math.min(Image.SIDE, left + side); column++) {
                    int p = row * Image.SIDE + column;
                    if (!touched[p]) {
                        touched[p] = true;
                        pixels[p] = moved(p);
                    }
                }
            }
        }

        private float moved(int p) {
            float value = Math.clamp(pixels[p] + amount, 0f, 1f);
            return Math.abs(value - original.at(p)) <= SAME ? original.at(p) : value;
        }
    }
}
