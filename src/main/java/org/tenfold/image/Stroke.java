package org.tenfold.image;

/**
 * One movement of a round brush over a square pane. The arrays are shared, not copied.
 *
 * @param x positions from the left edge, in fractions of the pane's side; may lie outside
 * @param y positions from the top edge, in fractions of the pane's side
 * @param width the brush's width, in fractions of the pane's side
 * @param erasing whether it takes ink away instead of giving it
 */
public record Stroke(float[] x, float[] y, float width, boolean erasing) {
    public Stroke {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException("stroke has " + x.length + " and " + y.length
                    + " coordinates, expected as many of each and at least 1");
        }
        for (int i = 0; i < x.length; i++) {
            if (!Float.isFinite(x[i]) || !Float.isFinite(y[i])) {
                throw new IllegalArgumentException(
                        "stroke goes through (" + x[i] + ", " + y[i] + "), expected finite numbers");
            }
        }
        if (!(width > 0 && width <= 1)) {
            throw new IllegalArgumentException("stroke is " + width + " wide, expected a fraction of the pane");
        }
    }
}
