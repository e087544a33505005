package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Stroke;

/**
 * What is on the canvas. Immutable.
 *
 * @param backdrop the picture under the strokes; none for empty paper
 * @param strokes from the first to the last
 */
record Drawing(@Nullable Backdrop backdrop, List<Stroke> strokes) {
    static final Drawing EMPTY = new Drawing(null, List.of());

    Drawing {
        strokes = List.copyOf(strokes);
    }

    static Drawing of(Backdrop backdrop) {
        return new Drawing(backdrop, List.of());
    }

    Drawing with(Stroke stroke) {
        List<Stroke> all = new ArrayList<>(strokes);
        all.add(stroke);
        return new Drawing(backdrop, all);
    }

    boolean isEmpty() {
        return backdrop == null && strokes.isEmpty();
    }

    /** Whether it is the untouched example. */
    boolean isExample() {
        return backdrop != null && backdrop.example() && strokes.isEmpty();
    }
}
