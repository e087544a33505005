package org.tenfold;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.tenfold.cli.Launcher;
import org.tenfold.cli.Screen;
import org.tenfold.cli.SnapshotRequest;
import org.tenfold.image.InputFile;
import org.tenfold.model.Installation;
import org.tenfold.model.KernelChoice;
import org.tenfold.model.ModelFolder;
import org.tenfold.model.UserFolder;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Settings;
import org.tenfold.session.Texts;
import org.tenfold.view.Appearance;
import org.tenfold.view.ExplorerWindow;
import org.tenfold.view.Snapshot;
import org.tenfold.view.reconstructions.TileMode;

/** The window behind the command line's door. */
final class ExplorerScreen implements Screen {
    /** A first answer is on the window in half of this, on an old machine in all of it. */
    private static final Duration START = Duration.ofSeconds(3);

    /** Characters whose layout the toolkit keeps for the next time: the window's texts that stay. */
    private static final String TEXT_LAYOUTS = "8192";

    /** Kept here, because a logger nobody holds is forgotten together with its filter. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    static {
        // The toolkit is on the class path on purpose; everything else that it has to say is let through.
        TOOLKIT.setFilter(record -> !record.getMessage().startsWith("Unsupported JavaFX configuration"));
    }

    /** What is dealt by chance, such as a game of the quiz, is the same in every snapshot. */
    private static final long SNAPSHOT_SEED = 1;

    private static final int WORKED = 0;
    private static final int FAILED = 1;

    @Override
    public int open(@Nullable Path file, PrintStream err) {
        Installation installation = Installation.find();
        KernelChoice.keepQuiet(START);
        // Numbers that change with every answer would fill the toolkit's own 65,536: long enough kept to be tenured.
        System.setProperty("prism.cacheLayoutSize", TEXT_LAYOUTS);
        try {
            ExplorerApp.launch(
                    Workshop.read(ExplorerApp.modelFolder(installation), installation),
                    Launcher.of(installation),
                    settings(),
                    file);
            return WORKED;
        } catch (UnsupportedOperationException | UnsatisfiedLinkError noDisplay) {
            err.println("tenfold: there is no display to open a window on; the command line works without one"
                    + " (tenfold --help).");
            return FAILED;
        }
    }

    /** The user's own; a rehearsal leaves them alone, and is not changed by them. */
    private static Settings settings() {
        return System.getProperty(Rehearsal.PROPERTY) == null
                ? Settings.of(UserFolder.SETTINGS.current().resolve("settings.json"))
                : Settings.inMemory();
    }

    @Override
    public void snapshot(SnapshotRequest request) {
        Installation installation = Installation.find();
        Path folder = ExplorerApp.modelFolder(installation);
        // What cannot be read is refused here, before a toolkit is started.
        ModelFolder.read(folder);
        Path picture = request.image();
        if (picture != null) {
            InputFile.read(picture);
        }
        Texts.speak(request.language());
        startToolkit();
        ExplorerModel session = snapshotSession();
        Workshop.Reading reading = Workshop.read(folder, installation);
        Platform.runLater(() -> Workshop.start(session, reading));
        Snapshot.write(
                session,
                new Snapshot.View(
                        picture,
                        ExplorerWindow.Tool.valueOf(request.tab().name()),
                        request.lesson(),
                        TileMode.valueOf(request.tiles().name()),
                        request.replay(),
                        request.map(),
                        Appearance.Choice.valueOf(request.theme().name()),
                        request.width(),
                        request.height()),
                request.out());
        Platform.exit();
    }

    /** A session that remembers nothing, with the same chance every time. */
    static ExplorerModel snapshotSession() {
        return Workshop.session(Settings.inMemory(), new Random(SNAPSHOT_SEED));
    }

    @Override
    public void makeStartArchive(Launcher launcher, Path file) throws IOException {
        try {
            StartArchive.of(launcher, file).make();
        } catch (InterruptedException reason) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the archive was made", reason);
        }
    }

    /** Without a display, and drawing in software: the same picture everywhere. */
    private static void startToolkit() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        try {
            started.await();
        } catch (InterruptedException reason) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the toolkit started", reason);
        }
    }
}
