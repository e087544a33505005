package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Exhibit;
import org.tenfold.attack.Galleries;
import org.tenfold.attack.Gallery;
import org.tenfold.image.BadInputException;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.QuizAnswer;
import org.tenfold.session.QuizModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The quiz in the real window, with pictures that nobody would take for digits. */
final class QuizTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final int QUESTIONS = 24;

    private final Gallery gallery = Galleries.of(30);

    QuizTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.LATENTS, folder);
        model.quiz().offer(() -> gallery);
    }

    @Stop
    void stop() {
        close();
    }

    private QuizModel quiz() {
        return model.quiz();
    }

    private void openWithItsKey(FxRobot robot) {
        untilExplained();
        type(robot, KeyCode.G);
        until(() -> quiz().stateProperty().get() == QuizModel.State.ASKING);
    }

    /** The exhibit that is asked about: the test knows what the player does not. */
    private Exhibit asked() {
        var picture = Objects.requireNonNull(quiz().questionProperty().get()).picture();
        return gallery.exhibits().stream()
                .filter(exhibit -> exhibit.image().equals(picture))
                .findFirst()
                .orElseThrow();
    }

    private static KeyCode key(int digit) {
        return KeyCode.valueOf("DIGIT" + digit);
    }

    /** Everything on the sheet that can be read or heard. */
    private static List<String> words(FxRobot robot) {
        List<String> words = new ArrayList<>();
        robot.interact(() -> collect(robot.lookup("#quiz").query(), words));
        return words;
    }

    private static void collect(Node node, List<String> words) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            words.add(labeled.getText());
        }
        if (node.getAccessibleText() != null) {
            words.add(node.getAccessibleText());
        }
        if (node.getId() != null) {
            words.add(node.getId());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    private static boolean namesAContender(String word) {
        return Arrays.stream(Contender.values()).anyMatch(contender -> word.contains(contender.title()));
    }

    private void assertThatAllIsWell(FxRobot robot) {
        assertThat(mute(robot)).isEmpty();
        assertThat(cutOff(robot)).isEmpty();
    }

    @Test
    void aWholeGameByMouseAndKeyboardEndsInAScoreByContender(FxRobot robot) {
        openWithItsKey(robot);
        assertThat(seen(robot, "#quiz")).isTrue();
        assertThatAllIsWell(robot);
        for (int i = 1; i <= QUESTIONS; i++) {
            assertThat(text(robot, "#quizNumber")).isEqualTo("Question " + i + " of " + QUESTIONS);
            Exhibit exhibit = asked();
            assertThat(words(robot)).noneMatch(QuizTest::namesAContender);
            boolean byMouse = i % 3 == 0;
            int label = exhibit.digit().label();
            if (exhibit.victim() == Contender.ABS) {
                type(robot, KeyCode.SPACE);
                assertThat(text(robot, "#quizVerdict")).isEqualTo("It was a " + label + ".");
            } else if (byMouse) {
                robot.clickOn("#quizAnswer-" + label);
            } else {
                type(robot, key(label));
            }
            QuizAnswer given = Objects.requireNonNull(quiz().revealedProperty().get());
            assertThat(given.namesTheOriginal()).isEqualTo(exhibit.victim() != Contender.ABS);
            assertThat(text(robot, "#quizStory")).contains("took it for a " + exhibit.answer());
            assertThat(shows(robot, "#quizBefore")).isTrue();
            if (i == 1) {
                assertThatAllIsWell(robot);
            }
            if (byMouse) {
                robot.clickOn("#quizNext");
            } else {
                type(robot, KeyCode.ENTER);
            }
        }
        assertThat(quiz().stateProperty().get()).isEqualTo(QuizModel.State.ENDED);
        assertThat(text(robot, "#quizHeadline")).isEqualTo("You named 20 of 24 originals.");
        assertThat(text(robot, "#quizAgreement"))
                .contains("4 of 4 of the CNN\u2019s", "0 of 4 of ABS\u2019s", "what the paper says");
        assertThat(words(robot)).contains("ABS: 0 of 4", "CNN: 4 of 4", "0\u201349\u202f%", "51\u2013100\u202f%");
        assertThatAllIsWell(robot);
        robot.clickOn("#quizCopy");
        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .startsWith("seed,question,victim,")
                .hasLineCount(QUESTIONS + 1));
        robot.clickOn("#quizAnother");
        assertThat(text(robot, "#quizNumber")).startsWith("Question 1 of");
    }

    @Test
    void escapeLeavesAndTheGameWaits(FxRobot robot) {
        openWithItsKey(robot);
        type(robot, KeyCode.DIGIT1);
        assertThat(quiz().answered()).isEqualTo(1);
        assertThat(model.chosenClassProperty().get()).isEqualTo(ExplorerModel.NO_CLASS);
        type(robot, KeyCode.ENTER);
        var second = quiz().questionProperty().get();
        type(robot, KeyCode.ESCAPE);
        assertThat(seen(robot, "#quiz")).isFalse();
        assertThat(robot.lookup("#tools").query().getParent().getParent().isVisible())
                .isTrue();
        // On the workbench a digit picks a class again.
        type(robot, KeyCode.DIGIT3);
        assertThat(model.chosenClassProperty().get()).isEqualTo(3);
        type(robot, KeyCode.G);
        assertThat(seen(robot, "#quiz")).isTrue();
        assertThat(quiz().questionProperty().get()).isEqualTo(second);
        type(robot, KeyCode.DIGIT4);
        assertThat(model.chosenClassProperty().get()).isEqualTo(3);
    }

    @Test
    void theNumberOfAGameCanBeTypedAndDealsTheSameGame(FxRobot robot) {
        openWithItsKey(robot);
        robot.interact(() -> quiz().seedProperty().set(""));
        robot.clickOn("#quizSeed").write("12").type(KeyCode.ENTER);
        Exhibit first = asked();
        robot.clickOn("#quizNew");
        assertThat(quiz().seedProperty().get()).isNotEqualTo("12");
        robot.interact(() -> quiz().seedProperty().set("12"));
        robot.clickOn("#quizPlay");
        assertThat(asked()).isEqualTo(first);
    }

    @Test
    void theTwoSheetsDoNotLieOverEachOther(FxRobot robot) {
        openWithItsKey(robot);
        robot.interact(() -> window().showSideBySide());
        assertThat(seen(robot, "#quiz")).isFalse();
        robot.interact(() -> window().showQuiz());
        assertThat(seen(robot, "#quiz")).isTrue();
        assertThat(seen(robot, "#sideBySide")).isFalse();
    }

    @Test
    void missingPicturesAreSaidOnTheSheet(FxRobot robot) {
        robot.interact(() -> {
            quiz().offer(() -> {
                throw new BadInputException("quiz.json: found no file, expected one.");
            });
            window().showQuiz();
        });
        until(() -> quiz().stateProperty().get() == QuizModel.State.MISSING);
        assertThat(text(robot, "#quizMessage")).contains("quiz.json: found no file");
        assertThatAllIsWell(robot);
    }
}
