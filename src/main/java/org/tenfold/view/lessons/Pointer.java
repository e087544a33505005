package org.tenfold.view.lessons;

import java.util.Objects;
import javafx.animation.FadeTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.tenfold.view.parts.Parts;

/** A calm outline round the part of the window that a lesson speaks of. It takes no clicks, and follows the part. */
final class Pointer extends Pane {
    private static final Duration FADE = Duration.millis(350);

    /** The outline keeps off what it surrounds. */
    private static final double DISTANCE_EM = 0.15;

    private final Region outline = Parts.styled(new Region(), "lesson-outline");
    private final FadeTransition appear = new FadeTransition(FADE, outline);
    private final InvalidationListener moved = source -> place();
    private @Nullable Node target;

    Pointer() {
        setId("lessonPointer");
        setMouseTransparent(true);
        outline.setManaged(false);
        outline.setVisible(false);
        appear.setFromValue(0);
        appear.setToValue(1);
        getChildren().add(outline);
    }

    /** Points at a part, or at nothing. */
    void point(@Nullable Node at) {
        Node before = target;
        if (Objects.equals(before, at)) {
            return;
        }
        if (before != null) {
            before.localToSceneTransformProperty().removeListener(moved);
            before.layoutBoundsProperty().removeListener(moved);
        }
        target = at;
        outline.setVisible(at != null);
        if (at != null) {
            at.localToSceneTransformProperty().addListener(moved);
            at.layoutBoundsProperty().addListener(moved);
            place();
            appear.playFromStart();
        }
    }

    private void place() {
        Node at = target;
        if (at != null) {
            double off = DISTANCE_EM * Parts.em(this);
            // Asked for, and not only listened to: what nobody asks for tells of no second change.
            Bounds bounds = sceneToLocal(at.getLocalToSceneTransform().transform(at.getLayoutBounds()));
            outline.resizeRelocate(
                    snapPositionX(bounds.getMinX() - off),
                    snapPositionY(bounds.getMinY() - off),
                    snapSizeX(bounds.getWidth() + 2 * off),
                    snapSizeY(bounds.getHeight() + 2 * off));
        }
    }

    @Override
    protected void layoutChildren() {
        place();
    }
}
