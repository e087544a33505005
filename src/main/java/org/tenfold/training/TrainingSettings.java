package org.tenfold.training;

import java.nio.file.Path;

/**
 * What a training run is asked for. The same data, seed and epochs give the same weights, bit for bit, on one kind of
 * processor, whatever the number of threads and however often the run was stopped and resumed.
 *
 * @param data folder with the pictures, as {@link org.tenfold.image.DataFolder} reads them
 * @param out folder of the model to write; the unfinished run is kept in {@code .training} inside it
 * @param epochs passes over the training pictures in the first stage; the other stages take a part of them, up to a limit
 * @param seed of every random number
 * @param threads classes trained at the same time
 * @param resume whether to continue the unfinished run in {@code out}
 */
public record TrainingSettings(Path data, Path out, int epochs, long seed, int threads, boolean resume) {
    /** The epochs of the shipped model. */
    public static final int DEFAULT_EPOCHS = 150;

    /** More than anybody waits for. */
    public static final int MOST_EPOCHS = 10_000;

    public static final long DEFAULT_SEED = 1;

    public TrainingSettings {
        if (epochs < 1 || epochs > MOST_EPOCHS) {
            throw new IllegalArgumentException("epochs is " + epochs + ", expected 1 to " + MOST_EPOCHS);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", expected at least 1");
        }
    }
}
