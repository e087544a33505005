package org.tenfold.training;

import static org.tenfold.training.VaeNetwork.LATENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.BadInputException;
import org.tenfold.image.DataFolder;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Phrase;
import org.tenfold.image.Split;
import org.tenfold.model.ModelDescription;
import org.tenfold.model.ModelFolder;
import org.tenfold.model.Provenance;
import org.tenfold.model.SoftwareVersion;
import org.tenfold.model.VaeParameters;
import org.tenfold.training.TrainingProgress.Stage;

/**
 * Trains a model from a folder of pictures and writes its folder: an auto-encoder for each class ({@link VaeStage}), the
 * decoders on what inference measures ({@link DecoderStage}), the encoders against them ({@link EncoderStage}), prior samples, and
 * {@link Calibration} on training pictures held out from all fits. Of the test pictures a few are put beside the model,
 * for those who want to try it; nothing else is done with them.
 */
public final class TrainingRun {
    /** The rate is that between the oldest and the newest of so many reports. */
    private static final int RATE_REPORTS = 12;

    private static final double NORM_EPSILON = 1e-5;
    private static final double BETA = 1;
    private static final double RADIUS = 5;
    private static final int PRIOR_SAMPLES = 8000;
    /** The least likely tenth of the draws is dropped. */
    private static final double PRIOR_KEPT = 0.9;

    private static final int NOISE_PICTURES = 256;
    /** Pictures put beside the model, at most. */
    private static final int EXAMPLES = 1000;
    /** Steps of the search in the calibration: enough to converge. */
    private static final int CALIBRATION_STEPS = 6;

    private final TrainingSettings settings;
    private final DataFolder data;
    private final LabelledImages images;
    private final TrainingCost cost;
    private final int fitted;
    private final @Nullable Onlooker onlooker;
    private final Checkpoint checkpoint;
    private final Consumer<TrainingProgress> onProgress;
    private final BooleanSupplier cancelled;
    private final long begin = System.nanoTime();
    private final double secondsBefore;
    private final double allWork;
    private double workDone;
    private double workHere;
    private final Deque<Report> latest = new ArrayDeque<>(List.of(new Report(null, begin, 0)));

    private TrainingRun(
            TrainingSettings settings,
            DataFolder data,
            Consumer<TrainingProgress> onProgress,
            @Nullable TrainingWatch watch,
            BooleanSupplier cancelled) {
        this.settings = settings;
        this.data = data;
        this.onProgress = onProgress;
        this.cancelled = cancelled;
        images = data.training();
        cost = new TrainingCost(images.size(), images.classes(), settings.epochs());
        fitted = cost.fitted();
        for (int c = 0; c < images.classes(); c++) {
            if (own(c).length == 0) {
                throw new BadInputException(Phrase.of(
                        "{0}: found no picture of {1} to train on, expected some of every class.",
                        settings.data(), images.names().get(c)));
            }
        }
        if (fitted == images.size()) {
            throw new BadInputException(Phrase.of(
                    "{0}: found {1} training pictures, expected at least {2}, so that some can be held out.",
                    settings.data(), images.size(), TrainingCost.HELD_OUT));
        }
        checkpoint = Checkpoint.open(settings, images.digest());
        Map<String, float[]> clock = checkpoint.read("clock");
        secondsBefore = clock == null ? 0 : clock.getOrDefault("seconds", new float[1])[0];
        workDone = clock == null ? 0 : clock.getOrDefault("work", new float[1])[0];
        onlooker = watch == null
                ? null
                : new Onlooker(watch, images, fitted, settings.epochs() + cost.rounds(), BETA, RADIUS);
        allWork = cost.work();
    }

    /**
     * Trains and writes the model.
     *
     * @return how well it reads the pictures that were held out
     * @throws BadInputException if the data cannot be read or the output folder holds another unfinished run
     * @throws java.util.concurrent.CancellationException if cancelled; what is finished stays in the checkpoint
     */
    public static TrainingResult run(
            TrainingSettings settings, Consumer<TrainingProgress> onProgress, BooleanSupplier cancelled) {
        return run(settings, DataFolder.read(settings.data(), false), onProgress, null, cancelled);
    }

    /**
     * As above, with pictures that have been read already.
     *
     * @param watch is shown, on the threads of the training, how far every class is; the weights are the same without
     */
    public static TrainingResult run(
            TrainingSettings settings,
            DataFolder data,
            Consumer<TrainingProgress> onProgress,
            @Nullable TrainingWatch watch,
            BooleanSupplier cancelled) {
        return new TrainingRun(settings, data, onProgress, watch, cancelled).run();
    }

    /** Whether a training was begun in the folder of a model and has not come to its end. */
    public static boolean isUnfinished(Path out) {
        return Checkpoint.isThere(out);
    }

    private int[] own(int c) {
        return IntStream.range(0, fitted).filter(i -> images.label(i) == c).toArray();
    }

    private TrainingResult run() {
        int classes = images.classes();
        int wrong;
        float[][] prior = priorSamples(settings.seed());
        try (ClassPool pool = new ClassPool(settings.threads())) {
            List<VaeNetwork> vaes = pool.each(
                    classes,
                    c -> new VaeStage(images, own(c), c, settings.epochs(), settings.seed(), checkpoint)
                            .run(
                                    NORM_EPSILON,
                                    onEpoch(Stage.VAE, c, settings.epochs(), 1),
                                    onlooker == null ? null : (network, epoch) -> onlooker.look(c, epoch, network),
                                    cancelled));
            reached(fitted * (double) settings.epochs());

            List<LaneNetwork> decoders =
                    vaes.stream().map(v -> v.decoder.folded(VaeNetwork.LANES)).toList();
            List<LaneNetwork> encoders =
                    vaes.stream().map(v -> v.encoder.folded(VaeNetwork.LANES)).toList();
            new DecoderStage(
                            images,
                            fitted,
                            decoders,
                            encoders,
                            prior,
                            cost.rounds(),
                            BETA,
                            RADIUS,
                            settings.seed(),
                            checkpoint)
                    .run(
                            pool,
                            (round, loss) -> {
                                report(Stage.DECODERS, "", round, cost.rounds(), loss, fitted, TrainingCost.DECODER);
                                if (onlooker != null) {
                                    onlooker.look(pool, settings.epochs() + round, decoders, encoders);
                                }
                            },
                            cancelled);
            reached(fitted * (settings.epochs() + TrainingCost.DECODER * cost.rounds()));

            pool.each(classes, c -> {
                VaeNetwork network = new VaeNetwork(vaes.get(c).encoder, decoders.get(c));
                new EncoderStage(images, fitted, c, cost.encoderEpochs(), settings.seed())
                        .run(
                                network,
                                onEpoch(Stage.ENCODERS, c, cost.encoderEpochs(), TrainingCost.ENCODER),
                                cancelled);
                return c;
            });
            List<LaneNetwork> finalEncoders =
                    vaes.stream().map(v -> v.encoder.folded(VaeNetwork.LANES)).toList();

            double[][] scores = scores(pool, heldOut(), images.size() - fitted, decoders, finalEncoders, prior);
            Calibration calibration = calibrate(pool, scores, decoders, finalEncoders, prior);
            wrong = Calibration.errors(scores, calibration.classScaling(), heldOutLabels());
            int count = images.size() - fitted;
            report(Stage.CALIBRATION, "", 1, 1, (double) wrong / count, count, TrainingCost.CALIBRATION);
            List<VaeParameters> parameters = IntStream.range(0, classes)
                    .mapToObj(c -> new VaeParameters(
                            vaes.get(c).encoder.parameters(NORM_EPSILON),
                            decoders.get(c).parameters(NORM_EPSILON)))
                    .toList();
            // Before the model itself: whoever finds a model finds its pictures.
            examples().write(ModelFolder.pictures(settings.out()), Split.TEST);
            ModelFolder.write(settings.out(), description(calibration), parameters, prior);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        checkpoint.delete();
        return new TrainingResult(settings.out(), images.size() - fitted, wrong);
    }

    /** A few pictures that nothing was fitted to: of the data set's test pictures, or of those that were held out. */
    private LabelledImages examples() {
        LabelledImages test = data.test();
        LabelledImages unseen = test == null ? images : test;
        int from = test == null ? fitted : 0;
        return unseen.subset(
                IntStream.range(from, Math.min(unseen.size(), from + EXAMPLES)).toArray());
    }

    private Pictures.Source heldOut() {
        return (i, target, offset) -> images.copyTo(fitted + i, target, offset);
    }

    private int[] heldOutLabels() {
        return IntStream.range(fitted, images.size()).map(images::label).toArray();
    }

    /** Standard normal latents without the least likely tenth, in the order drawn. */
    static float[][] priorSamples(long seed) {
        SplittableRandom random = new SplittableRandom(Seeds.mix(seed, "prior", 0));
        float[][] drawn = new float[(int) Math.round(PRIOR_SAMPLES / PRIOR_KEPT)][LATENT];
        double[] squares = new double[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            for (int d = 0; d < LATENT; d++) {
                drawn[i][d] = (float) random.nextGaussian();
                squares[i] += drawn[i][d] * (double) drawn[i][d];
            }
        }
        return IntStream.range(0, drawn.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> squares[i]))
                .limit(PRIOR_SAMPLES)
                .sorted()
                .map(i -> drawn[i])
                .toArray(float[][]::new);
    }

    private Calibration calibrate(
            ClassPool pool,
            double[][] scores,
            List<LaneNetwork> decoders,
            List<LaneNetwork> encoders,
            float[][] prior) {
        int count = images.size() - fitted;
        SplittableRandom random = new SplittableRandom(Seeds.mix(settings.seed(), "noise", 0));
        float[] noise = new float[NOISE_PICTURES * Image.PIXELS];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextDouble();
        }
        Pictures.Source binary = (i, target, offset) -> {
            images.copyTo(fitted + i, target, offset);
            for (int p = offset; p < offset + Image.PIXELS; p++) {
                target[p] = target[p] >= 0.5f ? 1 : 0;
            }
        };
        Pictures.Source noisy =
                (i, target, offset) -> System.arraycopy(noise, i * Image.PIXELS, target, offset, Image.PIXELS);
        double[][] binaryScores = scores(pool, binary, count, decoders, encoders, prior);
        double[][] noiseScores = scores(pool, noisy, NOISE_PICTURES, decoders, encoders, prior);
        return Calibration.of(scores, binaryScores, noiseScores, heldOutLabels());
    }

    /** negativeElbo of every class for every picture. */
    private double[][] scores(
            ClassPool pool,
            Pictures.Source pictures,
            int count,
            List<LaneNetwork> decoders,
            List<LaneNetwork> encoders,
            float[][] prior) {
        List<float[]> byClass = pool.each(decoders.size(), c -> {
            BatchAnalysis analysis =
                    new BatchAnalysis(pictures, count, decoders.get(c), encoders.get(c), prior, BETA, RADIUS);
            int[] all = IntStream.range(0, count).toArray();
            analysis.findSamples(all, cancelled);
            analysis.findLatents(all, CALIBRATION_STEPS, cancelled);
            return analysis.scores;
        });
        double[][] scores = new double[count][decoders.size()];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < scores[i].length; c++) {
                scores[i][c] = byClass.get(c)[i] / Image.PIXELS;
            }
        }
        return scores;
    }

    private ModelDescription description(Calibration calibration) {
        Provenance provenance = Provenance.empty()
                .with("program", "tenfold train")
                .with("softwareVersion", SoftwareVersion.current())
                .with(
                        "data",
                        data.name() + ", the first " + fitted + " of " + images.size()
                                + " training pictures; the other " + (images.size() - fitted)
                                + " for the calibration; no test picture")
                .with("dataSha256", images.digest())
                .with("seed", settings.seed())
                .with("epochs", (long) settings.epochs())
                .with("decoderRounds", (long) cost.rounds())
                .with("encoderEpochs", (long) cost.encoderEpochs())
                .with("optimiser", "Adam, batches of " + VaeNetwork.LANES)
                .with("learningRate", VaeStage.LEARNING_RATE)
                .with("decoderLearningRate", DecoderStage.LEARNING_RATE)
                .with("encoderLearningRate", EncoderStage.LEARNING_RATE)
                .with("threads", (long) settings.threads())
                .with("durationSeconds", Math.round(secondsBefore + (System.nanoTime() - begin) / 1e9));
        return new ModelDescription(
                ModelDescription.FORMAT,
                data.name(),
                images.names(),
                LATENT,
                VaeNetwork.ENCODER,
                VaeNetwork.DECODER,
                ModelDescription.ELU,
                NORM_EPSILON,
                BETA,
                RADIUS,
                calibration.logitScale(),
                calibration.confidenceFloor(),
                calibration.classScaling(),
                calibration.binaryClassScaling(),
                images.isCentred(),
                provenance);
    }

    private VaeStage.OnEpoch onEpoch(Stage stage, int c, int epochs, double each) {
        return (epoch, pictures, loss) -> report(stage, images.names().get(c), epoch, epochs, loss, pictures, each);
    }

    /** Corrects what was counted twice, because it was done again after the last checkpoint of an earlier process. */
    private synchronized void reached(double work) {
        workDone = work;
    }

    private synchronized void report(
            Stage reported, String label, int epoch, int epochs, double loss, int pictures, double each) {
        long now = System.nanoTime();
        latest.addLast(new Report(reported, now, pictures));
        while (latest.size() > RATE_REPORTS
                || (latest.size() > 2 && latest.getFirst().stage() != reported)) {
            latest.removeFirst();
        }
        workDone += pictures * each;
        workHere += pictures * each;
        double seconds = (now - begin) / 1e9;
        double left = Math.max(0, allWork - workDone) * seconds / workHere;
        Report oldest = latest.getFirst();
        double recent = latest.stream().mapToDouble(Report::pictures).sum() - oldest.pictures();
        double rate = recent / Math.max(1e-9, (now - oldest.nanos()) / 1e9);
        checkpoint.write(
                "clock",
                Map.of(
                        "seconds", new float[] {(float) (secondsBefore + seconds)},
                        "work", new float[] {(float) workDone}));
        onProgress.accept(new TrainingProgress(
                reported, label, epoch, epochs, loss, rate, left, Math.min(1, workDone / allWork)));
    }

    /** When a report was made, in which stage (none: the beginning), and of how many pictures. */
    private record Report(@Nullable Stage stage, long nanos, int pictures) {}
}
