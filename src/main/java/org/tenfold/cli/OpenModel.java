package org.tenfold.cli;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.PriorSamples;
import org.tenfold.inference.Workers;
import org.tenfold.model.AbsModel;
import org.tenfold.model.ModelFolder;

/** A model that was read, with its prior samples and the threads that search; closing it ends the threads. */
final class OpenModel implements AutoCloseable {
    private final AbsModel model;
    private final PriorSamples samples;
    private final ExecutorService executor;
    private final Workers workers;

    private OpenModel(AbsModel model, PriorSamples samples, ExecutorService executor, Workers workers) {
        this.model = model;
        this.samples = samples;
        this.executor = executor;
        this.workers = workers;
    }

    /**
     * Reads a model; every processor takes part in its searches.
     *
     * @throws org.tenfold.image.BadInputException if the folder is not a model
     */
    static OpenModel read(Path folder) {
        AbsModel model = ModelFolder.read(folder);
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("search-", 0).factory());
        Workers workers = Workers.of(executor, threads);
        return new OpenModel(model, PriorSamples.of(model, workers), executor, workers);
    }

    AbsModel model() {
        return model;
    }

    PriorSamples samples() {
        return samples;
    }

    Workers workers() {
        return workers;
    }

    AbsClassifier classifier(AbsSettings settings) {
        return AbsClassifier.of(model, samples, settings, workers);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
