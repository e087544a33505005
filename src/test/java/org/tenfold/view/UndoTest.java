package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.session.PaintModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Undo and redo over everything that changes the picture, with the mouse and the keys. */
final class UndoTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 60;

    UndoTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.LATENTS, folder);
    }

    @Stop
    void stop() {
        close();
    }

    private static void undo(FxRobot robot) {
        type(robot, KeyCode.SHORTCUT, KeyCode.Z);
    }

    private static void redo(FxRobot robot) {
        type(robot, KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
    }

    private void dropped(FxRobot robot) throws IOException {
        BufferedImage picture = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
        picture.createGraphics().fillRect(25, 8, 7, 44);
        File file = folder.resolve("one.png").toFile();
        ImageIO.write(picture, "png", file);
        robot.interact(() -> window().take(List.of(file)));
        until(() -> model.drawing().captionProperty().get().equals("one.png"));
    }

    private void drawnLatents(FxRobot robot) {
        untilExplained();
        robot.interact(() -> robot.lookup("#latent1").queryAs(Slider.class).setValue(2));
        WaitForAsyncUtils.waitForFxEvents();
        Button draw = robot.lookup("#drawPainted").queryAs(Button.class);
        until(() -> !draw.isDisabled());
        Image before = model.drawing().seen();
        robot.interact(draw::fire);
        until(() -> !model.drawing().seen().equals(before));
    }

    @Test
    void everyToolOfTheDrawingCanBeUndoneAndRedone(FxRobot robot) throws IOException {
        untilExplained();
        List<Image> seen = new ArrayList<>(List.of(model.drawing().seen()));
        List<Step> steps = List.of(
                () -> drag(robot, "#canvas", MouseButton.PRIMARY, 0.5, 0.2, 0.5, 0.5, 0.5, 0.8),
                () -> drag(robot, "#canvas", MouseButton.PRIMARY, 0.3, 0.4, 0.7, 0.4),
                () -> drag(robot, "#canvas", MouseButton.SECONDARY, 0.5, 0.2, 0.5, 0.3),
                () -> {
                    type(robot, KeyCode.E);
                    drag(robot, "#canvas", MouseButton.PRIMARY, 0.5, 0.7, 0.5, 0.8);
                    type(robot, KeyCode.B);
                },
                () -> type(robot, KeyCode.DELETE),
                () -> type(robot, KeyCode.N),
                () -> type(robot, KeyCode.R),
                () -> type(robot, KeyCode.P),
                () -> drag(robot, "#canvas", MouseButton.PRIMARY, 0.1, 0.1, 0.3, 0.1),
                () -> dropped(robot),
                () -> drawnLatents(robot));
        for (Step step : steps) {
            step.take();
            assertThat(model.drawing().seen()).as("after step %d", seen.size()).isNotEqualTo(seen.get(seen.size() - 1));
            seen.add(model.drawing().seen());
        }
        robot.interact(() -> robot.lookup("#canvas").query().requestFocus());
        for (int i = seen.size() - 2; i >= 0; i--) {
            undo(robot);
            assertThat(model.drawing().seen()).as("undone to step %d", i).isEqualTo(seen.get(i));
        }
        for (int i = 1; i < seen.size(); i++) {
            redo(robot);
            assertThat(model.drawing().seen()).as("redone to step %d", i).isEqualTo(seen.get(i));
        }
        assertThat(model.drawing().redoableProperty().get()).isFalse();
    }

    @Test
    void everyToolOfThePaintCanBeUndoneAndRedone(FxRobot robot) throws IOException {
        robot.interact(() -> window().show(ExplorerWindow.Tool.PAINT));
        PaintModel paint = model.paint();
        until(() -> paint.answerProperty().get() != null);
        Image drawing = model.drawing().seen();
        String canvas = "#paintCanvas .image-view";
        List<Image> seen = new ArrayList<>(List.of(paint.pictureProperty().get()));
        List<Step> steps = List.of(
                () -> drag(robot, canvas, MouseButton.PRIMARY, 0.1, 0.1, 0.4, 0.1),
                () -> drag(robot, canvas, MouseButton.SECONDARY, 0.3, 0.5, 0.7, 0.5),
                () -> {
                    type(robot, KeyCode.E);
                    drag(robot, canvas, MouseButton.PRIMARY, 0.1, 0.1, 0.2, 0.1);
                    type(robot, KeyCode.B);
                },
                () -> {
                    type(robot, KeyCode.CLOSE_BRACKET);
                    drag(robot, canvas, MouseButton.PRIMARY, 0.1, 0.9, 0.4, 0.9);
                },
                () -> type(robot, KeyCode.DELETE));
        for (Step step : steps) {
            step.take();
            assertThat(paint.pictureProperty().get())
                    .as("after step %d", seen.size())
                    .isNotEqualTo(seen.get(seen.size() - 1));
            seen.add(paint.pictureProperty().get());
        }
        for (int i = seen.size() - 2; i >= 0; i--) {
            undo(robot);
            assertThat(paint.pictureProperty().get()).as("undone to step %d", i).isEqualTo(seen.get(i));
        }
        for (int i = 1; i < seen.size(); i++) {
            redo(robot);
            assertThat(paint.pictureProperty().get()).as("redone to step %d", i).isEqualTo(seen.get(i));
        }
        assertThat(model.drawing().seen()).as("the drawing under it").isEqualTo(drawing);
    }

    /** Something that changes the picture. */
    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }
}
