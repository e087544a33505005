package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Contender;
import org.tenfold.session.FoolingModel;
import org.tenfold.session.Siege;
import org.tenfold.session.Verdict;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The Compare tab of the real window, with the real nearest neighbour and no networks. */
final class CompareTabTest extends WindowTest {
    /** Reading 60,000 pictures takes seconds on a busy machine. */
    private static final int PATIENCE_SECONDS = 120;

    CompareTabTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.LATENTS, Path.of("assets", "mnist"));
    }

    @Stop
    void stop() {
        close();
    }

    private void showTab(FxRobot robot) {
        robot.interact(() -> window().show(ExplorerWindow.Tool.COMPARE));
    }

    private Verdict verdict(Contender contender) {
        return model.verdicts().verdictProperty(contender).get();
    }

    private Siege siege(Contender contender) {
        return model.sideBySide().siegeProperty(contender).get();
    }

    private static boolean fools(Siege.@Nullable Attempt attempt) {
        return attempt != null && attempt.fools();
    }

    @Test
    void theOthersAreOpenedOnlyOnceTheTabIsShownAndThenFollowTheDrawing(FxRobot robot) {
        untilExplained();
        assertThat(verdict(Contender.NEAREST).state()).isEqualTo(Verdict.State.WAITING);
        showTab(robot);
        until(() -> model.verdicts().isAtRest());
        assertThat(text(robot, "#verdict-ABS .verdict-row-answer")).isEqualTo("4");
        assertThat(text(robot, "#verdict-BINARY_ABS .verdict-row-answer")).isEqualTo("4");
        assertThat(text(robot, "#verdict-NEAREST .verdict-row-answer")).isEqualTo("4");
        assertThat(text(robot, "#verdict-CNN .verdict-row-message")).startsWith("cnn.zip: found no file");
        robot.interact(() -> model.digits().showNext());
        until(() -> model.verdicts().isAtRest());
        assertThat(text(robot, "#verdict-ABS .verdict-row-answer")).isEqualTo("1");
        assertThat(text(robot, "#verdict-NEAREST .verdict-row-answer")).isEqualTo("1");
        robot.interact(() -> model.drawing().clear());
        until(() -> verdict(Contender.NEAREST).state() == Verdict.State.BLANK);
        assertThat(text(robot, "#verdict-NEAREST .verdict-row-message")).isEqualTo("Nothing is drawn");
    }

    @Test
    void allSideBySideRunsUntilItIsStoppedAndEscapeGoesBack(FxRobot robot) {
        untilExplained();
        showTab(robot);
        until(() -> model.verdicts().isAtRest());
        robot.clickOn("#attackAll");
        assertThat(seen(robot, "#sideBySide")).isTrue();
        robot.clickOn("#runAll");
        until(() -> siege(Contender.ABS).attempt() != null);
        assertThat(robot.lookup("#cancelAll").query().isVisible()).isTrue();
        assertThat(shows(robot, "#siege-ABS")).isTrue();
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        until(() -> !model.sideBySide().runningProperty().get());
        assertThat(text(robot, "#siege-CNN .siege-state")).startsWith("cnn.zip: found no file");
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(seen(robot, "#sideBySide")).isFalse();
    }

    @Test
    void aPictureThatBreaksAContenderCanBeDrawn(FxRobot robot) {
        untilExplained();
        robot.interact(() -> window().showSideBySide());
        robot.clickOn("#runAll");
        until(() -> fools(siege(Contender.ABS).attempt()));
        robot.interact(() -> model.sideBySide().cancel());
        assertThat(text(robot, "#siege-ABS .siege-state")).startsWith("stopped at L2 ");
        var found = Objects.requireNonNull(siege(Contender.ABS).attempt()).image();
        robot.clickOn("#drawSiege-ABS");
        until(() -> model.drawing().seen().equals(found));
        assertThat(seen(robot, "#sideBySide")).isFalse();
    }

    @Test
    void noiseBecomesADigitForAbs(FxRobot robot) {
        untilExplained();
        showTab(robot);
        robot.clickOn("#fooling");
        robot.interact(() -> model.fooling().contenderProperty().set(Contender.ABS));
        robot.clickOn("#runFooling");
        until(() -> model.fooling().stateProperty().get() == FoolingModel.State.FINISHED);
        assertThat(text(robot, "#foolMessage")).startsWith("ABS is 9").contains("sure this is a 3");
        assertThat(shows(robot, "#foolPicture")).isTrue();
        robot.clickOn("#drawFooling");
        untilExplained();
        assertThat(Objects.requireNonNull(model.analysis()).prediction()).isEqualTo(3);
    }

    @Test
    void aBadSeedAndAMissingNetworkAreSaidInThePane(FxRobot robot) {
        untilExplained();
        showTab(robot);
        robot.clickOn("#fooling");
        robot.clickOn("#foolSeed").write("x");
        robot.clickOn("#runFooling");
        until(() -> text(robot, "#foolMessage").contains("expected a whole number"));
        robot.interact(() -> model.fooling().seedProperty().set("7"));
        robot.clickOn("#runFooling");
        until(() -> text(robot, "#foolMessage").startsWith("cnn.zip: found no file"));
        assertThat(model.noticeProperty().get()).isNull();
    }

    @Test
    void everyControlSaysWhatItIsAndNothingIsCutOff(FxRobot robot) {
        untilExplained();
        showTab(robot);
        until(() -> model.verdicts().isAtRest());
        assertThatAllIsWell(robot);
        robot.clickOn("#fooling");
        // The longest name.
        robot.interact(() -> model.fooling().contenderProperty().set(Contender.ROBUST_CNN));
        assertThatAllIsWell(robot);
        robot.interact(() -> window().showSideBySide());
        assertThatAllIsWell(robot);
        robot.clickOn("#siegeChanges");
        robot.clickOn("#runAll");
        until(() -> siege(Contender.ABS).attempt() != null);
        assertThatAllIsWell(robot);
        robot.interact(() -> model.sideBySide().cancel());
        assertThatAllIsWell(robot);
    }

    private void assertThatAllIsWell(FxRobot robot) {
        assertThat(mute(robot)).isEmpty();
        assertThat(cutOff(robot)).isEmpty();
    }
}
