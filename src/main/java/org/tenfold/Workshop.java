package org.tenfold;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javafx.application.Platform;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.PriorSamples;
import org.tenfold.model.AbsModel;
import org.tenfold.model.ModelFolder;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Settings;
import org.tenfold.session.Threads;

/** What stands behind a window: its threads, which end with the program, and the files it reads. */
final class Workshop {
    private Workshop() {}

    /** A session with a worker for each kind of work, and the toolkit's thread as its screen. */
    static ExplorerModel session(Settings settings) {
        Threads threads = new Threads(
                worker("analysis"),
                worker("latents"),
                attackers(),
                worker("reading"),
                worker("samples"),
                worker("contenders"),
                Platform::runLater);
        return ExplorerModel.of(threads, RandomGenerator.getDefault(), settings);
    }

    /** What is being read: the models first. */
    record Reading(
            CompletableFuture<AbsClassifier> models, CompletableFuture<LabelledImages> digits, Baselines rivals) {}

    /** Begins to read on a thread of its own: the toolkit takes its time to start, and needs nothing of it. */
    static Reading read(Path modelFolder, Path mnist) {
        Executor reader = worker("early");
        return new Reading(
                CompletableFuture.supplyAsync(() -> classifier(modelFolder), reader),
                CompletableFuture.supplyAsync(() -> LabelledImages.read(mnist, Split.TEST), reader),
                Baselines.of(modelFolder, mnist));
    }

    /** Hands over what is being read; called on the toolkit's thread. */
    static void start(ExplorerModel session, Reading reading) {
        session.start(() -> wait(reading.models()), () -> wait(reading.digits()), reading.rivals());
    }

    /** What was read, or what was wrong with it. */
    private static <R> R wait(CompletableFuture<R> reading) {
        try {
            return reading.join();
        } catch (CompletionException reason) {
            if (reason.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw reason;
        }
    }

    private static AbsClassifier classifier(Path folder) {
        AbsModel model = ModelFolder.read(folder);
        return AbsClassifier.of(model, PriorSamples.of(model), AbsSettings.DEFAULT);
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
