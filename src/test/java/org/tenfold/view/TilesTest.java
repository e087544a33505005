package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.session.AttackModel;
import org.tenfold.session.ExplorerModel;
import org.tenfold.view.parts.Figures;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The ten tiles of the real window, looked at closely. */
final class TilesTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 60;

    /** What a card of the light theme never is. */
    private static final double DARK = 0.3;

    private static final double LARGER_WIDTH = 1280;
    private static final double LARGER_HEIGHT = 780;

    TilesTest() {
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

    private Analysis analysis() {
        return Objects.requireNonNull(model.analysis());
    }

    @Test
    void aKeyGoesThroughReconstructionsResidualsAndEvidence(FxRobot robot) {
        untilExplained();
        int[] reconstruction = pixels(robot, "#picture7");
        assertThat(robot.lookup("#tiles-reconstruction")
                        .queryAs(ToggleButton.class)
                        .isSelected())
                .isTrue();
        type(robot, KeyCode.D);
        assertThat(robot.lookup("#tiles-residual").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        int[] residual = pixels(robot, "#picture7");
        assertThat(residual).isNotEqualTo(reconstruction);
        type(robot, KeyCode.D);
        assertThat(robot.lookup("#tiles-evidence").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        assertThat(pixels(robot, "#picture7")).isNotEqualTo(reconstruction).isNotEqualTo(residual);
        type(robot, KeyCode.D);
        assertThat(pixels(robot, "#picture7")).isEqualTo(reconstruction);
    }

    @Test
    void theBestStaysAsItWasPaintedWhileTheOthersShowTheEvidence(FxRobot robot) {
        untilExplained();
        int[] best = pixels(robot, "#picture4");
        robot.clickOn("#tiles-evidence");
        assertThat(pixels(robot, "#picture4")).isEqualTo(best);
        assertThat(text(robot, "#tile4 .tile-terms")).isEqualTo("compared with");
        assertThat(robot.lookup("#tile7").query().getAccessibleText()).contains("Of the distance between the scores");
    }

    @Test
    void everyTileTellsItsOwnInkAtThePointedPixel(FxRobot robot) {
        untilExplained();
        Node seen = robot.lookup("#seen").query();
        robot.moveTo(seen);
        until(() -> model.hoveredPixelProperty().get() != ExplorerModel.NO_PIXEL);
        int pixel = model.hoveredPixelProperty().get();
        for (int c = 0; c < analysis().reconstructions().size(); c++) {
            Image painted = analysis().reconstruction(c).image();
            assertThat(text(robot, "#tile" + c + " .tile-terms")).isEqualTo("pixel " + Figures.ink(painted.at(pixel)));
        }
        assertThat(text(robot, "#pixel"))
                .startsWith("pixel in row " + (pixel / Image.SIDE + 1))
                .contains(Figures.ink(model.drawing().seen().at(pixel)) + " drawn");
        robot.moveTo("#verdict");
        until(() -> model.hoveredPixelProperty().get() == ExplorerModel.NO_PIXEL);
        assertThat(text(robot, "#pixel")).isEmpty();
        assertThat(text(robot, "#tile4 .tile-terms")).contains(" + ");
    }

    @Test
    void tilesThatGrewWithTheWindowShrinkWithIt(FxRobot robot) {
        untilExplained();
        Region picture = robot.lookup("#picture4").query();
        Window window = picture.getScene().getWindow();
        // High enough for larger pictures, so that it is the width alone that makes them smaller again.
        resize(robot, window, ExplorerWindow.SMALLEST_WIDTH, LARGER_HEIGHT);
        double before = picture.getWidth();
        resize(robot, window, LARGER_WIDTH, LARGER_HEIGHT);
        assertThat(picture.getWidth()).isGreaterThan(before);
        resize(robot, window, ExplorerWindow.SMALLEST_WIDTH, LARGER_HEIGHT);
        assertThat(picture.getWidth()).isEqualTo(before);
    }

    private static void resize(FxRobot robot, Window window, double width, double height) {
        robot.interact(() -> {
            window.setWidth(width);
            window.setHeight(height);
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> window.getScene().getRoot().layout());
    }

    private static boolean ledgerIsOpen(FxRobot robot) {
        return robot.lookup("#ledgerScore").tryQuery().isPresent();
    }

    private void assertTheLedgerIsOf(FxRobot robot, int classIndex) {
        until(() -> ledgerIsOpen(robot));
        assertThat(text(robot, ".ledger-title")).isEqualTo("The score of " + classIndex);
        assertThat(text(robot, "#ledgerScore"))
                .isEqualTo(Figures.score(analysis().reconstruction(classIndex).negativeElbo()));
    }

    private static MouseEvent click(int count) {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                1,
                1,
                1,
                1,
                MouseButton.PRIMARY,
                count,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    @Test
    void aDoubleClickOpensTheLedgerAndLeavesTheChoiceAsItWas(FxRobot robot) {
        untilExplained();
        Node tile = robot.lookup("#tile7").query();
        // Not two clicks of the robot: on a busy machine they are too far apart to be one.
        robot.interact(() -> List.of(1, 2).forEach(count -> Event.fireEvent(tile, click(count))));
        assertTheLedgerIsOf(robot, 7);
        assertThat(model.shownClass()).isEqualTo(4);
    }

    @Test
    void theSmallButtonOfATileOpensItsLedger(FxRobot robot) {
        untilExplained();
        robot.moveTo("#tile2").clickOn("#details2");
        assertTheLedgerIsOf(robot, 2);
        assertThat(model.shownClass()).isEqualTo(4);
    }

    @Test
    void aKeyOpensTheLedgerOfTheBestOrOfTheFocusedTileAndEscapeClosesItOnly(FxRobot robot) {
        untilExplained();
        robot.interact(() -> model.attack().run());
        type(robot, KeyCode.I);
        assertTheLedgerIsOf(robot, 4);
        robot.interact(() -> model.attack().pause());
        AttackModel.State before = model.attack().stateProperty().get();
        type(robot, KeyCode.ESCAPE);
        until(() -> !ledgerIsOpen(robot));
        assertThat(model.attack().stateProperty().get()).isEqualTo(before);
        robot.interact(() -> robot.lookup("#tile8").query().requestFocus());
        type(robot, KeyCode.I);
        assertTheLedgerIsOf(robot, 8);
    }

    @Test
    void theLedgerFollowsTheDrawingAndGoesWithIt(FxRobot robot) {
        untilExplained();
        type(robot, KeyCode.I);
        assertTheLedgerIsOf(robot, 4);
        String before = text(robot, "#ledgerScore");
        robot.interact(() -> model.digits().showNext());
        untilExplained();
        assertThat(text(robot, "#ledgerScore")).isNotEqualTo(before);
        assertTheLedgerIsOf(robot, 4);
        robot.interact(() -> model.drawing().clear());
        until(() -> !ledgerIsOpen(robot));
    }

    @Test
    void theLedgerIsDarkInADarkWindow(FxRobot robot) {
        untilExplained();
        robot.interact(() -> window().appearance().choiceProperty().set(Appearance.Choice.DARK));
        type(robot, KeyCode.I);
        until(() -> ledgerIsOpen(robot));
        Shape card = robot.lookup(".bubble > .border").query();
        assertThat(((Color) card.getFill()).getBrightness()).isLessThan(DARK);
        robot.interact(() -> window().appearance().choiceProperty().set(Appearance.Choice.LIGHT));
    }
}
