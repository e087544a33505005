package org.tenfold.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Preset;
import org.tenfold.inference.Reconstruction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains pictures with all ten models and names the best. */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        description = "Explain pictures with all ten models and name the best.",
        sortOptions = false)
final class ClassifyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            defaultValue = "fast",
            description = "How to search: fast (default), paper or samples.")
    private Preset preset;

    @Option(names = "--binary", description = "Binary ABS: threshold the picture at one half first.")
    private boolean binary;

    @Mixin
    private Pictures pictures;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    ClassifyCommand(Console console) {
        this.console = console;
    }

    /** One line of {@code --json}. */
    record Line(
            String file,
            String preset,
            String prediction,
            boolean confident,
            double milliseconds,
            List<Explanation> classes) {}

    /** One class of a {@link Line}. */
    record Explanation(
            String label, double negativeElbo, double squaredError, double kl, double probability, float[] latent) {}

    @Override
    public Integer call() {
        List<Image> images = pictures.read(console);
        OpenModel open = model.open(console.installation());
        AbsClassifier classifier = open.classifier(AbsSettings.of(preset).withBinary(binary));
        for (int i = 0; i < images.size(); i++) {
            print(pictures.files().get(i), classifier.analyse(images.get(i)));
        }
        return Terminal.WORKED;
    }

    private void print(Path file, Analysis analysis) {
        if (json) {
            console.printJson(line(file, analysis));
        } else {
            console.print(headline(file, analysis));
            console.print(table(analysis).toString());
        }
    }

    private Line line(Path file, Analysis analysis) {
        List<Explanation> classes = new ArrayList<>();
        for (Reconstruction r : analysis.reconstructions()) {
            classes.add(new Explanation(
                    r.label(),
                    r.negativeElbo(),
                    r.squaredError(),
                    r.kl(),
                    analysis.probability(r.classIndex()),
                    r.latent().toArray()));
        }
        return new Line(
                file.toString(),
                Choice.nameOf(preset),
                analysis.label(),
                analysis.confident(),
                analysis.milliseconds(),
                classes);
    }

    private String headline(Path file, Analysis analysis) {
        double probability = analysis.probability(analysis.prediction());
        String verdict = analysis.confident()
                ? String.format(Locale.ROOT, "%s (%.1f %%)", analysis.label(), 100 * probability)
                : "none of the ten can explain this; the nearest is " + analysis.label();
        return String.format(
                Locale.ROOT,
                "%s: %s  [%s%s, %.0f ms]",
                file,
                verdict,
                binary ? "binary " : "",
                Choice.nameOf(preset),
                analysis.milliseconds());
    }

    private static Table table(Analysis analysis) {
        Table table = Table.of("", "class", "score", "squared error", "KL", "probability");
        for (Reconstruction r : analysis.reconstructions()) {
            table.row(
                    r.classIndex() == analysis.prediction() ? ">" : "",
                    r.label(),
                    Table.number("%.5f", r.negativeElbo()),
                    Table.number("%.2f", r.squaredError()),
                    Table.number("%.2f", r.kl()),
                    Table.number("%.1f %%", 100 * analysis.probability(r.classIndex())));
        }
        return table;
    }
}
