package org.tenfold.image;

/**
 * Turns strokes into ink on a square grid: {@code levels[row * side + column]} from 0 for none to 1, row 0 at the top.
 *
 * <p>The brush is round and soft: half ink at its radius, full ink a little inside, none a little outside. Passing twice
 * over a point gives the larger ink of the two, so a stroke that crosses itself does not darken.
 */
public final class Rasterizer {
    /** Width of the soft edge, in radii. */
    private static final float SOFTNESS = 0.3f;

    /** The edge is at least this many grid points wide, so that a thin brush does not show steps. */
    private static final float THINNEST_EDGE = 1f;

    private Rasterizer() {}

    /** Adds a whole stroke to the ink, or takes it away. */
    public static void stroke(float[] levels, int side, Stroke stroke) {
        float[] x = stroke.x();
        float[] y = stroke.y();
        segment(levels, side, x[0], y[0], x[0], y[0], stroke.width(), stroke.erasing());
        for (int i = 1; i < x.length; i++) {
            segment(levels, side, x[i - 1], y[i - 1], x[i], y[i], stroke.width(), stroke.erasing());
        }
    }

    /**
     * Adds the ink of a brush moved in a straight line, or takes it away; positions and width in fractions of the side.
     * Only the grid points under the brush are touched.
     */
    public static void segment(
            float[] levels, int side, float fromX, float fromY, float toX, float toY, float width, boolean erasing) {
        if (levels.length != side * side) {
            throw new IllegalArgumentException("grid has " + levels.length + " points, expected " + side + "x" + side);
        }
        float radius = Math.max(width * side / 2, THINNEST_EDGE / 2);
        float edge = Math.max(radius * SOFTNESS, THINNEST_EDGE);
        // grid point i lies at i + ½
        float ax = fromX * side - 0.5f;
        float ay = fromY * side - 0.5f;
        float bx = toX * side - 0.5f;
        float by = toY * side - 0.5f;
        float reach = radius + edge / 2;
        int top = bounded((float) Math.ceil(Math.min(ay, by) - reach), side);
        int bottom = bounded((float) Math.floor(Math.max(ay, by) + reach), side);
        float dx = bx - ax;
        float dy = by - ay;
        float squaredLength = dx * dx + dy * dy;
        for (int row = top; row <= bottom; row++) {
            // only the part of the segment that is within reach of the row reaches any of its points
            float one = dy == 0 ? 0 : Math.clamp((row - reach - ay) / dy, 0f, 1f);
            float other = dy == 0 ? 1 : Math.clamp((row + reach - ay) / dy, 0f, 1f);
            float oneX = ax + one * dx;
            float otherX = ax + other * dx;
            int left = bounded((float) Math.floor(Math.min(oneX, otherX) - reach), side);
            int right = bounded((float) Math.ceil(Math.max(oneX, otherX) + reach), side);
            for (int column = left; column <= right; column++) {
                int i = row * side + column;
                if (levels[i] == (erasing ? 0 : 1)) {
                    // as full, or as empty, as it can be
                    continue;
                }
                float px = column - ax;
                float py = row - ay;
                // t: where the segment is nearest to the point, 0 at its start and 1 at its end
                float t = squaredLength == 0 ? 0 : Math.clamp((px * dx + py * dy) / squaredLength, 0f, 1f);
                float ex = px - t * dx;
                float ey = py - t * dy;
                float ink = inkAt((float) Math.sqrt(ex * ex + ey * ey), radius, edge);
                levels[i] = erasing ? Math.min(levels[i], 1 - ink) : Math.max(levels[i], ink);
            }
        }
    }

    /** Full ink up to the inner end of the edge, none from its outer end on, half at its middle. */
    private static float inkAt(float distance, float radius, float edge) {
        float s = Math.clamp((radius + edge / 2 - distance) / edge, 0f, 1f);
        // smoothstep: 3s² − 2s³
        return s * s * (3 - 2 * s);
    }

    private static int bounded(float position, int side) {
        return (int) Math.clamp(position, 0f, side - 1f);
    }
}
