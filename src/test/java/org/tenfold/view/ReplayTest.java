package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.SearchTrace.Phase;
import org.tenfold.session.LatentWalk;
import org.tenfold.session.ReplayModel;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.PixelView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The replay of the search, and a latent on its way, in the real window. */
@ExtendWith(ApplicationExtension.class)
final class ReplayTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final Path NOWHERE = Path.of("nowhere");

    private final ReplayModel replay = model.replay();

    ReplayTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.LATENTS, NOWHERE);
    }

    @Stop
    void stop() {
        close();
    }

    private void openReplay(FxRobot robot) {
        until(() -> replay.openable().get());
        robot.clickOn("#replay");
        until(replay::isOpen);
    }

    private void assertTilesShow(FxRobot robot, Analysis analysis) {
        for (int c = 0; c < 10; c++) {
            PixelView picture = (PixelView) robot.lookup("#picture" + c).query();
            assertThat(Objects.requireNonNull(picture.raster()).argb())
                    .isEqualTo(Palette.of(analysis.reconstruction(c).image()));
        }
    }

    @Test
    void itPlaysByItselfAndItsKeysPauseStepAndLeave(FxRobot robot) {
        // Slowly: on a busy machine the end might come before the key.
        robot.interact(() -> replay.speedProperty().set(ReplayModel.Speed.EIGHTH));
        openReplay(robot);
        until(() -> replay.stepProperty().get() > 0);
        robot.push(KeyCode.SPACE);
        assertThat(replay.playingProperty().get()).isFalse();
        int step = replay.stepProperty().get();
        robot.push(KeyCode.PERIOD);
        assertThat(replay.stepProperty().get()).isEqualTo(step + 1);
        robot.push(KeyCode.COMMA);
        assertThat(replay.stepProperty().get()).isEqualTo(step);
        assertTilesShow(robot, replay.steps().get(step).analysis());
        assertThat(text(robot, "#replayPlace"))
                .isEqualTo(
                        "Replay: step " + (step + 1) + " of " + replay.steps().size());
        robot.push(KeyCode.SPACE);
        assertThat(replay.playingProperty().get()).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(replay.isOpen()).isFalse();
        assertThat(robot.lookup("#replayBanner").query().isVisible()).isFalse();
        assertTilesShow(robot, Objects.requireNonNull(model.analysis()));
    }

    @Test
    void theScrubberAndThePhasesGoToTheirStepsAndTheLastOneIsTheAnswer(FxRobot robot) {
        openReplay(robot);
        robot.clickOn("#phase-refinement");
        assertThat(replay.stepProperty().get())
                .isEqualTo(Objects.requireNonNull(replay.traceProperty().get()).spans().stream()
                        .filter(span -> span.phase() == Phase.REFINEMENT)
                        .findFirst()
                        .orElseThrow()
                        .first());
        robot.interact(() -> ((Slider) robot.lookup("#replayScrubber").query())
                .setValue(replay.steps().size() - 1));
        assertThat(replay.stepProperty().get()).isEqualTo(replay.steps().size() - 1);
        assertTilesShow(robot, Objects.requireNonNull(model.analysis()));
    }

    @Test
    void drawingLeavesTheReplayAndTheSlidersAreBack(FxRobot robot) {
        openReplay(robot);
        Node sliders = robot.lookup("#latent1").query();
        assertThat(sliders.getParent().getParent().getParent().getParent().isVisible())
                .isFalse();
        drag(robot, "#canvas", MouseButton.PRIMARY, 0.2, 0.2, 0.5, 0.5);
        until(() -> !replay.isOpen() && model.explainedProperty().get());
        assertThat(sliders.getParent().getParent().getParent().getParent().isVisible())
                .isTrue();
        assertTilesShow(robot, Objects.requireNonNull(model.analysis()));
    }

    @Test
    void everythingOfTheReplaySaysWhatItIsAndHasRoom(FxRobot robot) {
        openReplay(robot);
        assertThat(mute(robot)).isEmpty();
        assertThat(cutOff(robot)).isEmpty();
        for (String id : List.of("#replay", "#replaySpeed8", "#replayScrubber")) {
            Node node = robot.lookup(id).query();
            Node tools = robot.lookup("#tools").query();
            assertThat(node.localToScene(node.getLayoutBounds()).getMaxX())
                    .as(id)
                    .isLessThan(tools.localToScene(tools.getLayoutBounds()).getMaxX());
        }
    }

    @Test
    void aLatentGoesAlongItsSliderByItselfUntilItIsStopped(FxRobot robot) {
        until(() -> replay.openable().get());
        double home = model.latents().valueProperty(1).get();
        robot.clickOn("#walk2");
        until(() -> model.latents().valueProperty(1).get() != home);
        robot.clickOn("#walk2");
        assertThat(model.latents().walk().indexProperty().get()).isEqualTo(LatentWalk.NONE);
        until(() -> Objects.requireNonNull(model.latents().paintedProperty().get())
                        .latent()
                        .get(1)
                == (float) model.latents().valueProperty(1).get());
    }
}
