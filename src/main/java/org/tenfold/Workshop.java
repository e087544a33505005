package org.tenfold;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.GalleryFolder;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.BadInputException;
import org.tenfold.image.LabelledImages;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.model.Installation;
import org.tenfold.model.ModelFolder;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.OpenedModel;
import org.tenfold.session.Settings;
import org.tenfold.session.Threads;

/** What stands behind a window: its threads, which end with the program, and the files it reads. */
final class Workshop {
    private Workshop() {}

    /** A session with a worker for each kind of work, and the toolkit's thread as its screen. */
    static ExplorerModel session(Settings settings) {
        return session(settings, RandomGenerator.getDefault());
    }

    /** The same with a chance of its own. */
    static ExplorerModel session(Settings settings, RandomGenerator random) {
        Threads threads = new Threads(
                worker("analysis"),
                worker("latents"),
                attackers(),
                worker("reading"),
                worker("samples"),
                worker("contenders"),
                Platform::runLater);
        return ExplorerModel.of(threads, random, settings);
    }

    /** What is being read: the models first. */
    record Reading(
            CompletableFuture<AbsClassifier> models,
            CompletableFuture<@Nullable LabelledImages> digits,
            Baselines rivals,
            Path folder,
            Installation installation) {}

    /** Begins to read on a thread of its own: the toolkit takes its time to start, and needs nothing of it. */
    static Reading read(Path modelFolder, Installation installation) {
        Executor reader = worker("early");
        return new Reading(
                CompletableFuture.supplyAsync(() -> OpenedModel.classifier(modelFolder), reader),
                CompletableFuture.supplyAsync(() -> pictures(modelFolder, installation), reader),
                rivals(modelFolder, installation),
                modelFolder,
                installation);
    }

    /** Hands over what is being read; called on the toolkit's thread. */
    static void start(ExplorerModel session, Reading reading) {
        session.shelf().begin(reading.folder(), reading.installation());
        session.start(() -> wait(reading.models()), () -> wait(reading.digits()), reading.rivals());
        Path quiz = reading.installation().quiz();
        if (GalleryFolder.isIn(quiz)) {
            session.quiz().offer(() -> GalleryFolder.read(quiz));
        }
    }

    /** What was read, or what was wrong with it. */
    private static <R extends @Nullable Object> R wait(CompletableFuture<R> reading) {
        try {
            return reading.join();
        } catch (CompletionException reason) {
            if (reason.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw reason;
        }
    }

    private static @Nullable LabelledImages pictures(Path folder, Installation installation) {
        return OpenedModel.pictures(folder, ModelFolder.describe(folder), installation);
    }

    private static Baselines rivals(Path folder, Installation installation) {
        try {
            return Baselines.of(folder, ModelFolder.describe(folder), installation);
        } catch (BadInputException noModel) {
            // It is refused when it is read as a whole; until then nothing is compared with it.
            return Baselines.beside(folder, folder);
        }
    }

    /** One thread more than processors: an attack that pauses holds up no other. */
    private static Executor attackers() {
        return Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors() + 1, task -> daemon(task, "attack"));
    }

    private static Executor worker(String name) {
        return Executors.newSingleThreadExecutor(task -> daemon(task, name));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, "tenfold-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
