package org.tenfold.view.reconstructions;

import javafx.animation.AnimationTimer;
import javafx.scene.layout.Region;
import org.tenfold.view.parts.Parts;

/**
 * One bar in two parts: the squared error and the KL term, together the score. It glides to new lengths, because answers
 * arrive many times a second while somebody draws.
 */
final class ScoreBar extends Region {
    /** Of the way to the new length in one frame. */
    private static final double GLIDE = 0.35;

    /** A difference nobody sees, as a share of the bar. */
    private static final double INVISIBLE = 0.002;

    private final Region error = Parts.styled(new Region(), "bar-error");
    private final Region divergence = Parts.styled(new Region(), "bar-kl");
    private double errorShare;
    private double divergenceShare;
    private double errorGoal;
    private double divergenceGoal;
    private final AnimationTimer glide = new AnimationTimer() {
        @Override
        public void handle(long now) {
            step();
        }
    };

    ScoreBar() {
        getStyleClass().add("score-bar");
        error.setManaged(false);
        divergence.setManaged(false);
        getChildren().addAll(error, divergence);
    }

    /** Both parts as shares of the whole bar. */
    void show(double newErrorShare, double newDivergenceShare) {
        errorGoal = Math.clamp(newErrorShare, 0, 1);
        divergenceGoal = Math.clamp(newDivergenceShare, 0, 1 - errorGoal);
        glide.start();
    }

    private void step() {
        errorShare += GLIDE * (errorGoal - errorShare);
        divergenceShare += GLIDE * (divergenceGoal - divergenceShare);
        if (Math.abs(errorGoal - errorShare) + Math.abs(divergenceGoal - divergenceShare) < INVISIBLE) {
            errorShare = errorGoal;
            divergenceShare = divergenceGoal;
            glide.stop();
        }
        place();
    }

    @Override
    protected void layoutChildren() {
        place();
    }

    /** Not by asking for a layout, which would lay out the whole window in every frame of ten bars that glide. */
    private void place() {
        double first = snapSizeX(errorShare * getWidth());
        double both = snapSizeX((errorShare + divergenceShare) * getWidth());
        error.resizeRelocate(0, 0, first, getHeight());
        divergence.resizeRelocate(first, 0, Math.max(0, both - first), getHeight());
    }
}
