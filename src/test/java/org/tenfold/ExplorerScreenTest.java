package org.tenfold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tenfold.attack.GalleryFolder;
import org.tenfold.session.QuizModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
final class ExplorerScreenTest {
    private static final Path QUIZ = Path.of("assets", "quiz");
    private static final int PATIENCE_SECONDS = 60;

    @Start
    void start(Stage stage) {
        stage.setTitle("no window");
    }

    private static String game(FxRobot robot) throws TimeoutException {
        QuizModel quiz = ExplorerScreen.snapshotSession().quiz();
        robot.interact(() -> {
            quiz.offer(() -> GalleryFolder.read(QUIZ));
            quiz.open();
        });
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(() -> quiz.stateProperty().get() == QuizModel.State.ASKING)
                        .get());
        return quiz.seedProperty().get();
    }

    @Test
    void everySnapshotOfTheQuizIsOfTheSameGame(FxRobot robot) throws TimeoutException {
        assertThat(game(robot)).isEqualTo(game(robot)).isNotEmpty();
    }
}
