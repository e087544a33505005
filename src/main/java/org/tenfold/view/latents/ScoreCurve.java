package org.tenfold.view.latents;

import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;
import org.tenfold.inference.Reconstruction;
import org.tenfold.session.FilmStrip;
import org.tenfold.view.parts.Parts;

/** The score along a film strip as a thin curve: the lower, the better is the drawing explained. */
final class ScoreCurve extends Region {
    private final Polyline line = Parts.styled(new Polyline(), "score-curve");
    private @Nullable FilmStrip strip;
    private double least;
    private double most;

    ScoreCurve() {
        getStyleClass().add("score-curve-box");
        setMouseTransparent(true);
        line.setManaged(false);
        getChildren().add(line);
    }

    /**
     * Shows the scores of a strip; none leaves the place empty.
     *
     * @param lowest the score at the lower edge
     * @param highest the score at the upper edge; no curve if it is not above the lowest
     */
    void show(@Nullable FilmStrip shown, double lowest, double highest) {
        strip = shown;
        least = lowest;
        most = highest;
        place();
    }

    @Override
    protected void layoutChildren() {
        place();
    }

    private void place() {
        line.getPoints().clear();
        FilmStrip present = strip;
        if (present == null || !(most > least)) {
            return;
        }
        int last = present.frames().size() - 1;
        for (int i = 0; i <= last; i++) {
            Reconstruction frame = present.frames().get(i);
            double height = (frame.negativeElbo() - least) / (most - least);
            line.getPoints().addAll(getWidth() * i / last, 1 + (getHeight() - 2) * (1 - height));
        }
    }
}
