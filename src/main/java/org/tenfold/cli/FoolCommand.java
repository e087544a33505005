package org.tenfold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.FoolingPicture;
import org.tenfold.attack.Victim;
import org.tenfold.image.BadInputException;
import org.tenfold.image.PngFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Turns noise into a picture that a classifier takes for a digit. */
@Command(
        name = "fool",
        mixinStandardHelpOptions = true,
        description = "Turn noise into a picture that a classifier is sure of.",
        sortOptions = false)
final class FoolCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--victim",
            paramLabel = "VICTIM",
            required = true,
            description = "Who is to be fooled: ${COMPLETION-CANDIDATES}.",
            completionCandidates = AttackCommand.VictimNames.class)
    private Contender victim;

    @Option(
            names = "--target",
            paramLabel = "LABEL",
            required = true,
            description = "The digit that it shall be sure of.")
    private String target;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "The seed of the noise and everything else random; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Option(
            names = "--queries",
            paramLabel = "N",
            defaultValue = "" + FoolingPicture.QUERIES,
            description = "How many pictures the victim is asked about at most; ${DEFAULT-VALUE} if not given.",
            converter = WholeNumber.Queries.class)
    private int queries;

    @Option(names = "--out", paramLabel = "FILE.png", required = true, description = "The file to write.")
    private Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    FoolCommand(Console console) {
        this.console = console;
    }

    /** The object of {@code --json}; the probability is the target's, the prediction what the victim takes it for. */
    record Result(
            String file,
            String victim,
            String target,
            boolean found,
            double probability,
            String prediction,
            int steps,
            double milliseconds,
            long seed) {}

    @Override
    public Integer call() throws IOException {
        if (Files.isDirectory(out)) {
            throw new BadInputException("--out: found the folder " + out + ", expected a file to write.");
        }
        OpenModel open = model.open(console.installation());
        int label = open.target(target);
        Victim fooled = open.victim(victim, console);
        ProgressLine progress = new ProgressLine(console, System::nanoTime);
        FoolingPicture.Result found = FoolingPicture.of(fooled, queries)
                .run(
                        label,
                        seed,
                        step -> progress.update(() -> String.format(
                                Locale.ROOT,
                                "step %d: %s with %.1f %%",
                                step.step(),
                                target,
                                100 * step.prediction().probabilities()[label])),
                        () -> false);
        PngFile.write(out, found.image());
        print(new Result(
                out.toString(),
                Choice.nameOf(victim),
                target,
                found.found(),
                found.prediction().probabilities()[label],
                open.model().labels().get(found.prediction().label()),
                found.steps(),
                found.milliseconds(),
                seed));
        return Terminal.WORKED;
    }

    private void print(Result result) {
        if (json) {
            console.printJson(result);
            return;
        }
        String sure = Table.number("%.1f %%", 100 * result.probability);
        console.print(
                result.found
                        ? result.file + ": noise that " + victim.title() + " takes for " + target + " (" + sure + ")"
                        : result.file + ": " + victim.title() + " was not made sure of " + target
                                + "; this is as far as" + " it came: " + sure + ", and it takes the picture for "
                                + result.prediction);
        console.print(Table.facts()
                .row("steps", String.valueOf(result.steps))
                .row("seed", String.valueOf(result.seed))
                .row("milliseconds", Table.number("%.0f", result.milliseconds))
                .toString());
    }
}
