package org.tenfold;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.tenfold.cli.Launcher;
import org.tenfold.model.Installation;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Preferences;
import org.tenfold.session.Settings;
import org.tenfold.session.Texts;
import org.tenfold.view.ExplorerWindow;

/** The explorer as a program of its own: one window; reading the models goes on while it is already there. */
public final class ExplorerApp extends Application {
    /** The system property that names another model folder than the shipped one. */
    static final String MODEL_PROPERTY = "tenfold.model";

    private static final double WIDTH = 1360;
    private static final double HEIGHT = 860;

    /** When the window has been open for so long, its start can be learnt from without being in the way of it. */
    private static final long ARCHIVE_SECONDS = 20;

    /** Of the screen, at most. */
    private static final double SCREEN_SHARE = 0.92;

    /** So long after a change the session is saved by itself: as much is lost at most if the program is killed. */
    private static final long AUTOSAVE_SECONDS = 3;

    private @Nullable ExplorerModel session;

    /** The toolkit makes the application itself, from its class alone: so what it is to show waits here. */
    private static @Nullable Opening opening;

    private record Opening(
            Workshop.Reading reading,
            Launcher launcher,
            Settings settings,
            @Nullable Path file) {}

    /**
     * Opens the window and returns when it is closed; what is being read comes when it is there.
     *
     * @param file what the window is opened with; null opens it as it is
     */
    static void launch(Workshop.Reading reading, Launcher launcher, Settings settings, @Nullable Path file) {
        opening = new Opening(reading, launcher, settings, file);
        Application.launch(ExplorerApp.class);
    }

    @Override
    public void start(Stage stage) {
        Opening given = Objects.requireNonNull(opening, "the explorer is opened by launch");
        Texts.speak(Texts.wanted(Preferences.language(given.settings(), Locale.getDefault(Locale.Category.DISPLAY))));
        ExplorerModel model = Workshop.session(given.settings());
        Thread.setDefaultUncaughtExceptionHandler(model.failures());
        ExplorerWindow window = new ExplorerWindow(model, stage);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = window.scene(
                Math.clamp(screen.getWidth() * SCREEN_SHARE, ExplorerWindow.SMALLEST_WIDTH, WIDTH),
                Math.clamp(screen.getHeight() * SCREEN_SHARE, ExplorerWindow.SMALLEST_HEIGHT, HEIGHT));
        stage.setScene(scene);
        window.keepPlace(
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
        stage.show();
        Workshop.start(model, given.reading());
        Path file = given.file();
        if (file != null) {
            window.take(List.of(file.toFile()));
        }
        Double rehearsal = rehearsalSeconds();
        if (rehearsal == null) {
            session = model;
            model.keeping()
                    .watch(
                            given.settings().folder(),
                            CompletableFuture.delayedExecutor(AUTOSAVE_SECONDS, TimeUnit.SECONDS, Platform::runLater));
            model.hints().welcome();
            LogFile.keep(Logger.getLogger(""), model.failures().log());
            StartArchive.keepLater(given.launcher(), ARCHIVE_SECONDS);
        } else {
            Rehearsal.begin(model, scene, System.out, rehearsal);
        }
    }

    @Override
    public void stop() {
        if (session != null) {
            session.keeping().end();
        }
    }

    private static @Nullable Double rehearsalSeconds() {
        String seconds = System.getProperty(Rehearsal.PROPERTY);
        return seconds == null ? null : Double.valueOf(seconds);
    }

    /** The shipped model, unless another one is named. */
    static Path modelFolder(Installation installation) {
        String named = System.getProperty(MODEL_PROPERTY);
        return named == null || named.isBlank() ? installation.shippedModel() : Path.of(named);
    }
}
