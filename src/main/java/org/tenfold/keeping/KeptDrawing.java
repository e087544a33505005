package org.tenfold.keeping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.image.Stroke;

/**
 * What is on the canvas.
 *
 * @param backdrop the picture under the strokes; none for empty paper
 * @param strokes from the first to the last
 * @param centred whether the models see it as MNIST would have centred it
 * @param seen what the models see of it
 */
public record KeptDrawing(@Nullable KeptBackdrop backdrop, List<Stroke> strokes, boolean centred, Image seen) {
    public KeptDrawing {
        strokes = List.copyOf(strokes);
    }

    /** Whether a person has put something here. */
    public boolean isWork() {
        return !strokes.isEmpty() || (backdrop != null && !backdrop.example());
    }
}
