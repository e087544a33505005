package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Attack;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.session.AttackModel;
import org.tenfold.session.AttackModel.State;
import org.tenfold.session.PastAttack;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The Attack tab of the real window; there are training pictures and no networks. */
final class AttackTabTest extends WindowTest {
    /** Nothing here takes some seconds on a quiet machine; a busy one gets its time. */
    private static final int PATIENCE_SECONDS = 90;

    private final AttackModel attack = model.attack();

    AttackTabTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.ATTACK, Path.of("assets", "mnist"));
    }

    @Stop
    void stop() {
        close();
    }

    @BeforeEach
    void untilTheExampleIsExplained() {
        until(() -> model.explainedProperty().get()
                && !attack.choices().attacksProperty().get().isEmpty());
    }

    private void untilState(State state) {
        until(() -> attack.stateProperty().get() == state);
    }

    private int step() {
        return Objects.requireNonNull(attack.progressProperty().get()).step().step();
    }

    private PastAttack ended() {
        return Objects.requireNonNull(attack.endedProperty().get());
    }

    private static <T> void choose(FxRobot robot, String selector, T value) {
        robot.interact(() -> {
            ComboBox<T> choice = robot.lookup(selector).queryComboBox();
            choice.setValue(value);
        });
    }

    private static void type(FxRobot robot, String selector, String text) {
        robot.interact(() -> {
            TextField field = robot.lookup(selector).queryAs(TextField.class);
            field.requestFocus();
            field.setText(text);
        });
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** The attack that takes longest here: there is time to hold it. */
    private void chooseTheBestOfAll(FxRobot robot) {
        choose(robot, "#attackName", Attacks.best());
    }

    private void runToItsEnd(FxRobot robot) {
        robot.clickOn("#runAttack");
        untilState(State.FINISHED);
    }

    @Test
    void theQuickAttackOnAbsIsChosenAndShownAtFirst(FxRobot robot) {
        ComboBox<Attack> shown = robot.lookup("#attackName").queryComboBox();
        assertThat(attack.choices().attackProperty().get().name()).isEqualTo("bisector");
        assertThat(shown.getValue().name()).isEqualTo("bisector");
        assertThat(shown.getChildrenUnmodifiable())
                .filteredOn(ListCell.class::isInstance)
                .extracting(cell -> ((ListCell<?>) cell).getText())
                .containsExactly("bisector");
    }

    @Test
    void theSentenceNamesTheDigitAndEveryChoice(FxRobot robot) {
        assertThat(robot.lookup(".sentence .sentence-strong")
                        .queryAs(Text.class)
                        .getText())
                .isEqualTo("4");
        choose(robot, "#attackNorm", Norm.L0);
        assertThat(attack.choices().normProperty().get()).isEqualTo(Norm.L0);
        choose(robot, "#target", 9);
        assertThat(attack.choices().targetProperty().get()).isEqualTo(9);
        choose(robot, "#target", 4);
        assertThat(text(robot, "#attackObstacle")).contains("taken for 4 already");
        assertThat(robot.lookup("#runAttack").query().isDisabled()).isTrue();
    }

    @Test
    void aMissingNetworkIsSaidInThePane(FxRobot robot) {
        choose(robot, "#attackVictim", 2);
        until(() -> !attack.choices().problemProperty().get().isEmpty());
        assertThat(attack.choices().victimProperty().get()).isEqualTo(Contender.CNN);
        assertThat(text(robot, "#attackObstacle")).contains("cnn.zip");
        assertThat(robot.lookup(".notification").tryQuery()).isEmpty();
    }

    @Test
    void aRunningAttackIsHeldSteppedAndCancelled(FxRobot robot) {
        chooseTheBestOfAll(robot);
        robot.clickOn("#runAttack");
        untilState(State.RUNNING);
        robot.clickOn("#pauseAttack");
        until(() -> text(robot, "#attackMessage").startsWith("Held. Step "));
        until(() -> attack.progressProperty().get() != null);
        int held = step();
        robot.clickOn("#stepAttack");
        until(() -> step() > held);
        assertThat(attack.stateProperty().get()).isEqualTo(State.PAUSED);
        int next = step();
        robot.clickOn("#resumeAttack");
        until(() -> step() > next + 1);
        robot.clickOn("#cancelAttack");
        untilState(State.CANCELLED);
        assertThat(text(robot, "#attackMessage")).startsWith("Cancelled");
        assertThat(seen(robot, "#cancelAttack")).isFalse();
        assertThat(seen(robot, "#runAttack")).isTrue();
    }

    @Test
    void escapeFreesAHeldAttack(FxRobot robot) {
        robot.clickOn("#stepAttack");
        until(() -> attack.progressProperty().get() != null);
        assertThat(attack.stateProperty().get()).isEqualTo(State.PAUSED);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        untilState(State.CANCELLED);
        robot.clickOn("#runAttack");
        untilState(State.FINISHED);
    }

    @Test
    void whatIsNoBudgetIsRefusedInASentence(FxRobot robot) {
        type(robot, "#attackBudget", "1.5");
        assertThat(attack.choices().budgetProperty().get()).isEqualTo(1.5);
        type(robot, "#attackBudget", "much");
        assertThat(text(robot, "#attackRefusal")).contains("much");
        assertThat(robot.lookup("#attackBudget").queryAs(TextField.class).getText())
                .isEqualTo("1.5");
    }

    @Test
    void thatNothingWasFoundIsSaidWithWhatWasTried(FxRobot robot) {
        type(robot, "#attackBudget", "0.1");
        runToItsEnd(robot);
        assertThat(text(robot, "#attackMessage"))
                .startsWith("No adversarial found within the budget of L2 0.10.")
                .contains("bisector")
                .contains("questions");
        assertThat(seen(robot, "#strength")).isFalse();
        assertThat(robot.lookup("#drawAdversarial").query().isDisabled()).isTrue();
    }

    @Test
    void theSliderWalksBackToTheOriginalAndTheVictimAnswers(FxRobot robot) {
        runToItsEnd(robot);
        until(() -> text(robot, "#strengthFlip").startsWith("The answer changes at "));
        until(() -> text(robot, "#strengthAnswer")
                .startsWith("ABS says " + ended().result().prediction().label()));
        int[] adversarial = pixels(robot, "#strengthPicture");
        robot.interact(() -> robot.lookup("#strength").queryAs(Slider.class).setValue(0));
        until(() -> text(robot, "#strengthAnswer").startsWith("ABS says 4"));
        assertThat(Arrays.equals(pixels(robot, "#strengthPicture"), adversarial))
                .isFalse();
    }

    private static void toTheHistory(FxRobot robot) {
        robot.interact(
                () -> robot.lookup("#attackScroll").queryAs(ScrollPane.class).setVvalue(1));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void pastAttacksComeBackAndAPinnedOneStandsBesideTheResult(FxRobot robot) {
        runToItsEnd(robot);
        String first = text(robot, "#attackMessage");
        choose(robot, "#target", 8);
        runToItsEnd(robot);
        assertThat(text(robot, "#attackMessage")).startsWith("Now taken for an 8");
        assertThat(seen(robot, "#pinnedAttack")).isFalse();
        robot.interact(
                () -> robot.lookup("#attackScroll").queryAs(ScrollPane.class).setVvalue(1));
        robot.clickOn("#pin1");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(seen(robot, "#pinnedAttack")).isTrue();
        toTheHistory(robot);
        robot.clickOn("#past1");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#attackMessage")).isEqualTo(first);
        assertThat(seen(robot, "#pinnedAttack")).isFalse();
    }

    @Test
    void everyModelIsAskedOnDemand(FxRobot robot) {
        runToItsEnd(robot);
        until(() -> !text(robot, "#opinionABS").endsWith("\u2026"));
        assertThat(text(robot, "#opinionNEAREST")).isEqualTo("not asked yet");
        robot.interact(attack.opinions()::askAll);
        until(() -> text(robot, "#opinionNEAREST").endsWith("%")
                && text(robot, "#opinionBINARY_ABS").contains("%"));
        assertThat(text(robot, "#opinionROBUST_CNN")).contains("robust-cnn.zip");
    }

    @Test
    void theDrawingGoesOnWhileAnAttackIsHeld(FxRobot robot) {
        robot.clickOn("#stepAttack");
        until(() -> attack.progressProperty().get() != null);
        robot.interact(model.digits()::showNext);
        until(() -> model.explainedProperty().get()
                && Objects.requireNonNull(model.analysis()).prediction() == 1);
        assertThat(attack.stateProperty().get()).isEqualTo(State.PAUSED);
        robot.interact(attack::cancel);
        untilState(State.CANCELLED);
    }

    @Test
    void allSideBySideIsShownElsewhereAndTheVictimStays(FxRobot robot) {
        choose(robot, "#attackVictim", Contender.values().length);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(seen(robot, "#sideBySide")).isTrue();
        assertThat(attack.choices().victimProperty().get()).isEqualTo(Contender.ABS);
        ComboBox<Integer> victim = robot.lookup("#attackVictim").queryComboBox();
        assertThat(victim.getValue()).isZero();
    }

    @Test
    void nothingIsCutOffAtTheSmallestSizeWithAResult(FxRobot robot) {
        runToItsEnd(robot);
        until(() -> text(robot, "#strengthFlip").startsWith("The answer changes at "));
        assertThat(cutOff(robot)).isEmpty();
    }
}
