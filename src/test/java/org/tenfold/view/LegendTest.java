package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Galleries;
import org.tenfold.image.Shapes;
import org.tenfold.model.Installation;
import org.tenfold.session.AttackModel;
import org.tenfold.session.FoolingModel;
import org.tenfold.session.QuizModel;
import org.tenfold.session.TrainingModel;
import org.tenfold.view.reconstructions.TileMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Every colour that means something says what it means, wherever it is on the screen. */
final class LegendTest extends WindowTest {
    /** Attacks and a training run in here, on a busy machine too. */
    private static final int PATIENCE_SECONDS = 180;

    private static final Path CHECKOUT = Path.of("").toAbsolutePath();
    private static final Path STYLES = Path.of("src/main/resources/org/tenfold/view");

    /** Colours with a meaning of their own; the accent only says that something is chosen, or is ours. */
    private static final Pattern MEANING = Pattern.compile("-tenfold-(?:more|less|safe|fooled)\\b");

    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^}]*)}");
    private static final Pattern LAST_CLASS = Pattern.compile("\\.([a-z][a-z-]*)(?::[a-z-]+)?(?=\\s*$)");

    /** They are words themselves, or lie on words that say the same, or follow the pointer. */
    private static final Set<String> IN_WORDS = Set.of(
            "badge",
            "proof-badge",
            "ruler-safe-value",
            "ruler-fooled-value",
            "attack-obstacle",
            "siege-state",
            "ikonli-font-icon",
            "paint-message",
            "quiz-answer",
            "replay-place",
            "replay-name",
            "pixel-outline",
            "explorer");

    private final Colours colours = new Colours();

    LegendTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage stage) {
        model.shelf().begin(CHECKOUT.resolve("models/mnist"), new Installation(CHECKOUT));
        open(stage, ExplorerWindow.Tool.LATENTS, Path.of("assets", "mnist"));
        model.quiz().offer(() -> Galleries.of(30));
    }

    @Stop
    void stop() {
        List.copyOf(Window.getWindows()).stream()
                .filter(Stage.class::isInstance)
                .forEach(Window::hide);
    }

    private void look(FxRobot robot, String where) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            window().applyCss();
            window().layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> colours.look(where));
    }

    @Test
    void everyColourOnTheScreenIsExplainedThere(FxRobot robot) throws IOException {
        lookAtTheTiles(robot);
        lookAtTheMap(robot);
        lookAtTheReplay(robot);
        lookAtAnAttack(robot);
        lookAtThePaint(robot);
        lookAtTheOthers(robot);
        lookAtALesson(robot);
        lookAtTheQuiz(robot);
        lookAtATraining(robot);
        assertThat(colours.unexplained()).as("without a legend").isEmpty();
        assertThat(colours.seen()).as("seen at all").isEqualTo(Colours.all());
    }

    private void lookAtTheTiles(FxRobot robot) {
        untilExplained();
        until(() -> model.latents().stripsProperty().get() != null
                && model.ruler().proofProperty().get() != null);
        look(robot, "at the beginning");
        for (TileMode mode : TileMode.values()) {
            robot.interact(() -> window().tilesProperty().set(mode));
            look(robot, "among tiles of " + mode);
        }
        robot.interact(() -> window().tilesProperty().set(TileMode.RECONSTRUCTION));
        type(robot, KeyCode.I);
        until(() -> robot.lookup("#ledgerScore").tryQuery().isPresent());
        look(robot, "in the ledger");
        type(robot, KeyCode.ESCAPE);
    }

    private void lookAtTheMap(FxRobot robot) {
        type(robot, KeyCode.M);
        until(() -> model.latents().map().mapProperty().get() != null);
        drag(robot, "#canvas", MouseButton.PRIMARY, 0.5, 0.3, 0.5, 0.5);
        untilExplained();
        until(() -> model.latents().map().pathProperty().get().size() > 1);
        look(robot, "on the map");
        type(robot, KeyCode.M);
        robot.interact(() -> model.digits().showNext());
        untilExplained();
    }

    private void lookAtTheReplay(FxRobot robot) {
        until(() -> model.replay().openable().get());
        robot.clickOn("#replay");
        until(() -> model.replay().isOpen() && model.replay().stepProperty().get() > 0);
        look(robot, "in the replay");
        type(robot, KeyCode.ESCAPE);
    }

    private void lookAtAnAttack(FxRobot robot) {
        robot.interact(() -> {
            window().show(ExplorerWindow.Tool.ATTACK);
            model.attack().run();
        });
        until(() -> model.attack().stateProperty().get() == AttackModel.State.FINISHED);
        until(() -> text(robot, "#strengthFlip").startsWith("The answer changes at "));
        look(robot, "after an attack");
    }

    private void lookAtThePaint(FxRobot robot) {
        robot.interact(() -> window().show(ExplorerWindow.Tool.PAINT));
        until(() -> model.paint().answerProperty().get() != null);
        drag(robot, "#paintCanvas .image-view", MouseButton.PRIMARY, 0.1, 0.1, 0.5, 0.1, 0.5, 0.2);
        until(() -> !model.paint().askingNowProperty().get());
        look(robot, "on a painted attack");
        robot.interact(
                () -> robot.lookup("#paintChange").queryAs(ToggleSwitch.class).setSelected(true));
        look(robot, "on the change of a painted attack");
    }

    private void lookAtTheOthers(FxRobot robot) {
        robot.interact(() -> window().show(ExplorerWindow.Tool.COMPARE));
        until(() -> model.verdicts().isAtRest());
        look(robot, "beside the others");
        robot.interact(() -> {
            window().show(ExplorerWindow.Tool.NOISE);
            model.fooling().contenderProperty().set(Contender.ABS);
        });
        robot.clickOn("#runFooling");
        until(() -> model.fooling().stateProperty().get() == FoolingModel.State.FINISHED);
        look(robot, "on noise");
        robot.interact(() -> window().showSideBySide());
        robot.clickOn("#siegeChanges");
        robot.clickOn("#runAll");
        until(() -> model.sideBySide().siegeProperty(Contender.ABS).get().attempt() != null);
        look(robot, "with all side by side");
        robot.interact(() -> model.sideBySide().cancel());
        type(robot, KeyCode.ESCAPE);
    }

    private void lookAtALesson(FxRobot robot) {
        type(robot, KeyCode.SHORTCUT, KeyCode.DIGIT5);
        until(() -> model.lessons().lesson() != null);
        untilExplained();
        look(robot, "in a lesson");
        robot.interact(() -> model.lessons().end());
        untilExplained();
    }

    private void lookAtTheQuiz(FxRobot robot) {
        robot.interact(() -> window().show(ExplorerWindow.Tool.QUIZ));
        until(() -> model.quiz().stateProperty().get() == QuizModel.State.ASKING);
        // Always the same answer: some are right, most are not.
        while (model.quiz().stateProperty().get() == QuizModel.State.ASKING) {
            type(robot, KeyCode.DIGIT3);
            look(robot, "in the quiz");
            type(robot, KeyCode.ENTER);
        }
        look(robot, "at the end of the quiz");
        type(robot, KeyCode.ESCAPE);
    }

    private void lookAtATraining(FxRobot robot) throws IOException {
        Path pictures = Shapes.write(folder.resolve("shapes"), 40);
        TrainingModel training = model.training();
        robot.interact(() -> {
            window().train();
            training.chooseData(pictures);
            training.chooseOut(folder.resolve("own"));
        });
        until(() -> training.dataProperty().get() != null);
        look(robot, "before a training");
        robot.interact(training::start);
        until(() -> training.lossesProperty().get().size() > 2);
        look(robot, "in a training");
        robot.interact(training::stop);
    }

    @Test
    void noStyleSheetHasAColourThatIsNotLookedAt() throws IOException {
        Set<String> known = new TreeSet<>(Colours.all());
        known.addAll(IN_WORDS);
        Set<String> coloured = new TreeSet<>();
        try (Stream<Path> files = Files.walk(STYLES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".css")).toList()) {
                Matcher rule = RULE.matcher(Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", ""));
                while (rule.find()) {
                    Matcher last = LAST_CLASS.matcher(rule.group(1).replaceAll("\\s*,.*", ""));
                    if (MEANING.matcher(rule.group(2)).find()
                            && last.find()
                            && !last.group(1).startsWith("swatch")) {
                        coloured.add(last.group(1));
                    }
                }
            }
        }
        assertThat(coloured).hasSizeGreaterThan(20);
        coloured.removeAll(known);
        assertThat(coloured)
                .as("give it a legend or a tooltip, and name it in Colours")
                .isEmpty();
    }
}
