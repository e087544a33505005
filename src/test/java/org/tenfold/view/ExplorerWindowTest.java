package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.baseline.Baselines;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.session.AttackModel;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Notice;
import org.tenfold.session.Threads;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The real window on the toolkit's platform without a display, with the published models on a few prior samples. */
@ExtendWith(ApplicationExtension.class)
final class ExplorerWindowTest {
    /** Nothing here takes a second on a quiet machine; a busy one gets its time. */
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    private final ExplorerModel model = ExplorerModel.of(
            new Threads(worker(), worker(), worker(), worker(), worker(), worker(), Platform::runLater), new Random(1));
    private @Nullable ExplorerWindow opened;

    @Start
    void start(Stage stage) {
        var classifier = Digits.small(Preset.FAST);
        ExplorerWindow window = new ExplorerWindow(model, stage);
        opened = window;
        stage.setScene(window.scene(ExplorerWindow.SMALLEST_WIDTH, ExplorerWindow.SMALLEST_HEIGHT));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        model.start(() -> classifier, Digits::testSet, Baselines.of(folder, folder));
    }

    @Stop
    void stop() {
        window().close();
    }

    private ExplorerWindow window() {
        return Objects.requireNonNull(opened);
    }

    private static Executor worker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "test-worker");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException late) {
            throw new AssertionError("it did not happen in " + PATIENCE_SECONDS + " seconds", late);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Until the last analysis of what is on the canvas has been shown. */
    private void untilExplained() {
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

    private Point2D onCanvas(FxRobot robot, double x, double y) {
        Bounds canvas = robot.lookup("#canvas")
                .query()
                .localToScreen(robot.lookup("#canvas").query().getLayoutBounds());
        return new Point2D(canvas.getMinX() + x * canvas.getWidth(), canvas.getMinY() + y * canvas.getHeight());
    }

    private void draw(FxRobot robot, double... xy) {
        robot.moveTo(onCanvas(robot, xy[0], xy[1]));
        robot.press(MouseButton.PRIMARY);
        for (int i = 2; i < xy.length; i += 2) {
            robot.moveTo(onCanvas(robot, xy[i], xy[i + 1]));
        }
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void drawFour(FxRobot robot) {
        draw(robot, 0.36, 0.2, 0.33, 0.35, 0.3, 0.5, 0.5, 0.52, 0.72, 0.5);
        draw(robot, 0.66, 0.22, 0.64, 0.4, 0.62, 0.6, 0.6, 0.82);
    }

    private static boolean shows(FxRobot robot, String id) {
        return robot.lookup(id + " .image-view").query() instanceof ImageView view && view.getImage() != null;
    }

    private static int[] pixels(FxRobot robot, String id) {
        ImageView view = (ImageView) robot.lookup(id + " .image-view").query();
        int side = (int) view.getImage().getWidth();
        int[] argb = new int[side * side];
        view.getImage().getPixelReader().getPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), argb, 0, side);
        return argb;
    }

    private static String text(FxRobot robot, String selector) {
        return ((Label) robot.lookup(selector).query()).getText();
    }

    @Test
    void aDrawnFourIsSeenRepaintedTenTimesAndRecognised(FxRobot robot) {
        untilExplained();
        drawFour(robot);
        untilExplained();
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
        untilExplained();
        robot.moveTo(onCanvas(robot, 0.5, 0.2));
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(onCanvas(robot, 0.5, 0.5));
        robot.moveTo(onCanvas(robot, 0.5, 0.8));
        until(() -> model.analysis() != null && analysis().prediction() == 1);
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void undoAndRedoGoThroughTheStrokes(FxRobot robot) {
        untilExplained();
        draw(robot, 0.5, 0.2, 0.5, 0.5, 0.5, 0.8);
        untilExplained();
        var one = model.drawing().seen();
        draw(robot, 0.2, 0.2, 0.5, 0.2);
        untilExplained();
        robot.press(KeyCode.SHORTCUT).press(KeyCode.Z).release(KeyCode.Z).release(KeyCode.SHORTCUT);
        untilExplained();
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
        untilExplained();
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
        untilExplained();
        assertThat(analysis().prediction()).isEqualTo(1);
        Notice notice = Objects.requireNonNull(model.noticeProperty().get());
        assertThat(notice.text()).contains("inverted");
        assertThat(robot.lookup(".notification").tryQuery()).isPresent();
    }

    @Test
    void aMovedSliderChangesThePictureAndDrawThisSendsItToTheCanvas(FxRobot robot) {
        untilExplained();
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
        untilExplained();
    }

    @Test
    void anAttackRunsAndSaysWhatItFound(FxRobot robot) {
        untilExplained();
        robot.interact(() -> window().show(ExplorerWindow.Tool.ATTACK));
        robot.clickOn("#runAttack");
        until(() -> model.attack().stateProperty().get() == AttackModel.State.FINISHED);
        assertThat(text(robot, "#attackMessage")).startsWith("Now taken for a ");
        assertThat(shows(robot, "#adversarial")).isTrue();
        assertThat(model.nearestAttackProperty().get()).isPositive();
    }

    @Test
    void anAttackCanBeCancelled(FxRobot robot) {
        untilExplained();
        robot.interact(() -> {
            window().show(ExplorerWindow.Tool.ATTACK);
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
        untilExplained();
        Node picture = robot.lookup("#picture4").query();
        robot.moveTo(picture);
        until(() -> model.hoveredPixelProperty().get() != ExplorerModel.NO_PIXEL);
        for (String id : List.of("#canvas", "#seen", "#picture0", "#picture9")) {
            assertThat(robot.lookup(id + " .pixel-outline").query().isVisible()).isTrue();
        }
    }

    @Test
    void aClickOnATilePicksItsClassForTheLatents(FxRobot robot) {
        untilExplained();
        robot.clickOn("#tile7");
        until(() -> model.shownClass() == 7);
        assertThat(robot.lookup("#class7").queryAs(ToggleButton.class).isSelected())
                .isTrue();
    }

    @Test
    void residualsAreShownWhereTheReconstructionsWere(FxRobot robot) {
        untilExplained();
        int[] reconstruction = pixels(robot, "#picture4");
        assertThat(robot.lookup("#reconstructions").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        robot.clickOn("#residuals");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixels(robot, "#picture4")).isNotEqualTo(reconstruction);
        assertThat(robot.lookup("#residuals").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        robot.press(KeyCode.D).release(KeyCode.D);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixels(robot, "#picture4")).isEqualTo(reconstruction);
    }

    @Test
    void theEraserAndTheRightButtonTakeInkAway(FxRobot robot) {
        untilExplained();
        draw(robot, 0.5, 0.2, 0.5, 0.5, 0.5, 0.8);
        untilExplained();
        var line = model.drawing().seen();
        robot.clickOn("#eraser");
        draw(robot, 0.5, 0.6, 0.5, 0.8);
        untilExplained();
        var shorter = model.drawing().seen();
        assertThat(shorter).isNotEqualTo(line);
        robot.interact(() -> model.drawing().undo());
        robot.interact(() -> model.drawing().erasingProperty().set(false));
        robot.moveTo(onCanvas(robot, 0.5, 0.6)).press(MouseButton.SECONDARY);
        robot.moveTo(onCanvas(robot, 0.5, 0.8)).release(MouseButton.SECONDARY);
        untilExplained();
        assertThat(model.drawing().seen()).isEqualTo(shorter);
    }

    @Test
    void everyControlSaysWhatItIs(FxRobot robot) {
        untilExplained();
        List<String> mute = new ArrayList<>();
        for (ExplorerWindow.Tool tool : ExplorerWindow.Tool.values()) {
            robot.interact(() -> window().show(tool));
            robot.interact(() -> collectMute(window(), mute));
        }
        assertThat(mute).isEmpty();
    }

    private static void collectMute(Node node, List<String> mute) {
        boolean structure = node instanceof TabPane || node instanceof ScrollPane || node instanceof ScrollBar;
        boolean reachable = node.isFocusTraversable() || node.getStyleClass().contains("pixel-view");
        if (reachable && !structure && node.isVisible() && isMute(node)) {
            mute.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectMute(child, mute));
        }
    }

    private static boolean isMute(Node node) {
        boolean named =
                node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        boolean labelled = node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank();
        return !named && !labelled;
    }

    @Test
    void nothingIsCutOffAtTheSmallestSize(FxRobot robot) {
        untilExplained();
        for (ExplorerWindow.Tool tool : ExplorerWindow.Tool.values()) {
            robot.interact(() -> window().show(tool));
            robot.interact(() -> {
                window().applyCss();
                window().layout();
            });
            List<String> cut = new ArrayList<>();
            robot.interact(() -> collectCut(window(), cut));
            assertThat(cut).isEmpty();
        }
    }

    /** A text that is too long for its place ends in an ellipsis: what is drawn is not what was written. */
    private static void collectCut(Node node, List<String> cut) {
        if (node instanceof Labeled labeled
                && node.isVisible()
                && !labeled.getText().isEmpty()
                && onScreen(node)) {
            Node drawn = labeled.lookup(".text");
            if (drawn instanceof Text text
                    && !labeled.isWrapText()
                    && !text.getText().equals(written(labeled))) {
                cut.add(labeled.getText() + " -> " + text.getText());
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectCut(child, cut));
        }
    }

    /** A text without the underscore of its mnemonic. */
    private static String written(Labeled labeled) {
        return labeled.isMnemonicParsing() ? labeled.getText().replace("_", "") : labeled.getText();
    }

    private static boolean onScreen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
