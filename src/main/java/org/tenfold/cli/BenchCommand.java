package org.tenfold.cli;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.BisectorAttack;
import org.tenfold.attack.Victim;
import org.tenfold.evaluation.Accuracy;
import org.tenfold.evaluation.Accuracy.Depth;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.NpyFile;
import org.tenfold.image.Split;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.model.Decoder;
import org.tenfold.model.Installation;
import org.tenfold.model.KernelChoice;
import org.tenfold.training.TrainingRun;
import org.tenfold.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Measures speed, memory and quality on the first test images, on this machine as it is. Every figure is taken after the
 * same work has been done until it no longer gets faster, so that the virtual machine has compiled it, except the starts,
 * which are taken from processes of their own.
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

    /** Work is warm when a round of it is not this much faster than the best one before. */
    private static final double STILL_FASTER = 0.97;

    /** Rounds in a row that must not be faster: the compilers work in the background. */
    private static final int STEADY_ROUNDS = 2;

    private static final int MOST_ROUNDS = 30;

    /** Attacks before the first that counts: each asks for hundreds of answers. */
    private static final int WARM_ATTACKS = 3;

    /** A batch is classified so many times, for the spread of its rate. */
    private static final int BATCH_RUNS = 5;

    private final Console console;
    private final Screen screen;
    private final Effort effort;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Measure only these: answers, presets, attack, decoder, batch, start, drawing, training.")
    private @Nullable Set<Part> only;

    @Mixin
    private final ModelOption model = new ModelOption();

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "Test images on which the presets are compared.",
            converter = WholeNumber.Positive.class)
    private @Nullable Integer images;

    @Option(
            names = "--attacks",
            paramLabel = "N",
            description = "Test images that are attacked.",
            converter = WholeNumber.Positive.class)
    private @Nullable Integer attacks;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long the explorer draws by itself.",
            converter = WholeNumber.Positive.class)
    private @Nullable Integer seconds;

    @Option(names = "--display", description = "Open the explorers that are measured on this machine's display.")
    private boolean display;

    BenchCommand(Console console, Screen screen, Effort effort) {
        this.console = console;
        this.screen = screen;
        this.effort = effort;
    }

    /** What can be measured by itself. */
    enum Part {
        ANSWERS,
        PRESETS,
        ATTACK,
        DECODER,
        BATCH,
        START,
        DRAWING,
        TRAINING
    }

    /**
     * How much is measured.
     *
     * @param images test images that are answered
     * @param warmUps answers in a round of warming up
     * @param presetImages test images on which presets are compared
     * @param attacks images that are attacked
     * @param batchImages images of the batch
     * @param starts processes that are started for a figure
     * @param decoderCalls calls of one decoder, after as many to warm up
     * @param trainingReports reports of a training run that are waited for; the second half of them counts
     * @param drawingSeconds how long the explorer draws
     */
    record Effort(
            int images,
            int warmUps,
            int presetImages,
            int attacks,
            int batchImages,
            int starts,
            int decoderCalls,
            int trainingReports,
            int drawingSeconds) {
        static final Effort DEFAULT = new Effort(200, 50, 100, 20, 400, 5, 20_000, 6, 30);
    }

    @Override
    public Integer call() throws IOException {
        Installation installation = console.installation();
        LabelledImages digits = LabelledImages.read(installation.mnist(), Split.TEST);
        OpenModel open = model.open(installation);
        AbsClassifier fast = open.classifier(AbsSettings.FAST);
        // Everything in this process is measured with all samples in memory, and the children find them on disk.
        fast.analyse(digits.image(0));
        if (Stream.of(Part.ANSWERS, Part.PRESETS, Part.ATTACK, Part.DECODER, Part.BATCH)
                .anyMatch(this::wanted)) {
            warmUp(i -> answer(fast, digits.image(i % effort.images()))[1]);
        }
        Answers answers = part(Part.ANSWERS, "answers", () -> answers(fast, digits));
        Presets presets = part(Part.PRESETS, "the presets", () -> presets(open, fast, digits));
        Timing attack = part(Part.ATTACK, "attacks", () -> attack(fast, digits));
        Decoding decoding = part(Part.DECODER, "one decoder", () -> decoding(open));
        Rate batch = part(Part.BATCH, "a batch", () -> batch(fast, digits, Depth.EXPLANATIONS));
        Rate answersAlone = part(Part.BATCH, "a batch of answers alone", () -> batch(fast, digits, Depth.ANSWERS));
        Double resident = ResidentMemory.mebibytes();
        ExplorerBench explorer = new ExplorerBench(installation, screen, display);
        Timing start = part(Part.START, "the start of a command", () -> start(installation, digits.image(0)));
        ExplorerBench.Starts starts =
                part(Part.START, "the start of the explorer", () -> explorer.starts(effort.starts()));
        ExplorerBench.Drawing drawing = part(
                Part.DRAWING,
                "the explorer while it draws",
                () -> explorer.drawing(seconds == null ? effort.drawingSeconds() : seconds));
        Rate training = part(Part.TRAINING, "training", () -> training(installation.mnist()));
        BenchResult result = new BenchResult(
                answers == null ? null : answers.rough(),
                answers == null ? null : answers.full(),
                answers == null ? null : answers.next(),
                presets == null ? null : presets.paper(),
                attack,
                decoding == null ? null : decoding.forward().median(),
                decoding == null ? null : decoding.jacobian().median(),
                batch == null ? null : batch.median(),
                start == null ? null : start.median(),
                resident,
                training == null ? null : training.median(),
                threads(),
                System.getProperty("java.version"),
                Machine.current(),
                new BenchResult.NinetyFive(
                        decoding == null ? null : decoding.forward().p95(),
                        decoding == null ? null : decoding.jacobian().p95(),
                        batch == null ? null : batch.p95(),
                        answersAlone == null ? null : answersAlone.p95(),
                        start == null ? null : start.p95(),
                        training == null ? null : training.p95()),
                presets == null ? null : presets.comparison(),
                attack == null ? null : attacks(),
                answersAlone == null ? null : answersAlone.median(),
                starts == null ? null : starts.cold(),
                starts == null ? null : starts.coldSettled(),
                starts == null ? null : starts.second(),
                drawing == null ? null : drawing.residentMiB(),
                drawing == null ? null : drawing.frames());
        if (json) {
            console.printJson(result);
        } else {
            console.print(table(result));
        }
        return Terminal.WORKED;
    }

    /** A measurement that may fail for want of a file. */
    @FunctionalInterface
    private interface Measurement<R> {
        R take() throws IOException;
    }

    private <R> @Nullable R part(Part which, String what, Measurement<R> measurement) throws IOException {
        if (!wanted(which)) {
            return null;
        }
        console.say("measuring " + what);
        return measurement.take();
    }

    private boolean wanted(Part part) {
        return only == null || only.contains(part);
    }

    private int attacks() {
        return attacks == null ? effort.attacks() : attacks;
    }

    /**
     * Does the work over and over until it no longer gets faster and the kernels are chosen.
     *
     * @param work takes a number that is counted up, and gives the time it took
     */
    private void warmUp(IntToDoubleFunction work) {
        double best = Double.POSITIVE_INFINITY;
        int steady = 0;
        for (int round = 0; round < MOST_ROUNDS && !(steady >= STEADY_ROUNDS && KernelChoice.allSettled()); round++) {
            double[] times = new double[effort.warmUps()];
            for (int i = 0; i < times.length; i++) {
                times[i] = work.applyAsDouble(round * times.length + i);
            }
            double median = Timing.of(times).median();
            steady = median < STILL_FASTER * best ? 0 : steady + 1;
            best = Math.min(best, median);
        }
    }

    private record Answers(Timing rough, Timing full, Timing next) {}

    private Answers answers(AbsClassifier classifier, LabelledImages digits) {
        double[] rough = new double[effort.images()];
        double[] full = new double[effort.images()];
        for (int i = 0; i < effort.images(); i++) {
            double[] both = answer(classifier, digits.image(i));
            rough[i] = both[0];
            full[i] = both[1];
        }
        warmUp(i -> nextFrame(classifier, digits.image(i % effort.images())));
        double[] next = new double[effort.images()];
        for (int i = 0; i < effort.images(); i++) {
            next[i] = nextFrame(classifier, digits.image(i));
        }
        return new Answers(Timing.of(rough), Timing.of(full), Timing.of(next));
    }

    /** From the question to the first answer that is reported, and to the last. */
    private static double[] answer(AbsClassifier classifier, Image image) {
        double[] times = new double[2];
        AtomicBoolean answered = new AtomicBoolean();
        long begin = System.nanoTime();
        classifier.analyse(
                image,
                null,
                step -> {
                    if (!answered.getAndSet(true)) {
                        times[0] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
                    }
                },
                () -> false);
        times[1] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        return times;
    }

    /** The full answer to a frame of a drawing that goes on, when the answer to the frame before is known. */
    private static double nextFrame(AbsClassifier classifier, Image whole) {
        Analysis previous = classifier.analyse(withoutLastInk(whole), null, step -> {}, () -> false);
        long begin = System.nanoTime();
        classifier.analyse(whole, previous, step -> {}, () -> false);
        return (System.nanoTime() - begin) / NANOS_PER_MILLI;
    }

    /** The image without its lowest row of ink: what was there when the stroke had not come so far. */
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

    private record Presets(Timing paper, BenchResult.Comparison comparison) {}

    private Presets presets(OpenModel open, AbsClassifier fast, LabelledImages digits) {
        AbsClassifier paper = open.classifier(AbsSettings.PAPER);
        paper.analyse(digits.image(0));
        int count = Math.min(images == null ? effort.presetImages() : images, digits.size());
        double[] times = new double[count];
        double[] sums = new double[4];
        int same = 0;
        for (int i = 0; i < count; i++) {
            Image image = digits.image(i);
            long begin = System.nanoTime();
            Analysis published = paper.analyse(image);
            times[i] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
            Analysis ours = fast.analyse(image);
            sums[0] += mean(ours);
            sums[1] += mean(published);
            sums[2] += ours.reconstruction(digits.label(i)).negativeElbo();
            sums[3] += published.reconstruction(digits.label(i)).negativeElbo();
            same += ours.prediction() == published.prediction() ? 1 : 0;
        }
        return new Presets(
                Timing.of(times),
                new BenchResult.Comparison(
                        count,
                        sums[0] / count,
                        sums[1] / count,
                        sums[2] / count,
                        sums[3] / count,
                        (double) same / count));
    }

    private static double mean(Analysis analysis) {
        return analysis.reconstructions().stream()
                .mapToDouble(Reconstruction::negativeElbo)
                .average()
                .orElseThrow();
    }

    private Timing attack(AbsClassifier classifier, LabelledImages digits) {
        BisectorAttack attack = new BisectorAttack();
        Victim victim = Victim.of(classifier);
        for (int i = 1; i <= WARM_ATTACKS; i++) {
            attack.run(victim, digits.image(digits.size() - i), AttackSettings.DEFAULT, step -> {}, () -> false);
        }
        double[] times = new double[Math.min(attacks(), digits.size())];
        for (int i = 0; i < times.length; i++) {
            long begin = System.nanoTime();
            attack.run(victim, digits.image(i), AttackSettings.DEFAULT, step -> {}, () -> false);
            times[i] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        }
        return Timing.of(times);
    }

    private record Decoding(Timing forward, Timing jacobian) {}

    /** A picture and its derivatives, after as many calls to warm up; of the derivatives a tenth as many. */
    private Decoding decoding(OpenModel open) {
        Decoder decoder = open.model().vae(0).decoder();
        float[][] latents = open.model().priorLatents();
        Decoder.Workspace workspace = decoder.workspace();
        float[] image = new float[Image.PIXELS];
        float[][] jacobian = new float[decoder.latentSize()][Image.PIXELS];
        return new Decoding(
                calls(effort.decoderCalls(), i -> decoder.decode(latents[i % latents.length], image, workspace)),
                calls(
                        Math.ceilDiv(effort.decoderCalls(), 10),
                        i -> decoder.jacobian(latents[i % latents.length], image, jacobian, workspace)));
    }

    private static Timing calls(int count, IntConsumer call) {
        double[] times = new double[count];
        for (int i = 0; i < 2 * count; i++) {
            long begin = System.nanoTime();
            call.accept(i);
            times[i % count] = (System.nanoTime() - begin) / NANOS_PER_MICRO;
        }
        return Timing.of(times);
    }

    /** How much a second: half of the measurements reached the one, 95 in 100 the other. */
    private record Rate(double median, double p95) {
        static Rate of(double... perSecond) {
            Timing negative =
                    Timing.of(Arrays.stream(perSecond).map(rate -> -rate).toArray());
            return new Rate(-negative.median(), -negative.p95());
        }
    }

    private Rate batch(AbsClassifier classifier, LabelledImages digits, Depth depth) {
        double[] rates = new double[BATCH_RUNS];
        for (int run = -1; run < BATCH_RUNS; run++) {
            Accuracy accuracy =
                    Accuracy.of(classifier, digits, depth, effort.batchImages(), threads(), done -> {}, () -> false);
            if (run >= 0) {
                rates[run] = accuracy.images() / accuracy.seconds();
            }
        }
        return Rate.of(rates);
    }

    /** From the start of a process of its own to the line with its answer. */
    private Timing start(Installation installation, Image image) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path file = folder.path().resolve("image.npy");
            NpyFile.write(file, image);
            double[] times = new double[effort.starts()];
            for (int i = 0; i < effort.starts(); i++) {
                times[i] = startOnce(installation, file);
            }
            return Timing.of(times);
        }
    }

    private static double startOnce(Installation installation, Path file) throws IOException {
        Launcher launcher = Launcher.of(installation);
        List<String> command = new ArrayList<>();
        if (launcher.isThere()) {
            command.add(launcher.script().toString());
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-D" + Installation.PROPERTY + "=" + installation.folder());
            command.addAll(List.of("-classpath", System.getProperty("java.class.path"), ExplorerProcess.MAIN));
        }
        command.addAll(List.of("classify", "--json", "--as-is", file.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
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
    private Rate training(Path data) throws IOException {
        List<Double> reports = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            TrainingRun.run(
                    new TrainingSettings(
                            data, folder.path(), TRAINING_EPOCHS, TrainingSettings.DEFAULT_SEED, threads(), false),
                    step -> reports.add(step.examplesPerSecond()),
                    () -> reports.size() >= effort.trainingReports());
        } catch (CancellationException e) {
            // That is how it is meant to end.
        }
        List<Double> warm = reports.subList(reports.size() / 2, reports.size());
        return Rate.of(warm.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static String table(BenchResult r) {
        Table timings = Table.of("milliseconds", "median", "95 %");
        row(timings, "rough answer", r.roughAnswerMs());
        row(timings, "full answer", r.fullAnswerMs());
        row(timings, "next frame", r.nextFrameAnswerMs());
        row(timings, "paper's preset", r.paperPresetMs());
        row(timings, "attack", r.attackMs());
        row(timings, "explorer, cold start", r.explorerColdStartMs());
        row(timings, "explorer, second start", r.explorerSecondStartMs());
        Table facts = Table.facts();
        fact(facts, "decoder, forward", "%.0f us", r.decoderForwardMicros());
        fact(facts, "decoder, Jacobian", "%.0f us", r.decoderJacobianMicros());
        fact(facts, "batch", "%.1f images/s", r.batchImagesPerSecond());
        fact(facts, "batch, answers alone", "%.1f images/s", r.batchAnswersPerSecond());
        fact(facts, "command to its answer", "%.0f ms", r.startToFirstAnswerMs());
        fact(facts, "resident memory", "%.0f MiB", r.residentMiB());
        fact(facts, "training", "%.0f examples/s", r.trainExamplesPerSecond());
        BenchResult.Comparison comparison = r.comparison();
        if (comparison != null) {
            fact(
                    facts,
                    "fast / paper, ten classes",
                    "%.4f",
                    comparison.fastMeanNegativeElbo() / comparison.paperMeanNegativeElbo());
            fact(
                    facts,
                    "fast / paper, true class",
                    "%.4f",
                    comparison.fastMeanTrueClassNegativeElbo() / comparison.paperMeanTrueClassNegativeElbo());
            fact(facts, "same answer", "%.4f", comparison.sameAnswerShare());
        }
        List<Double> resident = r.explorerResidentMiB();
        if (resident != null) {
            fact(facts, "explorer, resident at first", "%.0f MiB", resident.getFirst());
            fact(
                    facts,
                    "explorer, resident at most",
                    "%.0f MiB",
                    resident.stream().max(Comparator.naturalOrder()).orElseThrow());
        }
        if (r.explorerFrames() instanceof JsonObject frames) {
            JsonObject work = frames.getAsJsonObject("frameWorkMs");
            fact(facts, "frame, 99 %", "%.1f ms", work.get("p99").getAsDouble());
            fact(facts, "frame, longest", "%.1f ms", work.get("longest").getAsDouble());
        }
        facts.row("processor", r.machine().cpu() + ", " + r.machine().cores() + " cores")
                .row("system", r.machine().os())
                .row("Java", r.java() + ", " + r.machine().jdk())
                .row("threads", String.valueOf(r.threads()));
        return timings + System.lineSeparator().repeat(2) + facts;
    }

    private static void row(Table table, String name, @Nullable Timing timing) {
        if (timing != null) {
            table.row(name, Table.number("%.1f", timing.median()), Table.number("%.1f", timing.p95()));
        }
    }

    private static void fact(Table facts, String name, String format, @Nullable Double value) {
        if (value != null) {
            facts.row(name, Table.number(format, value));
        }
    }
}
