package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.Contender;
import org.tenfold.attack.FoolingPicture;
import org.tenfold.attack.GalleryFolder;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Digits;
import org.tenfold.model.Prediction;
import org.tenfold.session.AttackModel;
import org.tenfold.session.FoolingModel;
import org.tenfold.session.Lesson;
import org.tenfold.session.Notice;
import org.tenfold.session.QuizModel;
import org.tenfold.view.reconstructions.TileMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Each of the eight lessons on the real window, with the real networks: what it says is what happens. */
final class LessonsTest extends WindowTest {
    /** Reading 60,000 pictures and attacking takes seconds on a busy machine. */
    private static final int PATIENCE_SECONDS = 180;

    private static final int DIGIT = 4;

    /** A clean one, of which the CNN is sure. */
    private static final int PICTURE = 42;

    /** The distance at which the paper counts survivors: nobody takes the result for another digit. */
    private static final double SMALL_L2 = 1.5;

    /** What makes a difference that a class can see. */
    private static final double CLEARLY_LARGER = 1.5;

    private static final double SURE = 0.9;

    /** The outline keeps a little off on both sides, and both are rounded to pixels. */
    private static final double OUTLINE_DISTANCE = 12;

    /** Opened once for all tests. */
    private static final Path QUIZ = Path.of("assets", "quiz");

    private static final Baselines NETWORKS = Baselines.of(Path.of("models", "mnist"), Path.of("assets", "mnist"));

    private Image own = Image.blank();

    LessonsTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.LATENTS, NETWORKS);
        model.quiz().offer(() -> GalleryFolder.read(QUIZ));
    }

    @Stop
    void stop() {
        close();
    }

    @BeforeEach
    void somethingIsDrawn(FxRobot robot) {
        untilExplained();
        robot.interact(() -> {
            model.drawing().beginStroke(0.5, 0.2, false);
            model.drawing().extendStroke(0.5, 0.8);
            model.drawing().endStroke();
            window().tilesProperty().set(TileMode.EVIDENCE);
        });
        own = model.drawing().seen();
    }

    private void begin(FxRobot robot, int number) {
        type(robot, KeyCode.SHORTCUT, KeyCode.DIGIT5);
        until(() -> model.lessons().lesson() != null);
        robot.interact(() -> model.lessons().show(number - 1));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#lessonTitle"))
                .isEqualTo(Objects.requireNonNull(model.lessons().lesson()).title());
    }

    private void assertTheStageIs(FxRobot robot, ExplorerWindow.Tool tool, boolean painters) {
        assertThat(window().tool()).isEqualTo(tool);
        until(() -> seen(robot, "#tile4") == painters);
        assertThat(cutOff(robot)).isEmpty();
        assertThat(mute(robot)).isEmpty();
        boolean tiles = Objects.requireNonNull(model.lessons().lesson()).point() == Lesson.Place.TILES;
        Node part = robot.lookup(tiles ? ".tile-grid" : "#tools").query();
        assertTheOutlineIsRound(robot, tiles ? part.getParent() : part);
    }

    /** Round the part that the lesson points at, and nothing else. */
    private static void assertTheOutlineIsRound(FxRobot robot, Node part) {
        Bounds outline = onScreen(robot.lookup(".lesson-outline").query());
        Bounds inside = onScreen(part);
        assertThat(outline.contains(inside))
                .as("%s contains %s", outline, inside)
                .isTrue();
        assertThat(outline.getWidth()).isCloseTo(inside.getWidth(), within(OUTLINE_DISTANCE));
        assertThat(outline.getHeight()).isCloseTo(inside.getHeight(), within(OUTLINE_DISTANCE));
    }

    private static Bounds onScreen(Node node) {
        return node.localToScreen(node.getLayoutBounds());
    }

    private Adversarial attacked() {
        until(() -> model.attack().stateProperty().get() == AttackModel.State.FINISHED);
        return Objects.requireNonNull(model.attack().endedProperty().get()).result();
    }

    @Test
    void cleanDigitsAreEasyForAllSix(FxRobot robot) {
        begin(robot, 1);
        assertTheStageIs(robot, ExplorerWindow.Tool.COMPARE, false);
        assertThat(model.drawing().seen()).isEqualTo(Digits.image(PICTURE));
        for (Contender contender : Contender.values()) {
            until(() -> model.verdicts().verdictProperty(contender).get().prediction() != null);
            Prediction said = Objects.requireNonNull(
                    model.verdicts().verdictProperty(contender).get().prediction());
            assertThat(said.label()).as(contender.title()).isEqualTo(DIGIT);
        }
    }

    @Test
    void aSmallChangeDerailsTheCnn(FxRobot robot) {
        begin(robot, 2);
        assertTheStageIs(robot, ExplorerWindow.Tool.ATTACK, false);
        Adversarial result = attacked();
        assertThat(result.originalPrediction().label()).isEqualTo(DIGIT);
        assertThat(result.found()).isTrue();
        assertThat(result.prediction().label()).isNotEqualTo(DIGIT);
        assertThat(result.l2()).isLessThan(SMALL_L2);
        assertThat(shows(robot, "#adversarial")).isTrue();
    }

    @Test
    void theCnnIsSureThatNoiseIsAZero(FxRobot robot) {
        begin(robot, 3);
        assertTheStageIs(robot, ExplorerWindow.Tool.NOISE, false);
        until(() -> model.fooling().stateProperty().get() == FoolingModel.State.FINISHED);
        FoolingPicture.Result result =
                Objects.requireNonNull(model.fooling().resultProperty().get());
        assertThat(result.prediction().label()).isZero();
        assertThat(result.prediction().probabilities()[0]).isGreaterThanOrEqualTo(SURE);
        assertThat(model.drawing().seen()).isEqualTo(result.image());
        untilExplained();
        assertThat(Objects.requireNonNull(model.analysis()).confident()).isFalse();
    }

    @Test
    void thePainterOfZerosIsHandedOver(FxRobot robot) {
        begin(robot, 4);
        assertTheStageIs(robot, ExplorerWindow.Tool.LATENTS, false);
        assertThat(model.drawing().captionProperty().get()).endsWith("labelled 0");
        assertThat(model.shownClass()).isZero();
        until(() -> shows(robot, "#painted"));
    }

    @Test
    void theTenPaintersNameTheFour(FxRobot robot) {
        begin(robot, 5);
        assertTheStageIs(robot, ExplorerWindow.Tool.LATENTS, true);
        assertThat(window().tilesProperty().get()).isEqualTo(TileMode.RECONSTRUCTION);
        untilExplained();
        Analysis analysis = Objects.requireNonNull(model.analysis());
        assertThat(analysis.image()).isEqualTo(Digits.image(PICTURE));
        assertThat(analysis.prediction()).isEqualTo(DIGIT);
        assertThat(seen(robot, ".lesson-outline")).isTrue();
    }

    @Test
    void foolingTheTenPaintersTakesClearlyMoreThanFoolingTheCnn(FxRobot robot) {
        begin(robot, 2);
        Adversarial cnn = attacked();
        robot.interact(() -> model.lessons().show(5));
        until(() -> model.attack().stateProperty().get().isUnderWay());
        assertTheStageIs(robot, ExplorerWindow.Tool.ATTACK, true);
        Adversarial abs = attacked();
        assertThat(abs.found()).isTrue();
        assertThat(abs.original()).isEqualTo(cnn.original());
        assertThat(abs.l2()).isGreaterThan(CLEARLY_LARGER * cnn.l2());
    }

    @Test
    void theSeventhLessonAsksForTheOriginal(FxRobot robot) {
        begin(robot, 7);
        until(() -> model.quiz().stateProperty().get() == QuizModel.State.ASKING);
        assertThat(seen(robot, "#quiz")).isTrue();
        assertThat(cutOff(robot)).isEmpty();
        assertThat(mute(robot)).isEmpty();
        robot.interact(() -> model.lessons().show(7));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(seen(robot, "#quiz")).isFalse();
    }

    @Test
    void theLastLessonHandsOverTheBrushWithTheMarkOfTheAutomaticAttack(FxRobot robot) {
        begin(robot, 8);
        assertTheStageIs(robot, ExplorerWindow.Tool.PAINT, true);
        assertThat(model.paint().originalProperty().get()).isEqualTo(Digits.image(PICTURE));
        assertThat(attacked().found()).isTrue();
        until(() -> model.paint().automaticProperty().get() > 0);
        robot.clickOn("#lessonNext");
        assertThat(model.lessons().lesson()).isNull();
    }

    @Test
    void afterALessonEverythingIsAsItWasLeft(FxRobot robot) {
        begin(robot, 3);
        until(() -> !seen(robot, "#tile4"));
        robot.interact(() -> model.fooling().cancel());
        type(robot, KeyCode.ESCAPE);
        until(() -> model.lessons().lesson() == null);
        assertThat(model.drawing().seen()).isEqualTo(own);
        assertThat(window().tool()).isEqualTo(ExplorerWindow.Tool.LATENTS);
        assertThat(window().tilesProperty().get()).isEqualTo(TileMode.EVIDENCE);
        until(() -> seen(robot, "#tile4")
                && robot.lookup("#tile4").query().getParent().getOpacity() == 1);
        assertThat(robot.lookup("#lessonBar").tryQuery()).isEmpty();
        assertThat(seen(robot, ".lesson-outline")).isFalse();
    }

    @Test
    void keysGoOnAndBack(FxRobot robot) {
        begin(robot, 4);
        type(robot, KeyCode.PAGE_DOWN);
        assertThat(model.lessons().placeProperty().get()).isEqualTo(4);
        type(robot, KeyCode.ALT, KeyCode.LEFT);
        assertThat(model.lessons().placeProperty().get()).isEqualTo(3);
        type(robot, KeyCode.ALT, KeyCode.RIGHT);
        assertThat(model.lessons().placeProperty().get()).isEqualTo(4);
        type(robot, KeyCode.PAGE_UP);
        assertThat(model.lessons().placeProperty().get()).isEqualTo(3);
    }

    @Test
    void whatIsHiddenComesBackOnDemandAndWithTheTask(FxRobot robot) {
        begin(robot, 4);
        until(() -> !seen(robot, "#tile4"));
        robot.clickOn("#lessonOpen");
        until(() -> seen(robot, "#tile4"));
        assertThat(model.lessons().lesson()).isNotNull();
        robot.clickOn("#lessonTry");
        assertThat(seen(robot, ".lesson-outline")).isFalse();
        assertThat(robot.lookup(".lesson-task")
                        .match(Node::isVisible)
                        .queryLabeled()
                        .getText())
                .startsWith("Push the sliders");
        robot.clickOn("#lessonTry");
        until(() -> !seen(robot, "#tile4"));
    }

    @Test
    void aTeachersOwnLessonOpensByDropAndABrokenOneIsRefused(FxRobot robot) throws IOException {
        Path mine = Files.writeString(
                folder.resolve("mine.txt"), "title: My lesson\npicture: digit 7\nhide: ruler\nsay: Look here.\n");
        Path broken = Files.writeString(folder.resolve("broken.txt"), "title: Mine\nsay: Look.\npicture: dog\n");
        robot.interact(() -> window().take(List.of(broken.toFile())));
        until(() -> robot.lookup(".notification").tryQuery().isPresent());
        Notice said = Objects.requireNonNull(model.noticeProperty().get());
        assertThat(said.kind()).isEqualTo(Notice.Kind.PROBLEM);
        assertThat(said.text())
                .isEqualTo(
                        "broken.txt, line 3: found the picture \u201cdog\u201d, expected blank, keep, digit N or any N.");
        assertThat(robot.lookup("#lessonBar").tryQuery()).isEmpty();
        assertThat(model.drawing().seen()).isEqualTo(own);
        robot.interact(() -> window().take(List.of(mine.toFile())));
        until(() -> model.lessons().lesson() != null);
        assertThat(text(robot, "#lessonTitle")).isEqualTo("My lesson");
        assertThat(model.drawing().seen()).isEqualTo(Digits.image(7));
    }
}
