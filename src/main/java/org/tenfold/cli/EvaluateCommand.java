package org.tenfold.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.baseline.Baseline;
import org.tenfold.baseline.Baselines;
import org.tenfold.evaluation.Accuracy;
import org.tenfold.evaluation.Accuracy.Depth;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Preset;
import org.tenfold.model.Classifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts right answers on MNIST's test images. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Count the right answers on the test images of an MNIST folder.",
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private DataOption data;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            defaultValue = "fast",
            description = "How ABS searches: fast (default), paper or samples.")
    private Preset preset;

    @Option(
            names = "--classifier",
            paramLabel = "NAME",
            defaultValue = "abs",
            description = "Which classifier: abs (default), binary-abs, cnn, binary-cnn, nearest or robust-cnn.")
    private Contender classifier;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = WholeNumber.Positive.class,
            description = "Only the first N images.")
    private @Nullable Integer limit;

    @Option(
            names = "--answers-only",
            description = "Do not explain what cannot win: faster, but the two mean scores are left out.")
    private boolean answersOnly;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    /** The object of {@code --json}; without explanations the two means are null, for rivals the preset too. */
    record Result(
            String classifier,
            @Nullable String preset,
            int images,
            int correct,
            double accuracy,
            double seconds,
            @Nullable Double meanNegativeElbo,
            @Nullable Double meanTrueClassNegativeElbo,
            int[][] confusion) {}

    @Override
    public Integer call() {
        LabelledImages images = LabelledImages.read(data.folder(), Split.TEST);
        int count = limit == null ? images.size() : Math.min(limit, images.size());
        ProgressLine progress = new ProgressLine(console, System::nanoTime);
        IntConsumer onProgress = done -> progress.update(() -> "evaluated " + done + " of " + count + " images");
        Baseline baseline = classifier.baseline().orElse(null);
        print(images, baseline == null ? abs(images, count, onProgress) : rival(baseline, images, count, onProgress));
        return Terminal.WORKED;
    }

    private Accuracy abs(LabelledImages images, int count, IntConsumer onProgress) {
        OpenModel open = model.open(console.installation());
        AbsSettings settings = AbsSettings.of(preset).withBinary(classifier == Contender.BINARY_ABS);
        return Accuracy.of(
                open.classifier(settings),
                images,
                answersOnly ? Depth.ANSWERS : Depth.EXPLANATIONS,
                count,
                Runtime.getRuntime().availableProcessors(),
                onProgress,
                () -> false);
    }

    private Accuracy rival(Baseline baseline, LabelledImages images, int count, IntConsumer onProgress) {
        Classifier opened = Baselines.of(model.folder(console.installation()), data.folder())
                .open(baseline, said -> console.say(said + " ..."));
        return Accuracy.of(
                baseline.id(),
                opened,
                images,
                count,
                Runtime.getRuntime().availableProcessors(),
                onProgress,
                () -> false);
    }

    private void print(LabelledImages images, Accuracy accuracy) {
        if (json) {
            console.printJson(new Result(
                    accuracy.classifier(),
                    accuracy.preset() == null ? null : Choice.nameOf(accuracy.preset()),
                    accuracy.images(),
                    accuracy.correct(),
                    accuracy.accuracy(),
                    accuracy.seconds(),
                    explained(accuracy) ? accuracy.meanNegativeElbo() : null,
                    explained(accuracy) ? accuracy.meanTrueClassNegativeElbo() : null,
                    accuracy.confusion()));
            return;
        }
        console.print(String.format(
                Locale.ROOT,
                "%s: %.2f %% right (%d of %d images) in %s",
                Choice.nameOf(classifier) + (classifier.baseline().isEmpty() ? ", " + Choice.nameOf(preset) : ""),
                100 * accuracy.accuracy(),
                accuracy.correct(),
                accuracy.images(),
                ProgressLine.spoken(accuracy.seconds())));
        if (explained(accuracy)) {
            console.print(String.format(
                    Locale.ROOT,
                    "mean score of all classes %.5f, of the true class %.5f (lower is better)",
                    accuracy.meanNegativeElbo(),
                    accuracy.meanTrueClassNegativeElbo()));
        }
        console.print("");
        console.print("rows: the true class, columns: the answer");
        console.print(table(accuracy.confusion(), images.names()).toString());
    }

    private static boolean explained(Accuracy accuracy) {
        return !Double.isNaN(accuracy.meanNegativeElbo());
    }

    private static Table table(int[][] confusion, List<String> names) {
        String[] header = new String[confusion.length + 1];
        Arrays.setAll(header, i -> i == 0 ? "" : names.get(i - 1));
        Table table = Table.of(header);
        for (int truth = 0; truth < confusion.length; truth++) {
            int[] counts = confusion[truth];
            String[] cells = new String[header.length];
            cells[0] = names.get(truth);
            // An empty cell says "never" quicker than a field of zeros.
            Arrays.setAll(cells, i -> i == 0 ? cells[0] : counts[i - 1] == 0 ? "." : String.valueOf(counts[i - 1]));
            table.row(cells);
        }
        return table;
    }
}
