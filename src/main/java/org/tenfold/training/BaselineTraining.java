package org.tenfold.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.tenfold.baseline.Baseline;
import org.tenfold.baseline.NetworkShape;
import org.tenfold.baseline.StoredNetwork;
import org.tenfold.image.AtomicFile;
import org.tenfold.image.BadInputException;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.model.Provenance;
import org.tenfold.model.SoftwareVersion;

/**
 * Trains the rivals that have a network with Deeplearning4j and writes each with its provenance beside it:
 * {@code cnn.zip} and {@code cnn.json}, and so on. Every training picture is fitted to, none held out; the test pictures
 * are not read.
 *
 * <p>A stopped run goes on from its last checkpoint with the same pictures in the same order. Weights need not be the same
 * bit for bit: the library's threads add in no fixed order.
 */
public final class BaselineTraining {
    /** At most so much work is lost when a run is stopped. */
    private static final double CHECKPOINT_SECONDS = 120;

    private static final int REPORT_STEPS = 20;
    private static final List<Baseline> SLOWEST_FIRST = List.of(Baseline.ROBUST_CNN, Baseline.CNN, Baseline.BINARY_CNN);
    private static final String CLOCK = "clock";
    private static final String SECONDS = "seconds";
    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final BaselineSettings settings;
    private final BaselineRecipe recipe;
    private final LabelledImages images;
    private final Consumer<BaselineProgress> onProgress;
    private final BooleanSupplier cancelled;
    private final Checkpoint checkpoint;
    private final Path unfinished;
    private final double secondsBefore;
    private final int stepsAnEpoch;
    private final long begin = System.nanoTime();

    private BaselineTraining(
            BaselineSettings settings,
            BaselineRecipe recipe,
            LabelledImages images,
            Consumer<BaselineProgress> onProgress,
            BooleanSupplier cancelled) {
        this.settings = settings;
        this.recipe = recipe;
        this.images = images;
        this.onProgress = onProgress;
        this.cancelled = cancelled;
        stepsAnEpoch = images.size() / recipe.batch();
        if (stepsAnEpoch == 0) {
            throw new BadInputException(settings.data() + ": found " + images.size()
                    + " training pictures, expected at least one batch of " + recipe.batch() + ".");
        }
        Path folder = folder(settings, recipe.baseline());
        checkpoint = Checkpoint.open(folder, recipe.epochs(), settings.seed(), images.digest(), settings.resume());
        unfinished = folder.resolve("network.zip");
        Map<String, float[]> clock = checkpoint.read(CLOCK);
        secondsBefore = clock == null ? 0 : clock.getOrDefault(SECONDS, new float[1])[0];
    }

    /**
     * Trains and writes the networks, several at once, each on one thread.
     *
     * @param onProgress told on any thread
     * @param cancelled asked before every step, on any thread
     * @throws BadInputException if the data cannot be read or the output folder holds another unfinished run
     * @throws java.util.concurrent.CancellationException if cancelled; the last checkpoint stays
     */
    public static void run(
            BaselineSettings settings, Consumer<BaselineProgress> onProgress, BooleanSupplier cancelled) {
        LabelledImages images = LabelledImages.read(settings.data(), Split.TRAIN);
        List<Baseline> wanted = SLOWEST_FIRST.stream()
                .filter(b -> settings.only().contains(b) && !isFinished(settings, b))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        useOneThreadEach();
        try (ClassPool pool = new ClassPool(Math.min(settings.threads(), wanted.size()))) {
            pool.each(wanted.size(), i -> {
                BaselineRecipe recipe = recipe(wanted.get(i), settings.epochs());
                new BaselineTraining(settings, recipe, images, onProgress, cancelled).run();
                return recipe;
            });
        }
    }

    /**
     * These networks are too small for ND4J's own threads, which wait for each other after every operation: two networks
     * side by side, a thread each, get several times as far. It also gives every sum one order.
     */
    private static void useOneThreadEach() {
        Nd4j.getEnvironment().setMaxThreads(1);
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        Nd4j.factory().blas().setMaxThreads(1);
    }

    /** A run that is taken up again finds the networks that it had finished. */
    private static boolean isFinished(BaselineSettings settings, Baseline baseline) {
        return settings.resume()
                && Files.exists(baseline.file(settings.out()))
                && !Files.exists(folder(settings, baseline));
    }

    private static Path folder(BaselineSettings settings, Baseline baseline) {
        return settings.out().resolve(".training-" + baseline.id());
    }

    private static BaselineRecipe recipe(Baseline baseline, int epochs) {
        return switch (baseline) {
            case CNN -> new CnnTrainer(false, epochs == 0 ? CnnTrainer.DEFAULT_EPOCHS : epochs);
            case BINARY_CNN -> new CnnTrainer(true, epochs == 0 ? CnnTrainer.DEFAULT_EPOCHS : epochs);
            case ROBUST_CNN -> new AdversarialTrainer(epochs == 0 ? AdversarialTrainer.DEFAULT_EPOCHS : epochs);
            case NEAREST -> throw new IllegalArgumentException("the nearest neighbour is not trained");
        };
    }

    private void run() {
        try {
            NetworkShape shape = recipe.baseline().shape();
            MultiLayerNetwork network = Files.exists(unfinished)
                    ? StoredNetwork.resume(unfinished, shape)
                    : StoredNetwork.begin(shape, new Adam(recipe.learningRate().peak()), settings.seed());
            fit(network);
            double seconds = secondsBefore + (System.nanoTime() - begin) / 1e9;
            writeProvenance(seconds);
            StoredNetwork.write(recipe.baseline().file(settings.out()), network, false);
            network.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        checkpoint.delete();
    }

    private void fit(MultiLayerNetwork network) throws IOException {
        long steps = (long) stepsAnEpoch * recipe.epochs();
        // Deeplearning4j counts the steps and keeps the count in the file.
        long first = network.getIterationCount();
        int[] order = new int[images.size()];
        int ordered = -1;
        double loss = 0;
        long reported = first;
        long reportNanos = System.nanoTime();
        long checkpointNanos = reportNanos;
        for (long step = first; step < steps; step++) {
            Cancelled.check(cancelled);
            int epoch = (int) (step / stepsAnEpoch);
            if (epoch != ordered) {
                Arrays.setAll(order, i -> i);
                Pictures.shuffle(order, new SplittableRandom(seed("order", epoch)));
                ordered = epoch;
            }
            loss += step(network, order, step, steps);
            long now = System.nanoTime();
            if ((step + 1) % REPORT_STEPS == 0 || (step + 1) % stepsAnEpoch == 0) {
                onProgress.accept(new BaselineProgress(
                        recipe.baseline(),
                        epoch + 1,
                        recipe.epochs(),
                        loss / (step + 1 - reported),
                        (step + 1 - reported) * recipe.batch() / ((now - reportNanos) / 1e9),
                        (steps - step - 1) * ((now - begin) / 1e9) / (step + 1 - first)));
                loss = 0;
                reported = step + 1;
                reportNanos = now;
            }
            if ((now - checkpointNanos) / 1e9 > CHECKPOINT_SECONDS || (step + 1) % stepsAnEpoch == 0) {
                StoredNetwork.write(unfinished, network, true);
                float seconds = (float) (secondsBefore + (now - begin) / 1e9);
                checkpoint.write(CLOCK, Map.of(SECONDS, new float[] {seconds}));
                checkpointNanos = now;
            }
        }
    }

    /** One step of the optimiser; returns its mean loss. */
    private double step(MultiLayerNetwork network, int[] order, long step, long steps) {
        PictureBatch batch = PictureBatch.of(
                images,
                order,
                (int) (step % stepsAnEpoch) * recipe.batch(),
                recipe.batch(),
                recipe.farthestMove(),
                recipe.binary(),
                new SplittableRandom(seed("move", step)));
        try {
            recipe.harden(network, batch, (double) step / steps, seed("attack", step));
            network.setLearningRate(recipe.learningRate().at(step, steps));
            network.fit(batch.pictures(), batch.labels());
            double loss = network.score();
            if (!Double.isFinite(loss)) {
                throw new IllegalStateException("the loss became " + loss + " in step " + step);
            }
            return loss;
        } finally {
            batch.free();
        }
    }

    private long seed(String purpose, long number) {
        return Seeds.mix(settings.seed(), recipe.baseline().id() + " " + purpose, number);
    }

    private void writeProvenance(double seconds) throws IOException {
        Provenance provenance = Provenance.empty()
                .with("program", "tenfold train-baselines")
                .with("softwareVersion", SoftwareVersion.current())
                .with("network", recipe.baseline().title())
                .with("data", "MNIST, all " + images.size() + " training pictures; no test picture")
                .with("dataSha256", images.digest())
                .with("seed", settings.seed())
                .with("epochs", (long) recipe.epochs())
                .with("optimiser", "Adam, batches of " + recipe.batch() + ", Deeplearning4j 1.0.0-M2.1")
                .with("learningRate", recipe.learningRate().peak())
                .with("learningRateRise", recipe.learningRate().rise())
                .with("farthestMove", (long) recipe.farthestMove());
        provenance = recipe.describe(provenance).with("durationSeconds", Math.round(seconds));
        byte[] json = (PRETTY.toJson(provenance.entries()) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(settings.out().resolve(recipe.baseline().id() + ".json"), out -> out.write(json));
    }
}
