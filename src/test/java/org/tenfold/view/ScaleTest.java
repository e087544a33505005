package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.view.parts.PixelView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The window from the smallest size to the largest screens, on screens of any density, with text of any size. */
final class ScaleTest extends WindowTest {
    private static final int[][] SIZES = {
        {1024, 700}, {1280, 720}, {1280, 1024}, {1920, 1080}, {2560, 1440}, {3840, 2160}
    };
    private static final double[] SCALES = {1, 1.5, 2};
    private static final double[] TEXTS = {0.8, 1, 1.6};

    /** Positions are rounded to pixels of the screen, each on its own. */
    private static final double ROUNDING = 1.01;

    private static final int PULSES = 4;

    ScaleTest() {
        super(60);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.LATENTS, Path.of("assets", "mnist"));
    }

    @Stop
    void stop() {
        close();
    }

    /** The platform's screen is smaller than most of these sizes: the window is laid out in a stage that is not shown. */
    private void size(FxRobot robot, int width, int height, double scale) {
        robot.interact(() -> {
            window().getScene().setRoot(new Group());
            Stage hidden = new Stage();
            hidden.setRenderScaleX(scale);
            hidden.setRenderScaleY(scale);
            hidden.setScene(window().scene(width, height));
            settle();
        });
    }

    /** As the toolkit does pulse by pulse: some places are known only when others have been laid out. */
    private void settle() {
        for (int pulse = 0; pulse < PULSES; pulse++) {
            window().applyCss();
            window().layout();
        }
    }

    @Test
    void everythingFindsItsPlaceOnEveryScreen(FxRobot robot) {
        untilExplained();
        List<String> crooked = new ArrayList<>();
        for (double scale : SCALES) {
            for (int[] size : SIZES) {
                size(robot, size[0], size[1], scale);
                lookAround(robot, size[0] + "x" + size[1] + " at " + scale, crooked);
            }
        }
        assertThat(crooked).isEmpty();
    }

    @Test
    void everythingFindsItsPlaceInTextOfAnySize(FxRobot robot) {
        untilExplained();
        List<String> crooked = new ArrayList<>();
        for (double text : TEXTS) {
            robot.interact(() -> model.preferences().textSizeProperty().set(text));
            for (int[] size : SIZES) {
                size(robot, size[0], size[1], 1);
                lookAround(robot, size[0] + "x" + size[1] + " with text of " + text, crooked);
            }
        }
        assertThat(crooked).isEmpty();
    }

    private void lookAround(FxRobot robot, String where, List<String> crooked) {
        for (ExplorerWindow.Tool tool : ExplorerWindow.Tool.values()) {
            robot.interact(() -> {
                window().show(tool);
                settle();
            });
            for (String cut : cutOff(robot)) {
                crooked.add(where + ", " + tool + ", cut off: " + cut);
            }
            robot.interact(() -> collectOutside(window(), where + ", " + tool + ", outside: ", crooked));
        }
    }

    /** Labels, buttons and pictures of which a part is outside of anything around them; what scrolls may be longer. */
    private static void collectOutside(Node node, String where, List<String> outside) {
        if (!node.isVisible()) {
            return;
        }
        boolean written = node instanceof Labeled labeled && !labeled.getText().isEmpty();
        if (written || node instanceof PixelView) {
            Node left = leftBy(node);
            if (left != null) {
                outside.add(where + node + " leaves " + left);
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectOutside(child, where, outside));
        }
    }

    private static @Nullable Node leftBy(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        for (Parent around = node.getParent(); around != null; around = around.getParent()) {
            if (around.getClass().getName().contains("ScrollPaneSkin")) {
                return null;
            }
            Bounds place = around.localToScene(around.getLayoutBounds());
            boolean inside = bounds.getMinX() >= place.getMinX() - ROUNDING
                    && bounds.getMinY() >= place.getMinY() - ROUNDING
                    && bounds.getMaxX() <= place.getMaxX() + ROUNDING
                    && bounds.getMaxY() <= place.getMaxY() + ROUNDING;
            if (!inside) {
                return around;
            }
        }
        return null;
    }

    @Test
    void aPixelOfAPictureIsAWholeNumberOfPixelsOfTheScreen(FxRobot robot) {
        until(() -> model.explainedProperty().get() && shows(robot, "#picture4"));
        for (double scale : SCALES) {
            size(robot, 1280, 800, scale);
            ImageView view = (ImageView) window().lookup("#picture4 .image-view");
            double side = view.getFitWidth() * scale;
            assertThat(side % Image.SIDE).as("side %s at %s", side, scale).isZero();
            assertThat(view.getImage().getWidth()).isEqualTo(side);
        }
    }
}
