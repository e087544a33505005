package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.tenfold.session.HintModel.Hint;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The hints of a first start on the real window. */
final class HintsTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 60;

    HintsTest() {
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

    private static Bounds bounds(FxRobot robot, String selector) {
        Node node = robot.lookup(selector).query();
        return node.localToScene(node.getLayoutBounds());
    }

    private void welcome(FxRobot robot) {
        untilExplained();
        robot.interact(() -> model.hints().welcome());
        until(() -> bounds(robot, "#hint-draw").getHeight() > 0);
        robot.interact(() -> window().layout());
    }

    @Test
    void aWindowIsQuietUntilItIsToldToWelcome(FxRobot robot) {
        assertThat(robot.lookup("#hints").query().isVisible()).isFalse();
        assertThat(robot.lookup("#hints").queryAs(Region.class).getHeight()).isZero();
    }

    @Test
    void everyHintStandsBelowItsColumnAndCoversNothing(FxRobot robot) {
        Node before = window().getScene().getFocusOwner();
        welcome(robot);
        double bottom = bounds(robot, ".workbench").getMaxY();
        double end = bounds(robot, ".status-strip").getMinY();
        for (Hint hint : Hint.values()) {
            Bounds bubble = bounds(robot, "#hint-" + hint.name().toLowerCase(Locale.ROOT));
            assertThat(bubble.getMinY()).isGreaterThanOrEqualTo(bottom);
            assertThat(bubble.getMaxY()).isLessThanOrEqualTo(end);
        }
        assertThat(bounds(robot, "#hint-painters").getMinX())
                .isGreaterThan(bounds(robot, "#hint-draw").getMaxX());
        assertThat(bounds(robot, "#hint-attack").getMinX())
                .isGreaterThan(bounds(robot, "#hint-painters").getMaxX());
        assertThat(window().getScene().getFocusOwner()).isEqualTo(before);
        assertThat(cutOff(robot)).isEmpty();
        assertThat(mute(robot)).isEmpty();
    }

    @Test
    void aHintIsClosedAloneOrWithAllOthersAndHelpBringsThemBack(FxRobot robot) {
        welcome(robot);
        robot.clickOn("#closeHint-attack");
        assertThat(robot.lookup("#hint-attack").query().isVisible()).isFalse();
        assertThat(robot.lookup("#hint-draw").query().isVisible()).isTrue();
        assertThat(model.settings().list("hints.closed")).containsExactly("ATTACK");
        robot.clickOn("#closeHints-painters");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#hints").query().isVisible()).isFalse();
        robot.interact(() -> model.hints().welcome());
        assertThat(robot.lookup("#hints").query().isVisible()).isFalse();
        robot.interact(() -> model.hints().showAgain());
        assertThat(robot.lookup("#hint-attack").query().isVisible()).isTrue();
    }

    @Test
    void hintsAreAwayDuringALesson(FxRobot robot) {
        welcome(robot);
        robot.interact(() -> model.lessons().start());
        until(() -> model.lessons().lesson() != null);
        assertThat(robot.lookup("#hints").query().isVisible()).isFalse();
        robot.interact(() -> model.lessons().end());
        assertThat(robot.lookup("#hints").query().isVisible()).isTrue();
    }

    @Test
    void hintsAreAwayWhileASheetLiesOverWhatTheySpeakOf(FxRobot robot) {
        welcome(robot);
        robot.interact(() -> window().show(ExplorerWindow.Tool.QUIZ));
        assertThat(robot.lookup("#hints").query().isVisible()).isFalse();
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#hints").query().isVisible()).isTrue();
    }
}
