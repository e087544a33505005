package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

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
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.baseline.Baselines;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.session.AttackModel;
import org.tenfold.session.AttackModel.State;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.PastAttack;
import org.tenfold.session.Threads;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The Attack tab of the real window; there are training pictures and no networks. */
@ExtendWith(ApplicationExtension.class)
final class AttackTabTest {
    /** Nothing here takes some seconds on a quiet machine; a busy one gets its time. */
    private static final int PATIENCE_SECONDS = 90;

    @TempDir
    private Path folder;

    private final ExplorerModel model = ExplorerModel.of(
            new Threads(worker(), worker(), worker(), worker(), worker(), worker(), Platform::runLater), new Random(1));
    private final AttackModel attack = model.attack();
    private @Nullable ExplorerWindow opened;

    @Start
    void start(Stage stage) {
        var classifier = Digits.small(Preset.FAST);
        ExplorerWindow window = new ExplorerWindow(model, stage);
        opened = window;
        window.show(ExplorerWindow.Tool.ATTACK);
        stage.setScene(window.scene(ExplorerWindow.SMALLEST_WIDTH, ExplorerWindow.SMALLEST_HEIGHT));
        stage.setX(0);
        stage.setY(0);
        stage.show();
        model.start(() -> classifier, Digits::testSet, Baselines.of(folder, Path.of("assets", "mnist")));
    }

    @Stop
    void stop() {
        window().close();
    }

    @BeforeEach
    void untilTheExampleIsExplained() {
        until(() -> model.explainedProperty().get()
                && !attack.choices().attacksProperty().get().isEmpty());
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

    private void untilState(State state) {
        until(() -> attack.stateProperty().get() == state);
    }

    private int step() {
        return Objects.requireNonNull(attack.progressProperty().get()).step().step();
    }

    private PastAttack ended() {
        return Objects.requireNonNull(attack.endedProperty().get());
    }

    private static String text(FxRobot robot, String selector) {
        return ((Label) robot.lookup(selector).query()).getText();
    }

    private static boolean seen(FxRobot robot, String selector) {
        for (Node at = robot.lookup(selector).query(); at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static int[] pixels(FxRobot robot, String id) {
        ImageView view = (ImageView) robot.lookup(id + " .image-view").query();
        int side = (int) view.getImage().getWidth();
        int[] argb = new int[side * side];
        view.getImage().getPixelReader().getPixels(0, 0, side, side, PixelFormat.getIntArgbInstance(), argb, 0, side);
        return argb;
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
        robot.interact(model::nextDigit);
        until(() -> model.explainedProperty().get()
                && Objects.requireNonNull(model.analysis()).prediction() == 1);
        assertThat(attack.stateProperty().get()).isEqualTo(State.PAUSED);
        robot.interact(attack::cancel);
        untilState(State.CANCELLED);
    }

    @Test
    void allSideBySideIsShownElsewhereAndTheVictimStays(FxRobot robot) {
        List<String> shown = new ArrayList<>();
        robot.interact(() -> window().attackPane().offerSideBySide(() -> shown.add("side by side")));
        choose(robot, "#attackVictim", Contender.values().length);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shown).containsExactly("side by side");
        assertThat(attack.choices().victimProperty().get()).isEqualTo(Contender.ABS);
        ComboBox<Integer> victim = robot.lookup("#attackVictim").queryComboBox();
        assertThat(victim.getValue()).isZero();
    }

    @Test
    void nothingIsCutOffAtTheSmallestSizeWithAResult(FxRobot robot) {
        runToItsEnd(robot);
        until(() -> text(robot, "#strengthFlip").startsWith("The answer changes at "));
        List<String> cut = new ArrayList<>();
        robot.interact(() -> {
            window().applyCss();
            window().layout();
            collectCut(robot.lookup("#tools").query(), cut);
        });
        assertThat(cut).isEmpty();
    }

    /** A text that is too long for its place ends in an ellipsis: what is drawn is not what was written. */
    private static void collectCut(Node node, List<String> cut) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled
                && !labeled.getText().isEmpty()
                && labeled.lookup(".text") instanceof Text drawn
                && !labeled.isWrapText()
                && !drawn.getText().equals(labeled.getText())) {
            cut.add(labeled.getText() + " -> " + drawn.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectCut(child, cut));
        }
    }
}
