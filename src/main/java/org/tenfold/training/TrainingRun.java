package org.tenfold.training;

import static org.tenfold.training.VaeNetwork.LATENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
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
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.model.ModelDescription;
import org.tenfold.model.ModelFolder;
import org.tenfold.model.Provenance;
import org.tenfold.model.SoftwareVersion;
import org.tenfold.model.VaeParameters;
import org.tenfold.training.TrainingProgress.Stage;

/**
 * Trains a model from MNIST's files and writes its folder: ten auto-encoders ({@link VaeStage}), the decoders on what
 * inference measures ({@link DecoderStage}), the encoders against them ({@link EncoderStage}), prior samples, and
 * {@link Calibration} on training pictures held out from all fits. The test pictures are not read.
 */
public final class TrainingRun {
    /** One in so many training pictures, the last ones, is held out for the calibration. */
    private static final int HELD_OUT = 12;
    /** The rate is that between the oldest and the newest of so many reports. */
    private static final int RATE_REPORTS = 12;

    private static final double NORM_EPSILON = 1e-5;
    private static final double BETA = 1;
    private static final double RADIUS = 5;
    private static final int PRIOR_SAMPLES = 8000;
    /** The least likely tenth of the draws is dropped. */
    private static final double PRIOR_KEPT = 0.9;

    private static final int MOST_ROUNDS = 28;
    private static final int MOST_ENCODER_EPOCHS = 10;
    private static final int NOISE_PICTURES = 256;
    /** Steps of the search in the calibration: enough to converge. */
    private static final int CALIBRATION_STEPS = 6;
    /** What one picture costs in a stage, in units of one picture of the first stage. */
    private static final double DECODER_COST = 6.3;

    private static final double ENCODER_COST = 0.8;
    private static final double CALIBRATION_COST = 12;

    private final TrainingSettings settings;
    private final LabelledImages images;
    private final int fitted;
    private final Checkpoint checkpoint;
    private final Consumer<TrainingProgress> onProgress;
    private final BooleanSupplier cancelled;
    private final long begin = System.nanoTime();
    private final double secondsBefore;
    private final double allWork;
    private double workDone;
    private double workHere;
    private final Deque<Report> latest = new ArrayDeque<>(List.of(new Report(null, begin, 0)));

    private TrainingRun(TrainingSettings settings, Consumer<TrainingProgress> onProgress, BooleanSupplier cancelled) {
        this.settings = settings;
        this.onProgress = onProgress;
        this.cancelled = cancelled;
        images = LabelledImages.read(settings.data(), Split.TRAIN);
        fitted = images.size() - images.size() / HELD_OUT;
        for (int c = 0; c < LabelledImages.CLASSES; c++) {
            if (own(c).length == 0) {
                throw new BadInputException(
                        settings.data() + ": found no picture of " + c + " to train on, expected some of every digit.");
            }
        }
        if (fitted == images.size()) {
            throw new BadInputException(settings.data() + ": found " + images.size()
                    + " training pictures, expected at least " + HELD_OUT + ", so that some can be held out.");
        }
        checkpoint = Checkpoint.open(settings, images.digest());
        Map<String, float[]> clock = checkpoint.read("clock");
        secondsBefore = clock == null ? 0 : clock.getOrDefault("seconds", new float[1])[0];
        workDone = clock == null ? 0 : clock.getOrDefault("work", new float[1])[0];
        allWork = fitted * (settings.epochs() + DECODER_COST * rounds() + ENCODER_COST * 2 * encoderEpochs())
                + CALIBRATION_COST * (images.size() - fitted);
    }

    /**
     * Trains and writes the model.
     *
     * @throws BadInputException if the data cannot be read or the output folder holds another unfinished run
     * @throws java.util.concurrent.CancellationException if cancelled; what is finished stays in the checkpoint
     */
    public static void run(
            TrainingSettings settings, Consumer<TrainingProgress> onProgress, BooleanSupplier cancelled) {
        new TrainingRun(settings, onProgress, cancelled).run();
    }

    /** A run of few epochs, which is a trial, has fewer rounds too. */
    private int rounds() {
        return Math.clamp(settings.epochs() * 2L / 3, 1, MOST_ROUNDS);
    }

    private int encoderEpochs() {
        return Math.clamp(settings.epochs() / 6, 1, MOST_ENCODER_EPOCHS);
    }

    private int[] own(int c) {
        return IntStream.range(0, fitted).filter(i -> images.label(i) == c).toArray();
    }

    private void run() {
        int classes = LabelledImages.CLASSES;
        float[][] prior = priorSamples(settings.seed());
        try (ClassPool pool = new ClassPool(settings.threads())) {
            List<VaeNetwork> vaes = pool.each(
                    classes,
                    c -> new VaeStage(images, own(c), c, settings.epochs(), settings.seed(), checkpoint)
                            .run(NORM_EPSILON, onEpoch(Stage.VAE, c, settings.epochs(), 1), cancelled));
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
                            rounds(),
                            BETA,
                            RADIUS,
                            settings.seed(),
                            checkpoint)
                    .run(
                            pool,
                            (round, loss) -> report(Stage.DECODERS, "", round, rounds(), loss, fitted, DECODER_COST),
                            cancelled);
            reached(fitted * (settings.epochs() + DECODER_COST * rounds()));

            pool.each(classes, c -> {
                VaeNetwork network = new VaeNetwork(vaes.get(c).encoder, decoders.get(c));
                new EncoderStage(images, fitted, c, encoderEpochs(), settings.seed())
                        .run(network, onEpoch(Stage.ENCODERS, c, encoderEpochs(), ENCODER_COST), cancelled);
                return c;
            });
            List<LaneNetwork> finalEncoders =
                    vaes.stream().map(v -> v.encoder.folded(VaeNetwork.LANES)).toList();

            Calibration calibration = calibrate(pool, decoders, finalEncoders, prior);
            List<VaeParameters> parameters = IntStream.range(0, classes)
                    .mapToObj(c -> new VaeParameters(
                            vaes.get(c).encoder.parameters(NORM_EPSILON),
                            decoders.get(c).parameters(NORM_EPSILON)))
                    .toList();
            ModelFolder.write(settings.out(), description(calibration), parameters, prior);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        checkpoint.delete();
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
            ClassPool pool, List<LaneNetwork> decoders, List<LaneNetwork> encoders, float[][] prior) {
        int count = images.size() - fitted;
        SplittableRandom random = new SplittableRandom(Seeds.mix(settings.seed(), "noise", 0));
        float[] noise = new float[NOISE_PICTURES * Image.PIXELS];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextDouble();
        }
        Pictures.Source clean = (i, target, offset) -> images.copyTo(fitted + i, target, offset);
        Pictures.Source binary = (i, target, offset) -> {
            images.copyTo(fitted + i, target, offset);
            for (int p = offset; p < offset + Image.PIXELS; p++) {
                target[p] = target[p] >= 0.5f ? 1 : 0;
            }
        };
        Pictures.Source noisy =
                (i, target, offset) -> System.arraycopy(noise, i * Image.PIXELS, target, offset, Image.PIXELS);
        double[][] scores = scores(pool, clean, count, decoders, encoders, prior);
        double[][] binaryScores = scores(pool, binary, count, decoders, encoders, prior);
        double[][] noiseScores = scores(pool, noisy, NOISE_PICTURES, decoders, encoders, prior);
        int[] labels =
                IntStream.range(0, count).map(i -> images.label(fitted + i)).toArray();
        Calibration calibration = Calibration.of(scores, binaryScores, noiseScores, labels);
        double wrong = Calibration.errors(scores, calibration.classScaling(), labels);
        report(Stage.CALIBRATION, "", 1, 1, wrong / count, count, CALIBRATION_COST);
        return calibration;
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
        double[] ones = new double[LabelledImages.CLASSES];
        Arrays.fill(ones, 1);
        Provenance provenance = Provenance.empty()
                .with("program", "tenfold train")
                .with("softwareVersion", SoftwareVersion.current())
                .with(
                        "data",
                        "MNIST, the first " + fitted + " of " + images.size() + " training pictures; the other "
                                + (images.size() - fitted) + " for the calibration; no test picture")
                .with("dataSha256", images.digest())
                .with("seed", settings.seed())
                .with("epochs", (long) settings.epochs())
                .with("decoderRounds", (long) rounds())
                .with("encoderEpochs", (long) encoderEpochs())
                .with("optimiser", "Adam, batches of " + VaeNetwork.LANES)
                .with("learningRate", VaeStage.LEARNING_RATE)
                .with("decoderLearningRate", DecoderStage.LEARNING_RATE)
                .with("encoderLearningRate", EncoderStage.LEARNING_RATE)
                .with("threads", (long) settings.threads())
                .with("durationSeconds", Math.round(secondsBefore + (System.nanoTime() - begin) / 1e9));
        return new ModelDescription(
                ModelDescription.FORMAT,
                "mnist",
                IntStream.range(0, LabelledImages.CLASSES)
                        .mapToObj(Integer::toString)
                        .toList(),
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
                provenance);
    }

    private VaeStage.OnEpoch onEpoch(Stage stage, int c, int epochs, double cost) {
        return (epoch, pictures, loss) -> report(stage, Integer.toString(c), epoch, epochs, loss, pictures, cost);
    }

    /** Corrects what was counted twice, because it was done again after the last checkpoint of an earlier process. */
    private synchronized void reached(double work) {
        workDone = work;
    }

    private synchronized void report(
            Stage reported, String label, int epoch, int epochs, double loss, int pictures, double cost) {
        long now = System.nanoTime();
        latest.addLast(new Report(reported, now, pictures));
        while (latest.size() > RATE_REPORTS
                || (latest.size() > 2 && latest.getFirst().stage() != reported)) {
            latest.removeFirst();
        }
        workDone += pictures * cost;
        workHere += pictures * cost;
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
        onProgress.accept(new TrainingProgress(reported, label, epoch, epochs, loss, rate, left));
    }

    /** When a report was made, in which stage (none: the beginning), and of how many pictures. */
    private record Report(@Nullable Stage stage, long nanos, int pictures) {}
}
