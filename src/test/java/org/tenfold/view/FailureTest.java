package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

final class FailureTest extends WindowTest {
    FailureTest() {
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

    @Test
    void whatNobodyExpectedIsSaidInASentenceWithDetailsToCopy(FxRobot robot) {
        untilExplained();
        robot.interact(() -> model.failures()
                .uncaughtException(Thread.currentThread(), new IllegalStateException("the tiles are upside down")));
        until(() -> robot.lookup("#details").tryQuery().isPresent());
        assertThat(robot.lookup(".notification").queryAll()).hasSize(1);
        robot.clickOn("#details");
        TextArea details = robot.lookup("#failure").query();
        assertThat(details.getText()).contains("the tiles are upside down", "FailureTest");
        robot.clickOn("#copyFailure");
        robot.interact(
                () -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(details.getText()));
        assertThat(details.getScene().getRoot().getStylesheets()).isEqualTo(window().getStylesheets());
        robot.interact(() -> details.getScene().getWindow().hide());
    }
}
