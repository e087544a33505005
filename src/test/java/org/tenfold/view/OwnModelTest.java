package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Shapes;
import org.tenfold.model.Installation;
import org.tenfold.session.TrainingModel.State;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** From a folder of pictures to a model of one's own that reads a drawing. */
final class OwnModelTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 180;
    private static final int OF_EACH = 40;

    /** A class's pictures are one batch, so that a pass is one step. */
    private static final String PASSES = "24";

    private static final Path CHECKOUT = Path.of("").toAbsolutePath();

    OwnModelTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage stage) {
        model.shelf().begin(CHECKOUT.resolve("models/mnist"), new Installation(CHECKOUT));
        open(stage, ExplorerWindow.Tool.ATTACK, Path.of("nowhere"));
    }

    @Stop
    void stop() {
        List.copyOf(Window.getWindows()).stream()
                .filter(Stage.class::isInstance)
                .forEach(Window::hide);
    }

    private State state() {
        return model.training().stateProperty().get();
    }

    @Test
    void picturesBecomeAModelThatReadsADrawing(FxRobot robot) throws IOException {
        Path pictures = Shapes.write(folder.resolve("shapes"), OF_EACH);
        until(() -> model.analysis() != null);
        robot.interact(() -> window().train());
        // The choosers are the system's own: what they would answer is said here.
        robot.interact(() -> {
            model.training().chooseData(pictures);
            model.training().chooseOut(folder.resolve("own"));
        });
        until(() -> model.training().dataProperty().get() != null);
        assertThat(text(robot, "#foundPictures")).contains("3 classes, 120 pictures; 10 of them are held out");
        robot.interact(() -> ((TextField) robot.lookup("#trainingPasses").query()).setText(PASSES));

        robot.clickOn("#startTraining");
        until(() -> model.training().progressProperty().get() != null);
        until(() -> model.training().lossesProperty().get().size() > 3);
        robot.clickOn("#stopTraining");
        until(() -> state() == State.STOPPED);
        assertThat(text(robot, "#trainingMessage")).startsWith("Stopped.");
        assertThat(((Labeled) robot.lookup("#startTraining").query()).getText()).isEqualTo("Go on");

        robot.clickOn("#startTraining");
        until(() -> state() == State.FINISHED);
        assertThat(text(robot, "#trainingMessage")).contains("held-out pictures rightly");
        robot.clickOn("#openTrained");
        until(() -> model.labels().names().equals(Shapes.NAMES) && model.analysis() != null);
        robot.interact(() -> Window.getWindows().stream()
                .filter(each -> each instanceof Stage stage && stage.getTitle().equals("Train a model"))
                .toList()
                .forEach(Window::hide));

        robot.interact(() -> model.drawing().clear());
        drag(robot, "#canvas", MouseButton.PRIMARY, 0.5, 0.2, 0.5, 0.4, 0.5, 0.6, 0.5, 0.8);
        untilExplained();
        assertThat(text(robot, ".verdict-digit")).isEqualTo("upright bar");
        assertThat(robot.lookup(".tile").queryAll()).hasSize(Shapes.NAMES.size());
        assertThat(mute(robot)).isEmpty();
    }
}
