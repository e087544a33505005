package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.session.FilmStrip;
import org.tenfold.session.LatentModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The film strips and the map of the Latents tab in the real window. */
final class LatentsTabTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 60;

    private static final int INK = 100;

    /** Pixels of the screen. */
    private static final double HALF_STROKE = 40;

    /** What a latent changes within a point of the screen, at most. */
    private static final double ONE_POINT = 0.05;

    private static final double NUDGE = 0.1;

    /** The point has clearly moved, in pixels. */
    private static final double FAR = 10;

    private static final double ROUNDING = 1e-6;

    LatentsTabTest() {
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

    private LatentModel latents() {
        return model.latents();
    }

    /** The ink of a film strip in the middle of its pictures. */
    private static long inked(FxRobot robot, int index) {
        Node track = robot.from(robot.lookup("#latent" + index).query().getParent())
                .lookup(".film .image-view")
                .query();
        PixelReader pixels = ((ImageView) track).getImage().getPixelReader();
        int width = (int) ((ImageView) track).getImage().getWidth();
        return IntStream.range(0, width)
                .filter(x -> (pixels.getArgb(x, Image.SIDE / 2) & 0xff) > INK)
                .count();
    }

    @Test
    void everySliderLiesOverItsFilmStripAndItsScores(FxRobot robot) {
        untilExplained();
        until(() -> latents().stripsProperty().get() != null);
        for (int i = 1; i <= LatentModel.SIZE; i++) {
            assertThat(inked(robot, i)).isPositive();
            Polyline curve = robot.from(robot.lookup("#latent" + i).query().getParent())
                    .lookup(".score-curve")
                    .query();
            assertThat(curve.getPoints()).hasSize(2 * FilmStrip.LENGTH);
        }
    }

    @Test
    void theHandleStandsOnThePictureThatItsValueMakes(FxRobot robot) {
        untilExplained();
        robot.interact(() -> latents().valueProperty(0).set(-LatentModel.REACH));
        WaitForAsyncUtils.waitForFxEvents();
        Slider slider = robot.lookup("#latent1").query();
        Node film = robot.from(slider.getParent()).lookup(".film").query();
        Bounds handle = onScreen(slider.lookup(".thumb"));
        assertThat(handle.getCenterX())
                .isBetween(onScreen(film).getMinX(), onScreen(film).getMinX() + Image.SIDE);
        assertThat(handle.getHeight()).isGreaterThan(Image.SIDE);
    }

    private static Bounds onScreen(Node node) {
        return node.localToScreen(node.getLayoutBounds());
    }

    @Test
    void aKeyShowsTheMapInPlaceOfTheSliders(FxRobot robot) {
        untilExplained();
        assertThat(robot.lookup("#mapChart").tryQuery()).isEmpty();
        type(robot, KeyCode.M);
        until(() -> latents().map().mapProperty().get() != null);
        assertThat(robot.lookup("#mapChart").query().isVisible()).isTrue();
        assertThat(robot.lookup("#latent1")
                        .query()
                        .getParent()
                        .getParent()
                        .getParent()
                        .isVisible())
                .isFalse();
        type(robot, KeyCode.M);
        assertThat(latents().map().activeProperty().get()).isFalse();
        assertThat(robot.lookup(".sliders").query().isVisible()).isTrue();
    }

    @Test
    void aClickOnTheMapMovesBothSlidersAndArrowKeysNudgeThem(FxRobot robot) {
        untilExplained();
        robot.clickOn("#latentMap");
        until(() -> latents().map().mapProperty().get() != null);
        Bounds paper = onScreen(robot.lookup(".map-paper").query());
        // The picture in the upper right corner is that of both ends.
        double half = paper.getWidth() / latents().map().sideProperty().get() / 2;
        robot.clickOn(paper.getMaxX() - half, paper.getMinY() + half);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(latents().valueProperty(0).get()).isCloseTo(LatentModel.REACH, within(ONE_POINT));
        assertThat(latents().valueProperty(1).get()).isCloseTo(LatentModel.REACH, within(ONE_POINT));
        double before = latents().valueProperty(0).get();
        type(robot, KeyCode.LEFT);
        assertThat(latents().valueProperty(0).get()).isCloseTo(before - NUDGE, within(ROUNDING));
        robot.press(KeyCode.SHIFT);
        type(robot, KeyCode.DOWN);
        robot.release(KeyCode.SHIFT);
        assertThat(latents().valueProperty(1).get()).isLessThan(LatentModel.REACH - NUDGE);
    }

    @Test
    void theMapShowsTheWayOfTheDrawing(FxRobot robot) {
        untilExplained();
        robot.clickOn("#latentMap");
        Node canvas = robot.lookup("#canvas").query();
        robot.moveTo(canvas).press(MouseButton.PRIMARY).moveBy(0, HALF_STROKE);
        untilAnswered();
        robot.moveBy(0, HALF_STROKE);
        untilAnswered();
        robot.release(MouseButton.PRIMARY);
        untilExplained();
        Polyline way = robot.lookup(".map-path").query();
        assertThat(way.getPoints())
                .hasSizeGreaterThan(2)
                .hasSize(2 * latents().map().pathProperty().get().size());
        assertThat(robot.lookup(".map-dot").query().isVisible()).isTrue();
    }

    private void untilAnswered() {
        until(() -> {
            var analysis = model.analysis();
            return analysis != null && analysis.image().equals(model.drawing().seen());
        });
    }

    @Test
    void theAxesAreChosenAndNeverTheSame(FxRobot robot) {
        untilExplained();
        robot.clickOn("#latentMap");
        ComboBox<Integer> across = robot.lookup("#mapAcross").query();
        ComboBox<Integer> up = robot.lookup("#mapUp").query();
        robot.interact(() -> across.setValue(up.getValue()));
        assertThat(up.getValue()).isZero();
        assertThat(latents().map().firstProperty().get()).isEqualTo(1);
    }

    @Test
    void aButtonLetsThePointGoRoundTheDrawingAndTheButtonOrEscapeStopsIt(FxRobot robot) {
        untilExplained();
        robot.clickOn("#latentMap");
        until(() -> latents().map().mapProperty().get() != null);
        Set<Image> painted = new HashSet<>();
        latents().paintedProperty().addListener((source, before, now) -> {
            if (now != null) {
                painted.add(now.image());
            }
        });
        Circle ring = robot.lookup(".map-ring").query();
        Polygon round = robot.lookup(".map-round").query();
        double home = ring.getCenterX();
        assertThat(round.getPoints()).isEmpty();
        robot.clickOn("#mapWalk");
        until(() -> !round.getPoints().isEmpty() && Math.abs(ring.getCenterX() - home) > FAR);
        assertThat(painted).hasSizeGreaterThan(2);
        type(robot, KeyCode.ESCAPE);
        assertThat(latents().map().walk().isUnderWay()).isFalse();
        until(() -> round.getPoints().isEmpty());
        robot.clickOn("#mapWalk");
        assertThat(latents().map().walk().isUnderWay()).isTrue();
        robot.clickOn("#mapWalk");
        assertThat(latents().map().walk().isUnderWay()).isFalse();
        robot.clickOn("#mapWalk");
        robot.clickOn("#latentMap");
        assertThat(latents().map().walk().isUnderWay()).isFalse();
    }
}
