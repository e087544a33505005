package org.tenfold.attack;

import org.jspecify.annotations.Nullable;

/** The line from the original of a search through another image, {@code x + stretch · (end − x)}, inside the box. */
final class Line {
    /** The boundary is located to this part of the distance. */
    private static final double PRECISION = 0.002;

    /** How the distance is stretched when the image at the end of a line is no adversarial. */
    private static final double[] STRETCHES = {1.01, 1.03, 1.08, 1.2, 1.4, 1.8, 2.5};

    private final Search search;
    private final float[] end;

    /** The line through an image, which is not copied. */
    Line(Search search, float[] end) {
        this.search = search;
        this.end = end;
    }

    private float[] at(double stretch) {
        float[] x = search.x();
        float[] pixels = new float[x.length];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = (float) Math.clamp(x[p] + stretch * ((double) end[p] - x[p]), 0.0, 1.0);
        }
        return pixels;
    }

    private boolean tried(double stretch, String phase) {
        return search.tried(at(stretch), phase);
    }

    /** Halves the way to the end, which has the wanted answer, down to where the answer changes, whatever the budget. */
    float[] boundary() {
        double inside = 0;
        double outside = 1;
        while (outside - inside > 2 * PRECISION) {
            double middle = (inside + outside) / 2;
            if (tried(middle, AttackStep.SEARCH)) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return at(outside);
    }

    /**
     * Moves along the line, and somewhat beyond its end, to where the answer just changes, as far as that may be the
     * nearest place found.
     *
     * @return the last image on the line that has the wanted answer; null if none was seen
     */
    float @Nullable [] shrink() {
        double length = search.distance(end);
        double inside = 0;
        double outside = 1;
        if (!tried(1, AttackStep.SHRINK)) {
            outside = 0;
            inside = 1;
            for (double stretch : STRETCHES) {
                if (length * inside >= search.reach()) {
                    return null;
                }
                if (tried(stretch, AttackStep.SHRINK)) {
                    outside = stretch;
                    break;
                }
                inside = stretch;
            }
            if (outside == 0) {
                return null;
            }
        }
        // A search often ends just beyond the boundary: look there before halving the whole way.
        double probe = outside * (1 - 4 * PRECISION);
        if (probe > inside) {
            if (tried(probe, AttackStep.SHRINK)) {
                outside = probe;
            } else {
                inside = probe;
            }
        }
        while (outside - inside > PRECISION * outside && length * inside < search.reach()) {
            double middle = (inside + outside) / 2;
            if (tried(middle, AttackStep.SHRINK)) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return at(outside);
    }
}
