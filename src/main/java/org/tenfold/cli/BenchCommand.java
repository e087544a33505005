package org.tenfold.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.tenfold.attack.BisectorAttack;
import org.tenfold.evaluation.Accuracy;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.NpyFile;
import org.tenfold.image.Split;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Analysis;
import org.tenfold.model.Decoder;
import org.tenfold.model.Installation;
import org.tenfold.training.TrainingRun;
import org.tenfold.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the shipped model on the first test images, on this machine as it is. Every figure is taken after the same
 * work has been done often enough for the virtual machine to have compiled it, except the start, which is taken from
 * processes of its own.
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure speed and memory on this machine.",
        sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MICRO = 1e3;

    private static final int TRAINING_EPOCHS = 10;

    /** The root's entry point, by name: no room may use the root. */
    private static final String MAIN = "org.tenfold.Main";

    private final Console console;
    private final Effort effort;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    BenchCommand(Console console, Effort effort) {
        this.console = console;
        this.effort = effort;
    }

    /**
     * How much is measured.
     *
     * @param images test images that are answered
     * @param warmUps answers before the first that counts
     * @param slowWarmUps the same for the paper's preset, which takes many times longer
     * @param attacks images that are attacked
     * @param batchImages images of the batch
     * @param starts processes that are started
     * @param decoderCalls calls of one decoder, after as many to warm up
     * @param trainingReports reports of a training run that are waited for; the last one counts
     */
    record Effort(
            int images,
            int warmUps,
            int slowWarmUps,
            int attacks,
            int batchImages,
            int starts,
            int decoderCalls,
            int trainingReports) {
        static final Effort DEFAULT = new Effort(20, 20, 2, 5, 200, 3, 20_000, 6);
    }

    /** The object of {@code --json}. */
    record Result(
            Timing roughAnswerMs,
            Timing fullAnswerMs,
            Timing nextFrameAnswerMs,
            Timing paperPresetMs,
            Timing attackMs,
            double decoderForwardMicros,
            double decoderJacobianMicros,
            double batchImagesPerSecond,
            double startToFirstAnswerMs,
            double residentMiB,
            double trainExamplesPerSecond,
            int threads,
            String java) {}

    @Override
    public Integer call() throws IOException {
        Installation installation = console.installation();
        LabelledImages images = LabelledImages.read(installation.mnist(), Split.TEST);
        OpenModel open = OpenModel.read(installation.shippedModel());
        console.say("measuring answers");
        AbsClassifier fast = open.classifier(AbsSettings.FAST);
        // Everything below is measured with all samples in memory, and the children find them on disk.
        fast.analyse(images.image(0));
        Answers answers = answers(fast, images);
        Timing nextFrame = nextFrame(fast, images);
        console.say("measuring the paper's preset and the attack");
        Timing paper = paper(open.classifier(AbsSettings.PAPER), images);
        Timing attack = attack(fast, images);
        console.say("measuring one decoder and a batch");
        Decoder decoder = open.model().vae(0).decoder();
        float[][] latents = open.model().priorLatents();
        double forward = forward(decoder, latents);
        double jacobian = jacobian(decoder, latents);
        double batch = batch(fast, images);
        double resident = ResidentMemory.mebibytes();
        console.say("measuring the start");
        double start = start(installation, images.image(0));
        console.say("measuring training");
        double training = training(installation.mnist());
        Result result = new Result(
                answers.rough(),
                answers.full(),
                nextFrame,
                paper,
                attack,
                forward,
                jacobian,
                batch,
                start,
                resident,
                training,
                threads(),
                System.getProperty("java.version"));
        if (json) {
            console.printJson(result);
        } else {
            console.print(table(result));
        }
        return Terminal.WORKED;
    }

    private record Answers(Timing rough, Timing full) {}

    /** From the question to the first answer that is shown, and to the last. */
    private Answers answers(AbsClassifier classifier, LabelledImages images) {
        for (int i = 0; i < effort.warmUps(); i++) {
            classifier.analyse(images.image(i % effort.images()), null, step -> {}, () -> false);
        }
        double[] rough = new double[effort.images()];
        double[] full = new double[effort.images()];
        for (int i = 0; i < effort.images(); i++) {
            int index = i;
            long begin = System.nanoTime();
            AtomicBoolean answered = new AtomicBoolean();
            classifier.analyse(
                    images.image(i),
                    null,
                    step -> {
                        if (!answered.getAndSet(true)) {
                            rough[index] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
                        }
                    },
                    () -> false);
            full[i] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        }
        return new Answers(Timing.of(rough), Timing.of(full));
    }

    /** The full answer to a frame of a drawing that goes on, when the answer to the frame before is known. */
    private Timing nextFrame(AbsClassifier classifier, LabelledImages images) {
        double[] frames = new double[effort.images()];
        for (int i = 0; i < effort.images(); i++) {
            Image whole = images.image(i);
            Analysis previous = classifier.analyse(withoutLastInk(whole), null, step -> {}, () -> false);
            long begin = System.nanoTime();
            classifier.analyse(whole, previous, step -> {}, () -> false);
            frames[i] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        }
        return Timing.of(frames);
    }

    /** The picture a moment earlier: without the lowest row that has ink. */
    private static Image withoutLastInk(Image whole) {
        float[] pixels = whole.toArray();
        int row = Image.SIDE - 1;
        while (row > 0 && isEmpty(pixels, row)) {
            row--;
        }
        Arrays.fill(pixels, row * Image.SIDE, (row + 1) * Image.SIDE, 0);
        return Image.of(pixels);
    }

    private static boolean isEmpty(float[] pixels, int row) {
        for (int i = row * Image.SIDE; i < (row + 1) * Image.SIDE; i++) {
            if (pixels[i] > 0) {
                return false;
            }
        }
        return true;
    }

    private Timing paper(AbsClassifier classifier, LabelledImages images) {
        for (int i = 0; i < effort.slowWarmUps(); i++) {
            classifier.analyse(images.image(i));
        }
        double[] times = new double[effort.images()];
        for (int i = 0; i < effort.images(); i++) {
            long begin = System.nanoTime();
            classifier.analyse(images.image(i));
            times[i] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        }
        return Timing.of(times);
    }

    private Timing attack(AbsClassifier classifier, LabelledImages images) {
        BisectorAttack attack = BisectorAttack.of(classifier);
        attack.run(images.image(0), null, 0, step -> {}, () -> false);
        double[] times = new double[effort.attacks()];
        for (int i = 0; i < effort.attacks(); i++) {
            long begin = System.nanoTime();
            attack.run(images.image(i), null, 0, step -> {}, () -> false);
            times[i] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        }
        return Timing.of(times);
    }

    /** The median over calls, after as many to warm up. */
    private double forward(Decoder decoder, float[][] latents) {
        Decoder.Workspace workspace = decoder.workspace();
        float[] image = new float[Image.PIXELS];
        double[] times = new double[effort.decoderCalls()];
        for (int i = 0; i < 2 * effort.decoderCalls(); i++) {
            long begin = System.nanoTime();
            decoder.decode(latents[i % latents.length], image, workspace);
            times[i % effort.decoderCalls()] = (System.nanoTime() - begin) / NANOS_PER_MICRO;
        }
        return Timing.of(times).median();
    }

    /** As {@link #forward}, with a tenth of the calls: each does about eight times the work. */
    private double jacobian(Decoder decoder, float[][] latents) {
        Decoder.Workspace workspace = decoder.workspace();
        float[] image = new float[Image.PIXELS];
        float[][] jacobian = new float[decoder.latentSize()][Image.PIXELS];
        double[] times = new double[Math.ceilDiv(effort.decoderCalls(), 10)];
        for (int i = 0; i < 2 * times.length; i++) {
            long begin = System.nanoTime();
            decoder.jacobian(latents[i % latents.length], image, jacobian, workspace);
            times[i % times.length] = (System.nanoTime() - begin) / NANOS_PER_MICRO;
        }
        return Timing.of(times).median();
    }

    private double batch(AbsClassifier classifier, LabelledImages images) {
        Accuracy accuracy = Accuracy.of(classifier, images, effort.batchImages(), threads(), done -> {}, () -> false);
        return accuracy.images() / accuracy.seconds();
    }

    /** From the start of a process of its own to the line with its answer; the median of a few. */
    private double start(Installation installation, Image image) throws IOException {
        Path folder = Files.createTempDirectory("tenfold-bench");
        try {
            Path file = folder.resolve("image.npy");
            NpyFile.write(file, image);
            double[] times = new double[effort.starts()];
            for (int i = 0; i < effort.starts(); i++) {
                times[i] = startOnce(installation, file);
            }
            return Timing.of(times).median();
        } finally {
            delete(folder);
        }
    }

    private static double startOnce(Installation installation, Path file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + Installation.PROPERTY + "=" + installation.folder(),
                "-classpath",
                System.getProperty("java.class.path"),
                MAIN,
                "classify",
                "--json",
                "--as-is",
                file.toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        long begin = System.nanoTime();
        Process child = builder.start();
        try (BufferedReader reader = child.inputReader()) {
            String line = reader.readLine();
            double elapsed = (System.nanoTime() - begin) / NANOS_PER_MILLI;
            if (line == null) {
                throw new IOException("the process that was started to be timed gave no answer");
            }
            return elapsed;
        } finally {
            child.destroy();
        }
    }

    /** What a training run reports of itself once it is warm; the run is then given up. */
    private double training(Path data) throws IOException {
        Path folder = Files.createTempDirectory("tenfold-bench");
        double[] examplesPerSecond = new double[1];
        AtomicInteger reports = new AtomicInteger();
        try {
            TrainingRun.run(
                    new TrainingSettings(
                            data, folder, TRAINING_EPOCHS, TrainingSettings.DEFAULT_SEED, threads(), false),
                    step -> {
                        examplesPerSecond[0] = step.examplesPerSecond();
                        reports.incrementAndGet();
                    },
                    () -> reports.get() >= effort.trainingReports());
        } catch (CancellationException e) {
            // That is how it is meant to end.
        } finally {
            delete(folder);
        }
        return examplesPerSecond[0];
    }

    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String table(Result r) {
        Table timings = Table.of("milliseconds", "median", "95 %");
        row(timings, "rough answer", r.roughAnswerMs());
        row(timings, "full answer", r.fullAnswerMs());
        row(timings, "next frame", r.nextFrameAnswerMs());
        row(timings, "paper's preset", r.paperPresetMs());
        row(timings, "attack", r.attackMs());
        Table facts = Table.facts()
                .row("decoder, forward", Table.number("%.0f us", r.decoderForwardMicros()))
                .row("decoder, Jacobian", Table.number("%.0f us", r.decoderJacobianMicros()))
                .row("batch", Table.number("%.1f images/s", r.batchImagesPerSecond()))
                .row("start to first answer", Table.number("%.0f ms", r.startToFirstAnswerMs()))
                .row("resident memory", Table.number("%.0f MiB", r.residentMiB()))
                .row("training", Table.number("%.0f examples/s", r.trainExamplesPerSecond()))
                .row("threads", String.valueOf(r.threads()))
                .row("Java", r.java());
        return timings + System.lineSeparator().repeat(2) + facts;
    }

    private static void row(Table table, String name, Timing timing) {
        table.row(name, Table.number("%.1f", timing.median()), Table.number("%.1f", timing.p95()));
    }
}
