package org.tenfold.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tenfold.image.DataFolder;
import org.tenfold.training.TrainingProgress;
import org.tenfold.training.TrainingResult;
import org.tenfold.training.TrainingRun;
import org.tenfold.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains models from scratch. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Train models from scratch, one for each class of pictures; a run that was stopped goes on with --resume.",
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description =
                    "The folder of the pictures: IDX files as MNIST has them (labels.txt beside them names the classes,"
                            + " one a line), or a folder of PNG, JPEG or BMP pictures for each class.")
    private Path data;

    @Option(
            names = "--centre",
            description = "Place the ink of picture files as MNIST does; IDX files are taken as they are.")
    private boolean centre;

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
        TrainingSettings settings = new TrainingSettings(data, out, epochs, seed, threads, resume);
        ProgressLine progress = new ProgressLine(console, System::nanoTime);
        DataFolder pictures = DataFolder.read(data, centre);
        TrainingResult result =
                TrainingRun.run(settings, pictures, step -> progress.update(() -> sentence(step)), null, () -> false);
        console.say(String.format(
                Locale.ROOT,
                "The model is in %s; it reads %.2f %% of %d held-out pictures rightly.",
                out,
                100 * result.accuracy(),
                result.heldOut()));
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
