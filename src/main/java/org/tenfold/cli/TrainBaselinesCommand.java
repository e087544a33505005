package org.tenfold.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenfold.baseline.Baseline;
import org.tenfold.training.BaselineProgress;
import org.tenfold.training.BaselineSettings;
import org.tenfold.training.BaselineTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains the networks that ABS is compared with. */
@Command(
        name = "train-baselines",
        mixinStandardHelpOptions = true,
        description = "Train the networks that ABS is compared with; a run that was stopped goes on with --resume.",
        sortOptions = false)
final class TrainBaselinesCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DataOption data;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder to write the networks to: that of a model.")
    private Path out;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Which of cnn, binary-cnn and robust-cnn, separated by commas; all if not given.")
    private @Nullable List<Kind> only;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = WholeNumber.Positive.class,
            description = "Passes over the training pictures; what each network needs if not given.")
    private @Nullable Integer epochs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + BaselineSettings.DEFAULT_SEED,
            description = "The seed of every random number; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Option(
            names = "--resume",
            description = "Continue the unfinished runs in the output folder, and leave finished networks alone.")
    private boolean resume;

    TrainBaselinesCommand(Console console) {
        this.console = console;
    }

    /** The networks that can be trained. */
    enum Kind {
        CNN(Baseline.CNN),
        BINARY_CNN(Baseline.BINARY_CNN),
        ROBUST_CNN(Baseline.ROBUST_CNN);

        private final Baseline baseline;

        Kind(Baseline baseline) {
            this.baseline = baseline;
        }
    }

    @Override
    public Integer call() {
        Set<Baseline> wanted = EnumSet.noneOf(Baseline.class);
        for (Kind kind : only == null ? List.of(Kind.values()) : only) {
            wanted.add(kind.baseline);
        }
        int threads = Runtime.getRuntime().availableProcessors();
        BaselineSettings settings =
                new BaselineSettings(data.folder(), out, wanted, epochs == null ? 0 : epochs, seed, threads, resume);
        Map<Baseline, ProgressLine> progress = new EnumMap<>(Baseline.class);
        wanted.forEach(b -> progress.put(b, new ProgressLine(console, System::nanoTime)));
        BaselineTraining.run(
                settings,
                step -> Objects.requireNonNull(progress.get(step.baseline())).update(() -> sentence(step)),
                () -> false);
        console.say("The networks are in " + out + ".");
        return Terminal.WORKED;
    }

    static String sentence(BaselineProgress step) {
        return String.format(
                Locale.ROOT,
                "%s, epoch %d of %d: loss %.3f, %.0f examples/s, %s left",
                step.baseline().id(),
                step.epoch(),
                step.epochs(),
                step.loss(),
                step.examplesPerSecond(),
                ProgressLine.spoken(step.secondsLeft()));
    }
}
