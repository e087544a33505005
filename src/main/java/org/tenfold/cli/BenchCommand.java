package org.tenfold.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenfold.evaluation.Accuracy.Depth;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.NpyFile;
import org.tenfold.image.Split;
import org.tenfold.model.Installation;
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
    private static final int TRAINING_EPOCHS = 10;

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
        // Everything in this process is measured with all samples in memory, and the children find them on disk.
        ModelBench bench = new ModelBench(open, digits, effort);
        bench.prepare();
        if (Stream.of(Part.ANSWERS, Part.PRESETS, Part.ATTACK, Part.DECODER, Part.BATCH)
                .anyMatch(this::wanted)) {
            bench.warmUp();
        }
        ModelBench.Answers answers = part(Part.ANSWERS, "answers", bench::answers);
        int compared = images == null ? effort.presetImages() : images;
        ModelBench.Presets presets = part(Part.PRESETS, "the presets", () -> bench.presets(compared));
        Timing attack = part(Part.ATTACK, "attacks", () -> bench.attack(attacks()));
        ModelBench.Decoding decoding = part(Part.DECODER, "one decoder", bench::decoding);
        Rate batch = part(Part.BATCH, "a batch", () -> bench.batch(Depth.EXPLANATIONS));
        Rate answersAlone = part(Part.BATCH, "a batch of answers alone", () -> bench.batch(Depth.ANSWERS));
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
            console.print(BenchReport.of(result));
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
            double elapsed = Timing.millisecondsSince(begin);
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
}
