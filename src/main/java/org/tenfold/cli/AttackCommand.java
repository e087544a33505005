package org.tenfold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.BisectorAttack;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Image;
import org.tenfold.image.NpyFile;
import org.tenfold.image.PngFile;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.RobustnessBound;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks for the nearest picture that ABS takes for something else. */
@Command(
        name = "attack",
        mixinStandardHelpOptions = true,
        description = "Look for the nearest picture (L2) with another answer.",
        sortOptions = false)
final class AttackCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ModelOption model;

    @Option(names = "--target", paramLabel = "LABEL", description = "The answer to reach; any other if not given.")
    private @Nullable String target;

    @Option(names = "--as-is", description = "Take a 28x28 input as it is, without centring it like MNIST.")
    private boolean asIs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "The seed of everything random; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write adversarial.npy and adversarial.png into this folder.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Parameters(
            paramLabel = "FILE",
            description = "A picture (PNG, JPEG, BMP) or a 28x28 .npy array of numbers from 0 to 1.")
    private Path file;

    AttackCommand(Console console) {
        this.console = console;
    }

    /** The object of {@code --json}; what was not found is null. */
    record Result(
            String file,
            String original,
            @Nullable String adversarial,
            boolean found,
            @Nullable Double l2,
            @Nullable Double linf,
            @Nullable Integer l0,
            double bound,
            String boundKind,
            int steps,
            double milliseconds) {}

    @Override
    public Integer call() throws IOException {
        Image image = InputPicture.read(file, asIs, console);
        OpenModel open = OpenModel.read(model.folder(console.installation()));
        AbsClassifier classifier = open.classifier(AbsSettings.DEFAULT);
        Integer wanted = target == null ? null : wanted(target, classifier, image);
        ProgressLine progress = new ProgressLine(console, System::nanoTime);
        Adversarial result = BisectorAttack.of(classifier)
                .run(
                        image,
                        wanted,
                        seed,
                        step -> progress.update(
                                () -> String.format(Locale.ROOT, "step %d: distance %.3f", step.step(), step.l2())),
                        () -> false);
        if (out != null && result.found()) {
            Files.createDirectories(out);
            NpyFile.write(out.resolve("adversarial.npy"), result.image());
            PngFile.write(out.resolve("adversarial.png"), result.image());
        }
        print(result);
        return Terminal.WORKED;
    }

    private int wanted(String label, AbsClassifier classifier, Image image) {
        List<String> labels = classifier.model().labels();
        int index = labels.indexOf(label);
        if (index < 0) {
            throw new BadInputException("--target: found '" + label + "', expected one of the model's labels "
                    + String.join(", ", labels) + ".");
        }
        if (index == classifier.analyse(image).prediction()) {
            throw new BadInputException("--target: found '" + label + "', which is the answer for " + file
                    + " already, expected another label.");
        }
        return index;
    }

    private void print(Adversarial result) {
        RobustnessBound bound = result.bound();
        String original = result.originalAnalysis().label();
        String kind = bound.kind().name().toLowerCase(Locale.ROOT);
        if (json) {
            boolean found = result.found();
            console.printJson(new Result(
                    file.toString(),
                    original,
                    found ? result.analysis().label() : null,
                    found,
                    found ? result.l2() : null,
                    found ? result.linf() : null,
                    found ? result.l0() : null,
                    bound.value(),
                    kind,
                    result.steps(),
                    result.milliseconds()));
            return;
        }
        console.print(
                result.found()
                        ? file + ": the " + original + " becomes "
                                + result.analysis().label()
                        : file + ": no picture with "
                                + (target == null ? "another answer" : "the answer " + target)
                                + " was found; it stays " + original);
        Table table = Table.facts();
        if (result.found()) {
            table.row("L2 distance", Table.number("%.4f", result.l2()))
                    .row("Linf distance", Table.number("%.4f", result.linf()))
                    .row("pixels changed (L0)", String.valueOf(result.l0()));
        }
        table.row("no mistake within (L2, " + kind + ")", Table.number("%.4f", bound.value()))
                .row("steps", String.valueOf(result.steps()))
                .row("milliseconds", Table.number("%.0f", result.milliseconds()));
        console.print(table.toString());
    }
}
