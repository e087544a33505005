package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.tenfold.cli.NoScreen;
import org.tenfold.cli.Terminal;
import org.tenfold.image.Image;
import org.tenfold.image.NpyFile;
import org.tenfold.inference.Digits;
import org.tenfold.keeping.SessionFile;
import org.tenfold.model.AbsModel;
import org.tenfold.model.Installation;
import org.tenfold.model.ModelFolder;
import org.tenfold.session.AttackModel;
import org.tenfold.view.reconstructions.TileMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The session of a real window: saved, lost and found again, repeated without it, and files that are dropped. */
final class KeepingJourneyTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 90;

    /** The window saves by itself so long after a change; three seconds would be waited for in vain. */
    private static final Executor SOON =
            CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS, Platform::runLater);

    KeepingJourneyTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage shown) {
        open(shown, ExplorerWindow.Tool.LATENTS, folder);
    }

    @Stop
    void stop() {
        close();
    }

    private String title() {
        return ((Stage) window().getScene().getWindow()).getTitle();
    }

    private void untilSettled() {
        until(() -> model.explainedProperty().get()
                && model.preparation().activityProperty().get().isEmpty());
    }

    private static void drawFour(FxRobot robot) {
        drag(robot, "#canvas", MouseButton.PRIMARY, 0.36, 0.2, 0.33, 0.35, 0.3, 0.5, 0.5, 0.52, 0.72, 0.5);
        drag(robot, "#canvas", MouseButton.PRIMARY, 0.66, 0.22, 0.64, 0.4, 0.62, 0.6, 0.6, 0.82);
    }

    private List<Path> autosaved(Path where) throws IOException {
        if (!Files.isDirectory(where)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(file -> file.toString().endsWith(SessionFile.ENDING))
                    .toList();
        }
    }

    @Test
    void whatADeadWindowLeftIsRecoveredSavedAndRepeatedWithoutAWindow(FxRobot robot) throws IOException {
        Path users = folder.resolve("user");
        robot.interact(() -> model.keeping().watch(users, SOON));
        untilSettled();
        drawFour(robot);
        untilSettled();
        robot.interact(() -> window().show(ExplorerWindow.Tool.ATTACK));
        robot.interact(() -> model.attack().run());
        until(() -> model.attack().stateProperty().get() == AttackModel.State.FINISHED);
        Image drawn = model.drawing().seen();
        robot.interact(() -> window().tilesProperty().set(TileMode.RESIDUAL));
        until(() -> title().equals("\u2022 Untitled \u2013 Tenfold"));
        until(() -> autosaved(users).size() == 1
                && !SessionFile.read(autosaved(users).getFirst()).attacks().isEmpty());

        // A killed program's lock is free: as if this were what it had saved, and this window were the next one.
        Path next = Files.createDirectories(folder.resolve("next"));
        Files.copy(autosaved(users).getFirst(), next.resolve("autosave-left.tenfold"));
        robot.interact(() -> {
            model.keeping().end();
            model.drawing().clear();
            model.keeping().watch(next, SOON);
        });
        until(() -> robot.lookup("#recover").tryQuery().isPresent());
        robot.clickOn("#recover");
        until(() -> model.drawing().seen().equals(drawn));
        until(() -> model.attack().endedProperty().get() != null);
        assertThat(robot.lookup("#recover").tryQuery()).isEmpty();
        assertThat(window().tool()).isEqualTo(ExplorerWindow.Tool.ATTACK);
        untilSettled();

        Path file = folder.resolve("four.tenfold");
        robot.interact(() -> model.keeping().saveAs(file));
        until(() -> title().equals("four.tenfold \u2013 Tenfold"));
        drag(robot, "#canvas", MouseButton.PRIMARY, 0.1, 0.1, 0.2, 0.1);
        untilSettled();
        assertThat(title()).isEqualTo("\u2022 four.tenfold \u2013 Tenfold");
        robot.press(KeyCode.SHORTCUT).press(KeyCode.S).release(KeyCode.S).release(KeyCode.SHORTCUT);
        until(() -> title().equals("four.tenfold \u2013 Tenfold"));

        String said = repeated(file);
        assertThat(said).contains("the same as here");
        assertThat(said.lines().filter(line -> line.endsWith("equal in every digit")))
                .hasSize(2);
    }

    private String repeated(Path file) throws IOException {
        Path models = folder.resolve("models");
        AbsModel small = Digits.small();
        ModelFolder.write(models, small.description(), small.parameters(), small.priorLatents());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Terminal.run(
                new String[] {"run", "--model", models.toString(), file.toString()},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new NoScreen(),
                new Installation(Path.of("").toAbsolutePath()));
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private String notice() {
        return Objects.requireNonNull(model.noticeProperty().get()).text();
    }

    private void drop(FxRobot robot, Path file) {
        robot.interact(() -> window().take(List.of(file.toFile())));
    }

    @Test
    void goodFilesThatAreDroppedOpenAndBrokenOnesAreToldInASentence(FxRobot robot) throws IOException {
        untilSettled();
        drawFour(robot);
        untilSettled();
        Image drawn = model.drawing().seen();
        Path file = folder.resolve("good.tenfold");
        robot.interact(() -> model.keeping().saveAs(file));
        until(() -> Files.exists(file) && title().startsWith("good.tenfold"));
        robot.interact(() -> model.drawing().clear());
        String whole = Files.readString(file);

        Path cut = folder.resolve("cut.tenfold");
        Files.writeString(cut, whole.substring(0, whole.length() / 2));
        drop(robot, cut);
        until(() -> notice().contains("cut.tenfold: found text that is not JSON, or only a part of it"));
        Path newer = folder.resolve("newer.tenfold");
        Files.writeString(newer, whole.replace("\"format\":1", "\"format\":2"));
        drop(robot, newer);
        until(() -> notice().contains("newer.tenfold: found format 2 of a newer Tenfold, expected format 1"));
        Path picture = folder.resolve("picture.tenfold");
        NpyFile.write(picture, drawn);
        drop(robot, picture);
        until(() -> notice().contains("picture.tenfold: found "));
        assertThat(model.drawing().emptyProperty().get()).isTrue();

        drop(robot, file);
        until(() -> model.drawing().seen().equals(drawn));
        assertThat(title()).isEqualTo("good.tenfold \u2013 Tenfold");

        Path other = folder.resolve("other.tenfold");
        String digest = model.classifierProperty().get().model().digest();
        Files.writeString(other, whole.replace(digest, "0123456789abcdef"));
        drop(robot, other);
        until(() -> notice().contains("another model: found "));
        assertThat(model.drawing().seen()).isEqualTo(drawn);

        Files.delete(other);
        MenuBar bar = (MenuBar) robot.lookup(".menu-bar").query();
        Menu menu = bar.getMenus().getFirst();
        Menu recent = (Menu) menu.getItems().get(1);
        robot.interact(() -> menu.getOnShowing().handle(null));
        until(() -> recent.getItems().getFirst().getText().equals(file.toString()));
        assertThat(recent.getItems().stream().map(MenuItem::getText)).doesNotContain(other.toString());
        robot.interact(() -> recent.getItems().getLast().getOnAction().handle(null));
        assertThat(model.keeping().recent().filesProperty().get()).isEmpty();
    }
}
