package org.tenfold;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javafx.application.Platform;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.PriorSamples;
import org.tenfold.model.AbsModel;
import org.tenfold.model.ModelFolder;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Threads;

/** What stands behind a window: its threads, which end with the program, and the files it reads. */
final class Workshop {
    private Workshop() {}

    /** A session with a worker for each kind of work, and the toolkit's thread as its screen. */
    static ExplorerModel session() {
        Threads threads = new Threads(
                worker("analysis"),
                worker("latents"),
                worker("attack"),
                worker("reading"),
                worker("samples"),
                Platform::runLater);
        return ExplorerModel.of(threads, RandomGenerator.getDefault());
    }

    /** Begins to read the models and the test digits; called on the toolkit's thread. */
    static void start(ExplorerModel session, Path modelFolder, Path mnist) {
        session.start(() -> classifier(modelFolder), () -> LabelledImages.read(mnist, Split.TEST));
    }

    private static AbsClassifier classifier(Path folder) {
        AbsModel model = ModelFolder.read(folder);
        return AbsClassifier.of(model, PriorSamples.of(model), AbsSettings.DEFAULT);
    }

    private static Executor worker(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "tenfold-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
