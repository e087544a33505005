package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

final class SlidersTest extends WindowTest {
    SlidersTest() {
        super(60);
    }

    @Start
    void start(Stage stage) {
        open(stage, ExplorerWindow.Tool.LATENTS, Path.of("assets", "mnist"));
    }

    @Stop
    void stop() {
        close();
    }

    private static void fire(Node node, EventType<MouseEvent> what, double x) {
        Point2D screen = node.localToScreen(x, 1);
        Event.fireEvent(
                node,
                new MouseEvent(
                        what,
                        x,
                        1,
                        screen.getX(),
                        screen.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        false,
                        new PickResult(node, x, 1)));
    }

    /** A tooltip or a menu that closes keeps the press for itself. */
    @Test
    void aDragWhosePressWentToSomethingElseMovesTheSlider(FxRobot robot) {
        untilExplained();
        robot.interact(() -> {
            for (Node node : robot.lookup(".slider").queryAll()) {
                if (node instanceof Slider slider && slider.isVisible() && slider.lookup(".thumb") != null) {
                    slider.setValue(slider.getMin());
                    slider.applyCss();
                    slider.layout();
                    Node thumb = slider.lookup(".thumb");
                    fire(thumb, MouseEvent.MOUSE_DRAGGED, 1);
                    fire(thumb, MouseEvent.MOUSE_DRAGGED, 21);
                    assertThat(slider.getValue()).as("%s", slider).isGreaterThan(slider.getMin());
                    fire(thumb, MouseEvent.MOUSE_RELEASED, 21);
                }
            }
        });
        assertThat(robot.lookup(".slider").queryAll()).hasSizeGreaterThan(8);
    }
}
