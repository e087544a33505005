package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Contender;
import org.tenfold.image.Image;
import org.tenfold.session.PaintAnswer;
import org.tenfold.session.PaintModel;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.RulerAxis;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Painting by hand in the real window, on the toolkit's platform without a display. */
final class PaintTabTest extends WindowTest {
    /** Nothing here takes a second on a quiet machine; a busy one gets its time. */
    private static final int PATIENCE_SECONDS = 60;

    private final PaintModel paint = model.paint();

    PaintTabTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.PAINT, folder);
    }

    @Stop
    void stop() {
        close();
    }

    private void untilAnswered() {
        until(() -> {
            PaintAnswer said = paint.answerProperty().get();
            return said != null
                    && said.image().equals(paint.pictureProperty().get())
                    && !paint.askingNowProperty().get();
        });
    }

    private static void drag(FxRobot robot, MouseButton button, double... xy) {
        drag(robot, "#paintCanvas .image-view", button, xy);
    }

    private static int[] pixels(FxRobot robot) {
        return pixels(robot, "#paintCanvas");
    }

    /** Presses a button wherever it is: the pane may be scrolled. */
    private static void fire(FxRobot robot, String selector) {
        robot.interact(() -> robot.lookup(selector).queryAs(Button.class).fire());
    }

    private double ink() {
        double sum = 0;
        for (float level : paint.pictureProperty().get().toArray()) {
            sum += level;
        }
        return sum;
    }

    @Test
    void whatIsPaintedIsMeasuredAndAnswered(FxRobot robot) {
        untilAnswered();
        assertThat(text(robot, "#paintMessage")).startsWith("ABS says 4 (");
        int[] before = pixels(robot);
        drag(robot, MouseButton.PRIMARY, 0.1, 0.1, 0.5, 0.1, 0.5, 0.2);
        untilAnswered();
        double l2 = paint.changeProperty().get().l2();
        assertThat(l2).isPositive();
        assertThat(pixels(robot)).isNotEqualTo(before);
        assertThat(text(robot, "#paintMessage")).contains("L2 " + Figures.distance(l2));
        assertThat(robot.lookup("#paintMeter").query().getAccessibleText())
                .contains("L2 " + Figures.distance(l2))
                .contains("The bound is");
    }

    @Test
    void theLeftButtonAddsAndTheRightOneAndTheEraserTakeAway(FxRobot robot) {
        untilAnswered();
        double before = ink();
        drag(robot, MouseButton.PRIMARY, 0.1, 0.1, 0.3, 0.1);
        double more = ink();
        assertThat(more).isGreaterThan(before);
        drag(robot, MouseButton.SECONDARY, 0.1, 0.1, 0.3, 0.1);
        assertThat(ink()).isLessThan(more);
        assertThat(paint.changeProperty().get().l0()).isZero();
        robot.interact(
                () -> robot.lookup("#paintTake").queryAs(ToggleButton.class).fire());
        drag(robot, MouseButton.PRIMARY, 0.2, 0.5, 0.8, 0.5);
        assertThat(ink()).isLessThan(before);
    }

    @Test
    void theKeysOfTheDrawingUndoThePaintWhileOnePaints(FxRobot robot) {
        untilAnswered();
        Image original = paint.pictureProperty().get();
        drag(robot, MouseButton.PRIMARY, 0.1, 0.1, 0.3, 0.1);
        Image painted = paint.pictureProperty().get();
        robot.press(KeyCode.SHORTCUT).press(KeyCode.Z).release(KeyCode.Z).release(KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(paint.pictureProperty().get()).isEqualTo(original);
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT).press(KeyCode.Z);
        robot.release(KeyCode.Z).release(KeyCode.SHIFT, KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(paint.pictureProperty().get()).isEqualTo(painted);
        robot.press(KeyCode.DELETE).release(KeyCode.DELETE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(paint.pictureProperty().get()).isEqualTo(original);
        assertThat(model.drawing().seen()).as("the drawing").isEqualTo(original);
    }

    @Test
    void itCanBePaintedWithTheKeyboardAlone(FxRobot robot) {
        untilAnswered();
        robot.interact(() -> robot.lookup("#paintCanvas").query().requestFocus());
        Image original = paint.pictureProperty().get();
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN);
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        robot.press(KeyCode.SHIFT).press(KeyCode.SPACE).release(KeyCode.SPACE).release(KeyCode.SHIFT);
        for (int i = 0; i < 12; i++) {
            robot.press(KeyCode.UP).release(KeyCode.UP);
        }
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        Image painted = paint.pictureProperty().get();
        assertThat(original.get(3, 15)).as("paper").isZero();
        assertThat(painted.get(3, 15)).isPositive();
        assertThat(painted.get(15, 15)).isLessThanOrEqualTo(original.get(15, 15));
    }

    @Test
    void hintsAreMarkedOverThePictureUntilItChanges(FxRobot robot) {
        untilAnswered();
        int[] plain = pixels(robot);
        robot.interact(() -> paint.hintingProperty().set(true));
        until(() -> paint.hintProperty().get() != null);
        int[] marked = pixels(robot);
        assertThat(marked).isNotEqualTo(plain);
        robot.interact(() -> {
            paint.beginStroke(0.02, 0.02, false);
            assertThat(paint.hintProperty().get()).isNull();
            robot.lookup("#paintCanvas").queryAs(Parent.class).layout();
            paint.undo();
        });
        robot.interact(() -> paint.hintingProperty().set(false));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixels(robot)).isEqualTo(plain);
    }

    @Test
    void theChangeIsShownInPlaceOfThePicture(FxRobot robot) {
        untilAnswered();
        robot.interact(
                () -> robot.lookup("#paintChange").queryAs(ToggleSwitch.class).setSelected(true));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pixels(robot)).as("no change").containsOnly(pixels(robot)[0]);
        drag(robot, MouseButton.PRIMARY, 0.1, 0.1, 0.3, 0.1);
        assertThat(pixels(robot)).contains(Palette.difference(0.6));
    }

    @Test
    void aChangedDrawingIsSaidQuietlyAndThePaintIsKept(FxRobot robot) {
        untilAnswered();
        drag(robot, MouseButton.PRIMARY, 0.1, 0.1, 0.3, 0.1);
        Image painted = paint.pictureProperty().get();
        robot.interact(model.digits()::showNext);
        assertThat(robot.lookup("#paintChanged").query().isVisible()).isTrue();
        assertThat(text(robot, "#paintChanged")).isEqualTo("The drawing has changed since.");
        assertThat(paint.pictureProperty().get()).isEqualTo(painted);
        fire(robot, "#paintStartOver");
        untilAnswered();
        assertThat(paint.pictureProperty().get()).isEqualTo(model.drawing().seen());
        assertThat(robot.lookup("#paintChanged").query().isVisible()).isFalse();
    }

    @Test
    void thePaintedPictureIsSentToTheCanvas(FxRobot robot) {
        untilAnswered();
        drag(robot, MouseButton.PRIMARY, 0.1, 0.1, 0.3, 0.1);
        fire(robot, "#sendPainted");
        until(() -> model.drawing().seen().equals(paint.pictureProperty().get()));
        assertThat(text(robot, "#paintChanged")).isEqualTo("The painted picture is on the canvas.");
    }

    @Test
    void aMissingVictimIsSaidInASentence(FxRobot robot) {
        untilAnswered();
        robot.interact(() -> paint.victimProperty().set(Contender.NEAREST));
        until(() -> !paint.problemProperty().get().isEmpty());
        assertThat(text(robot, "#paintMessage")).startsWith("The nearest neighbour cannot be asked. ");
        robot.interact(() -> paint.victimProperty().set(Contender.ABS));
        untilAnswered();
        assertThat(text(robot, "#paintMessage")).startsWith("ABS says 4");
    }

    @Test
    void everyPartOfBothRulersSaysWhatItMeans(FxRobot robot) {
        untilAnswered();
        until(() -> model.ruler().proofProperty().get() != null);
        robot.interact(() -> model.attack().run());
        until(() -> !Double.isNaN(paint.automaticProperty().get()));
        drag(robot, MouseButton.PRIMARY, 0.1, 0.1, 0.3, 0.1);
        untilAnswered();
        List<String> mute = new ArrayList<>();
        for (String ruler : List.of("#rulerAxis", "#paintMeter")) {
            RulerAxis axis = robot.lookup(ruler).queryAs(RulerAxis.class);
            for (RulerAxis.Part part : RulerAxis.Part.values()) {
                String meaning = axis.explanation(part);
                if (meaning.length() < 20 || meaning.contains("NaN")) {
                    mute.add(ruler + " " + part + ": " + meaning);
                }
            }
            assertThat(axis.getAccessibleText()).contains("1.5").doesNotContain("NaN");
        }
        assertThat(mute).isEmpty();
    }

    @Test
    void theRulerShowsTheEstimateAndBesideItTheProof(FxRobot robot) {
        untilAnswered();
        until(() -> model.ruler().proofProperty().get() != null);
        double proved = Objects.requireNonNull(model.ruler().proofProperty().get())
                .bound()
                .value();
        assertThat(text(robot, "#boundBadge")).isEqualTo("estimated");
        assertThat(text(robot, "#proofBadge")).startsWith("proved " + Figures.distance(proved) + " for samples");
        assertThat(robot.lookup("#proofBadge").queryAs(Label.class).getTooltip().getText())
                .contains("only compares samples")
                .contains("Proved in ");
    }

    @Test
    void theLineAboveThePictureIsWholeBesideAScrollBar(FxRobot robot) {
        untilAnswered();
        robot.interact(() -> {
            window().getScene().getWindow().setHeight(700);
            model.hints().welcome();
        });
        until(() -> robot.lookup(".scroll-bar").queryAllAs(ScrollBar.class).stream()
                .anyMatch(bar -> bar.getOrientation() == Orientation.VERTICAL && bar.isVisible()));
        robot.interact(() -> window().layout());
        Label line = robot.lookup("#paint .sentence-label").queryAs(Label.class);
        assertThat(((Text) line.lookup(".text")).getText()).isEqualTo(line.getText());
    }
}
