package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.image.Shapes;
import org.tenfold.session.Texts;
import org.tenfold.session.TrainingModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The window in which models are trained, before a training begins. */
final class TrainingWindowTest extends WindowTest {
    /** In em: the smallest, the usual and a large one. */
    private static final int[][] SIZES = {{34, 26}, {62, 46}, {110, 70}};

    private static final double[] TEXTS = {0.8, 1, 1.6};
    private static final int OF_EACH = 20;
    private static final int PULSES = 3;

    TrainingWindowTest() {
        super(60);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.LATENTS, Path.of("nowhere"));
    }

    @Stop
    void stop() {
        List.copyOf(Window.getWindows()).stream()
                .filter(Stage.class::isInstance)
                .forEach(Window::hide);
    }

    @AfterEach
    void speakEnglish() {
        Texts.speak(Locale.ENGLISH);
    }

    private Parent open(FxRobot robot) {
        robot.interact(() -> window().train());
        return robot.lookup("#training").queryAs(Node.class).getScene().getRoot();
    }

    private TrainingModel training() {
        return model.training();
    }

    private void choosePictures(FxRobot robot) throws IOException {
        Path pictures = Shapes.write(folder.resolve("shapes"), OF_EACH);
        robot.interact(() -> training().chooseDropped(pictures));
        until(() -> training().dataProperty().get() != null);
    }

    private static boolean isShown(FxRobot robot, String selector) {
        for (Node at = robot.lookup(selector).query(); at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void howPicturesMayLieIsShownUntilSomeAreChosenAndThenWhatTheyAre(FxRobot robot) throws IOException {
        Parent root = open(robot);
        assertThat(isShown(robot, "#dataGuide")).isTrue();
        assertThat(isShown(robot, "#trainingPlan")).isFalse();
        assertThat(mute(robot, root)).isEmpty();
        choosePictures(robot);
        assertThat(isShown(robot, "#dataGuide")).isFalse();
        assertThat(isShown(robot, "#trainingPlan")).isTrue();
        assertThat(robot.from(robot.lookup("#foundClasses").queryAs(Node.class))
                        .lookup(".pixel-view")
                        .queryAll())
                .hasSize(3 * 6);
        assertThat(text(robot, "#trainingMessage")).isEqualTo("One thing is missing: a folder for the model.");
        assertThat(mute(robot, root)).isEmpty();
        robot.interact(() -> training().chooseOut(folder.resolve("own")));
        assertThat(text(robot, "#trainingMessage")).isEmpty();
        assertThat(robot.lookup("#startTraining").query().isDisabled()).isFalse();
    }

    @Test
    void everythingFindsItsPlaceInAnySizeAndTextAndLanguage(FxRobot robot) throws IOException {
        List<String> crooked = new ArrayList<>();
        Texts.speak(Locale.GERMAN);
        Parent root = open(robot);
        lookInAllSizes(robot, root, "before", crooked);
        choosePictures(robot);
        lookInAllSizes(robot, root, "after", crooked);
        assertThat(crooked).isEmpty();
    }

    private void lookInAllSizes(FxRobot robot, Parent root, String when, List<String> crooked) {
        for (double text : TEXTS) {
            for (int[] size : SIZES) {
                robot.interact(() -> {
                    int em = (int) Math.round(text * TextSize.USUAL);
                    root.setStyle("-fx-font-size: " + em + "px;");
                    // The platform's screen is smaller than the largest of these.
                    root.resize((double) size[0] * em, (double) size[1] * em);
                    for (int pulse = 0; pulse < PULSES; pulse++) {
                        root.applyCss();
                        root.layout();
                    }
                });
                for (String cut : cutOff(robot, root)) {
                    crooked.add(when + ", " + size[0] + "x" + size[1] + " em, text " + text + ": " + cut);
                }
            }
        }
    }

    @Test
    void itLooksLikeTheWindowAtOnce(FxRobot robot) {
        Parent root = open(robot);
        Labeled title = robot.from(root).lookup(".drop-title").query();
        FontIcon icon = (FontIcon) title.getGraphic();
        double usual = title.getFont().getSize();
        int large = icon.getIconSize();
        robot.interact(() -> {
            model.preferences().textSizeProperty().set(0.8);
            root.applyCss();
        });
        // 14 · 0.8 = 11.2
        assertThat(title.getFont().getSize()).isCloseTo(usual * 11 / TextSize.USUAL, within(0.1));
        assertThat(icon.getIconSize()).isEqualTo(large * 11 / TextSize.USUAL);
    }
}
