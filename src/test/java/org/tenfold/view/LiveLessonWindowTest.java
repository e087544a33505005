package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The strokes of a teacher's lesson, drawn by themselves on the real window. */
final class LiveLessonWindowTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 60;

    private Path file = Path.of("");

    LiveLessonWindowTest() {
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

    @BeforeEach
    void aLessonIsThere() throws IOException {
        file = Files.writeString(folder.resolve("four.txt"), """
                title: Four
                stroke: 0.35 0.15, 0.25 0.5, 0.75 0.5
                stroke: 0.65 0.2, 0.6 0.85
                say: Look.
                """);
        until(() -> model.explainedProperty().get());
    }

    @Test
    void theyGrowFrameByFrame(FxRobot robot) {
        Set<Image> seen = new HashSet<>();
        model.drawing().seenProperty().addListener((source, before, now) -> seen.add(now));
        robot.interact(() -> window().take(List.of(file.toFile())));
        until(() -> model.lessons().lesson() != null);
        until(() -> !model.drawing().writingProperty().get());
        until(() -> model.explainedProperty().get());
        assertThat(seen).hasSizeGreaterThan(5);
        assertThat(model.drawing().undoableProperty().get()).isTrue();
    }

    @Test
    void theMouseOrAKeyThatDrawsStopsThem(FxRobot robot) {
        robot.interact(() -> {
            window().take(List.of(file.toFile()));
        });
        until(() -> model.drawing().writingProperty().get());
        drag(robot, "#canvas", MouseButton.PRIMARY, 0.5, 0.5, 0.6, 0.6);
        assertThat(model.drawing().writingProperty().get()).isFalse();
        robot.interact(() -> model.lessons().show(0));
        assertThat(model.drawing().writingProperty().get()).isTrue();
        robot.press(KeyCode.DELETE).release(KeyCode.DELETE);
        until(() -> !model.drawing().writingProperty().get());
        assertThat(model.drawing().emptyProperty().get()).isTrue();
    }
}
