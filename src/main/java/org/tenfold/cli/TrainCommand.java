package org.tenfold.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tenfold.training.TrainingProgress;
import org.tenfold.training.TrainingRun;
import org.tenfold.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains ten models from scratch. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Train the ten models from scratch; a run that was stopped goes on with --resume.",
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DataOption data;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder of the model to write.")
    private Path out;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = WholeNumber.Positive.class,
            defaultValue = "" + TrainingSettings.DEFAULT_EPOCHS,
            description = "Passes over the training pictures in the first stage; a run of few has shorter other stages"
                    + " too; ${DEFAULT-VALUE} if not given.")
    private int epochs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + TrainingSettings.DEFAULT_SEED,
            description = "The seed of every random number; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Option(names = "--resume", description = "Continue the unfinished run in the output folder.")
    private boolean resume;

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int threads = Runtime.getRuntime().availableProcessors();
        TrainingSettings settings = new TrainingSettings(data.folder(), out, epochs, seed, threads, resume);
        ProgressLine progress = new ProgressLine(console, System::nanoTime);
        TrainingRun.run(settings, step -> progress.update(() -> sentence(step)), () -> false);
        console.say("The model is in " + out + ".");
        return Terminal.WORKED;
    }

    static String sentence(TrainingProgress step) {
        return String.format(
                Locale.ROOT,
                "%s%s, epoch %d of %d: loss %.3f, %.0f examples/s, %s left",
                step.stage().title(),
                step.label().isEmpty() ? "" : ", class " + step.label(),
                step.epoch(),
                step.epochs(),
                step.loss(),
                step.examplesPerSecond(),
                ProgressLine.spoken(step.secondsLeft()));
    }
}
