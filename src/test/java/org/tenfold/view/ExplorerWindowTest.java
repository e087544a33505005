package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tenfold.inference.Analysis;
import org.tenfold.session.AttackModel;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Notice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does in the window, from the first stroke to an attack. */
final class ExplorerWindowTest extends WindowTest {
    /** Nothing here takes a second on a quiet machine; a busy one gets its time. */
    private static final int PATIENCE_SECONDS = 60;

    ExplorerWindowTest() {
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

    /** Until the last analysis of what is on the canvas has been shown. */
    private void untilRefined() {
        until(() -> {
            Analysis analysis = model.analysis();
            return analysis != null
                    && analysis.refined()
                    && !model.explainingNowProperty().get()
                    && analysis.image().equals(model.drawing().seen());
        });
    }

    private Analysis analysis() {
        return Objects.requireNonNull(model.analysis());
    }

    private static Point2D onCanvas(FxRobot robot, double x, double y) {
        return place(robot, "#canvas", x, y);
    }

    private static void draw(FxRobot robot, double... xy) {
        drag(robot, "#canvas", MouseButton.PRIMARY, xy);
    }

    private static void drawFour(FxRobot robot) {
        draw(robot, 0.36, 0.2, 0.33, 0.35, 0.3, 0.5, 0.5, 0.52, 0.72, 0.5);
        draw(robot, 0.66, 0.22, 0.64, 0.4, 0.62, 0.6, 0.6, 0.82);
    }

    @Test
    void aDrawnFourIsSeenRepaintedTenTimesAndRecognised(FxRobot robot) {
        untilRefined();
        drawFour(robot);
        untilRefined();
        assertThat(analysis().prediction()).isEqualTo(4);
        assertThat(text(robot, ".verdict-digit")).isEqualTo("4");
        for (int c = 0; c < 10; c++) {
            assertThat(shows(robot, "#picture" + c)).isTrue();
        }
        assertThat(robot.lookup("#tile4").query().getAccessibleText()).contains("the best explanation");
        assertThat(robot.lookup("#tile9").query().getAccessibleText()).doesNotContain("the best explanation");
    }

    @Test
    void answersArriveWhileTheBrushIsDown(FxRobot robot) {
        untilRefined();
        robot.moveTo(onCanvas(robot, 0.5, 0.2));
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(onCanvas(robot, 0.5, 0.5));
        robot.moveTo(onCanvas(robot, 0.5, 0.8));
        until(() -> model.analysis() != null && analysis().prediction() == 1);
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void undoAndRedoGoThroughTheStrokes(FxRobot robot) {
        untilRefined();
        draw(robot, 0.5, 0.2, 0.5, 0.5, 0.5, 0.8);
        untilRefined();
        var one = model.drawing().seen();
        draw(robot, 0.2, 0.2, 0.5, 0.2);
        untilRefined();
        robot.press(KeyCode.SHORTCUT).press(KeyCode.Z).release(KeyCode.Z).release(KeyCode.SHORTCUT);
        untilRefined();
        assertThat(model.drawing().seen()).isEqualTo(one);
        robot.press(KeyCode.DELETE).release(KeyCode.DELETE);
        until(() -> model.analysis() == null);
        assertThat(text(robot, ".verdict-digit")).isEmpty();
        for (int c = 0; c < 10; c++) {
            assertThat(shows(robot, "#picture" + c)).isFalse();
        }
    }

    @Test
    void aDroppedFileIsExplainedAndItsInversionIsSaid(FxRobot robot) throws IOException {
        untilRefined();
        BufferedImage picture = new BufferedImage(90, 90, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 90, 90);
        pen.setColor(Color.BLACK);
        pen.fillRect(40, 15, 9, 60);
        pen.dispose();
        Path file = folder.resolve("one.png");
        ImageIO.write(picture, "png", file.toFile());
        robot.interact(() -> window().take(List.of(file.toFile())));
        until(() -> model.drawing().captionProperty().get().equals("one.png"));
        untilRefined();
        assertThat(analysis().prediction()).isEqualTo(1);
        Notice notice = Objects.requireNonNull(model.noticeProperty().get());
        assertThat(notice.text()).contains("inverted");
        assertThat(robot.lookup(".notification").tryQuery()).isPresent();
    }

    @Test
    void aMovedSliderChangesThePictureAndDrawThisSendsItToTheCanvas(FxRobot robot) {
        untilRefined();
        until(() -> shows(robot, "#painted"));
        int[] before = pixels(robot, "#painted");
        Slider slider = robot.lookup("#latent3").query();
        Bounds bounds = slider.localToScreen(slider.getLayoutBounds());
        Node thumb = slider.lookup(".thumb");
        robot.drag(thumb).dropTo(new Point2D(bounds.getMaxX() - 8, bounds.getCenterY()));
        until(() -> model.latents().movedProperty().get() && !Arrays.equals(pixels(robot, "#painted"), before));
        var painted = Objects.requireNonNull(model.latents().paintedProperty().get());
        robot.clickOn("#drawPainted");
        until(() -> model.drawing().seen().equals(painted.image()));
        untilRefined();
    }

    @Test
    void anAttackRunsAndSaysWhatItFound(FxRobot robot) {
        untilRefined();
        robot.interact(() -> window().show(ExplorerWindow.Tool.ATTACK));
        robot.clickOn("#runAttack");
        until(() -> model.attack().stateProperty().get() == AttackModel.State.FINISHED);
        assertThat(text(robot, "#attackMessage")).startsWith("Now taken for a ");
        assertThat(shows(robot, "#adversarial")).isTrue();
        assertThat(model.nearestAttackProperty().get()).isPositive();
    }

    @Test
    void anAttackCanBeCancelled(FxRobot robot) {
        untilRefined();
        robot.interact(() -> window().show(ExplorerWindow.Tool.ATTACK));
        robot.interact(() -> {
            model.attack().run();
            assertThat(robot.lookup("#cancelAttack").query().isVisible()).isTrue();
            model.attack().cancel();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(model.attack().stateProperty().get()).isEqualTo(AttackModel.State.CANCELLED);
        assertThat(text(robot, "#attackMessage")).startsWith("Cancelled");
        assertThat(robot.lookup("#cancelAttack").query().isVisible()).isFalse();
    }

    @Test
    void thePointedPixelIsOutlinedEverywhere(FxRobot robot) {
        untilRefined();
        Node picture = robot.lookup("#picture4").query();
        robot.moveTo(picture);
        until(() -> model.hoveredPixelProperty().get() != ExplorerModel.NO_PIXEL);
        for (String id : List.of("#canvas", "#seen", "#picture0", "#picture9")) {
            assertThat(robot.lookup(id + " .pixel-outline").query().isVisible()).isTrue();
        }
    }

    @Test
    void aClickOnATilePicksItsClassForTheLatents(FxRobot robot) {
        untilRefined();
        robot.clickOn("#tile7");
        until(() -> model.shownClass() == 7);
        assertThat(robot.lookup("#class7").queryAs(ToggleButton.class).isSelected())
                .isTrue();
    }

    @Test
    void theEraserAndTheRightButtonTakeInkAway(FxRobot robot) {
        untilRefined();
        draw(robot, 0.5, 0.2, 0.5, 0.5, 0.5, 0.8);
        untilRefined();
        var line = model.drawing().seen();
        robot.clickOn("#eraser");
        draw(robot, 0.5, 0.6, 0.5, 0.8);
        untilRefined();
        var shorter = model.drawing().seen();
        assertThat(shorter).isNotEqualTo(line);
        robot.interact(() -> model.drawing().undo());
        robot.interact(() -> model.drawing().erasingProperty().set(false));
        robot.moveTo(onCanvas(robot, 0.5, 0.6)).press(MouseButton.SECONDARY);
        robot.moveTo(onCanvas(robot, 0.5, 0.8)).release(MouseButton.SECONDARY);
        untilRefined();
        assertThat(model.drawing().seen()).isEqualTo(shorter);
    }

    @Test
    void everyControlSaysWhatItIs(FxRobot robot) {
        untilRefined();
        for (ExplorerWindow.Tool tool : ExplorerWindow.Tool.values()) {
            robot.interact(() -> window().show(tool));
            assertThat(mute(robot)).isEmpty();
        }
    }

    @Test
    void nothingIsCutOffAtTheSmallestSize(FxRobot robot) {
        untilRefined();
        for (ExplorerWindow.Tool tool : ExplorerWindow.Tool.values()) {
            robot.interact(() -> window().show(tool));
            assertThat(cutOff(robot)).isEmpty();
        }
    }

    private static List<String> inTheWindow(FxRobot robot) {
        return Stream.of("#painted", "#attackScroll", "#attackAll", "#sideBySide", "#quiz")
                .filter(id -> robot.lookup(id).tryQuery().isPresent())
                .toList();
    }

    @Test
    void onlyWhatIsInFrontIsInTheWindow(FxRobot robot) {
        assertThat(inTheWindow(robot)).containsExactly("#painted");
        robot.interact(() -> window().show(ExplorerWindow.Tool.ATTACK));
        assertThat(inTheWindow(robot)).containsExactly("#attackScroll");
        robot.interact(() -> window().show(ExplorerWindow.Tool.COMPARE));
        assertThat(inTheWindow(robot)).containsExactly("#attackAll");
        robot.interact(() -> window().showSideBySide());
        assertThat(inTheWindow(robot)).containsExactly("#attackAll", "#sideBySide");
        robot.interact(() -> window().showQuiz());
        assertThat(inTheWindow(robot)).containsExactly("#attackAll", "#quiz");
        robot.clickOn("#quizClose");
        robot.interact(() -> window().show(ExplorerWindow.Tool.LATENTS));
        assertThat(inTheWindow(robot)).containsExactly("#painted");
    }
}
