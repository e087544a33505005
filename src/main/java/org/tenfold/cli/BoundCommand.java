package org.tenfold.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Preset;
import org.tenfold.inference.RobustnessBound;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how far pictures can be changed before the answer can change. */
@Command(
        name = "bound",
        mixinStandardHelpOptions = true,
        description = "Tell how far a picture can be changed before the answer can change.",
        sortOptions = false)
final class BoundCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            defaultValue = "fast",
            description = "Whose answer: samples, whose bound is proved, or fast (default), whose bound is estimated.")
    private Bounded preset;

    @Option(
            names = "--norm",
            paramLabel = "NORM",
            defaultValue = "l2",
            description = "How distance is measured: l2 or linf; ${DEFAULT-VALUE} if not given.")
    private RobustnessBound.Norm norm;

    @Mixin
    private Pictures pictures;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    BoundCommand(Console console) {
        this.console = console;
    }

    /** The presets of which a bound is told: the one with a proof, and the one that everyone uses. */
    enum Bounded {
        SAMPLES(Preset.SAMPLES),
        FAST(Preset.FAST);

        private final Preset preset;

        Bounded(Preset preset) {
            this.preset = preset;
        }
    }

    /** One line of {@code --json}; the time is that of the answer and its bound together. */
    record Result(
            String file,
            String prediction,
            String norm,
            double bound,
            String boundKind,
            String runnerUp,
            double milliseconds) {}

    @Override
    public Integer call() {
        List<Image> images = pictures.read(console);
        OpenModel open = model.open(console.installation());
        AbsClassifier classifier = open.classifier(AbsSettings.of(preset.preset));
        for (int i = 0; i < images.size(); i++) {
            print(result(pictures.files().get(i), images.get(i), classifier));
        }
        return Terminal.WORKED;
    }

    private Result result(Path file, Image image, AbsClassifier classifier) {
        long start = System.nanoTime();
        Analysis analysis = classifier.analyse(image);
        RobustnessBound bound = RobustnessBound.of(classifier, analysis, norm, () -> false);
        double milliseconds = (System.nanoTime() - start) / 1e6;
        return new Result(
                file.toString(),
                analysis.label(),
                Choice.nameOf(norm),
                bound.value(),
                Choice.nameOf(bound.kind()),
                classifier.model().labels().get(bound.runnerUp()),
                milliseconds);
    }

    private void print(Result result) {
        if (json) {
            console.printJson(result);
            return;
        }
        String measured = norm == RobustnessBound.Norm.L2 ? "L2" : "Linf";
        console.print(result.file + ": " + result.prediction);
        console.print(Table.facts()
                .row("no other answer within (" + measured + ", " + result.boundKind + ")", bound(result))
                .row("the first other answer on the way out", result.runnerUp)
                .row("milliseconds", Table.number("%.0f", result.milliseconds))
                .toString());
    }

    /** Four digits, rounded down: a proof must not grow by being printed. */
    private static String bound(Result result) {
        return Table.number("%.4f", Math.floor(result.bound * 1e4) / 1e4);
    }
}
