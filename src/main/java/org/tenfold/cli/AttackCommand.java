package org.tenfold.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.Attack;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.attack.Victim;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Image;
import org.tenfold.image.NpyFile;
import org.tenfold.image.PngFile;
import org.tenfold.inference.RobustnessBound;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Looks for the nearest pictures that a classifier takes for something else. */
@Command(
        name = "attack",
        mixinStandardHelpOptions = true,
        description = "Look for the nearest picture with another answer.",
        sortOptions = false)
final class AttackCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--victim",
            paramLabel = "VICTIM",
            defaultValue = "abs",
            description = "Who is to be fooled: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.",
            completionCandidates = VictimNames.class)
    private Contender victim;

    @Option(
            names = "--attack",
            paramLabel = "NAME",
            defaultValue = "best",
            description = "How: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}, the nearest that any finds, if not given.",
            completionCandidates = AttackNames.class,
            converter = AttackConverter.class)
    private Attack attack;

    @Option(
            names = "--norm",
            paramLabel = "NORM",
            defaultValue = "l2",
            description = "How distance is measured: l2, linf or l0; ${DEFAULT-VALUE} if not given.")
    private Norm norm;

    @Option(names = "--target", paramLabel = "LABEL", description = "The answer to reach; any other if not given.")
    private @Nullable String target;

    @Option(
            names = "--budget",
            paramLabel = "X",
            description = "Nothing further away counts; no limit if not given.",
            converter = BudgetConverter.class)
    private @Nullable Double budget;

    @Option(
            names = "--queries",
            paramLabel = "N",
            defaultValue = "4000",
            description = "How many pictures the victim is asked about at most; ${DEFAULT-VALUE} if not given.",
            converter = WholeNumber.Queries.class)
    private int queries;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "The seed of everything random; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Mixin
    private Pictures pictures;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write adversarial.npy and adversarial.png into this folder; of several FILEs, adversarial-1.npy"
                            + " and so on, in their order.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    AttackCommand(Console console) {
        this.console = console;
    }

    /** One line of {@code --json}; what was not found, or is not defined, is null. */
    record Result(
            String file,
            String original,
            @Nullable String adversarial,
            boolean found,
            @Nullable Double l2,
            @Nullable Double linf,
            @Nullable Integer l0,
            @Nullable Double bound,
            @Nullable String boundKind,
            int steps,
            double milliseconds,
            String victim,
            String norm,
            String attack,
            int queries) {}

    @Override
    public Integer call() throws IOException {
        List<Image> images = pictures.read(console);
        OpenModel open = model.open(console.installation());
        List<String> labels = open.model().labels();
        Victim attacked = open.victim(victim, console);
        if (!attack.isDefinedFor(attacked, norm)) {
            throw new BadInputException("--attack: found '" + attack.name() + "', which is not defined for "
                    + Choice.nameOf(victim) + " and " + Choice.nameOf(norm) + "; expected one of "
                    + String.join(", ", defined(attacked)) + ".");
        }
        AttackSettings settings = AttackSettings.DEFAULT
                .withNorm(norm)
                .withBudget(budget == null ? Double.POSITIVE_INFINITY : budget)
                .withSeed(seed)
                .withQueries(queries)
                .withTarget(target == null ? null : open.target(target));
        requireAnotherTarget(attacked, images, labels);
        for (int i = 0; i < images.size(); i++) {
            Adversarial result = attack(attacked, images.get(i), settings);
            write(i, result);
            print(pictures.files().get(i), result, labels);
        }
        return Terminal.WORKED;
    }

    private List<String> defined(Victim attacked) {
        return Attacks.names().stream()
                .filter(name -> Attacks.named(name).isDefinedFor(attacked, norm))
                .toList();
    }

    /** Before any work: a target must be another answer than the one there is. */
    private void requireAnotherTarget(Victim attacked, List<Image> images, List<String> labels) {
        for (int i = 0; target != null && i < images.size(); i++) {
            int label = attacked.classifier().predict(images.get(i)).label();
            if (target.equals(labels.get(label))) {
                throw new BadInputException("--target: found '" + target + "', which is the answer for "
                        + pictures.files().get(i) + " already, expected another label.");
            }
        }
    }

    private Adversarial attack(Victim attacked, Image image, AttackSettings settings) {
        ProgressLine progress = new ProgressLine(console, System::nanoTime);
        return attack.run(
                attacked,
                image,
                settings,
                step -> progress.update(() -> String.format(
                        Locale.ROOT, "%s, step %d: distance %.3f", step.attack(), step.step(), step.distance())),
                () -> false);
    }

    private void write(int index, Adversarial result) throws IOException {
        if (out != null && result.found()) {
            Files.createDirectories(out);
            String name = pictures.files().size() == 1 ? "adversarial" : "adversarial-" + (index + 1);
            NpyFile.write(out.resolve(name + ".npy"), result.image());
            PngFile.write(out.resolve(name + ".png"), result.image());
        }
    }

    private void print(Path file, Adversarial result, List<String> labels) {
        RobustnessBound bound = result.bound();
        String original = labels.get(result.originalPrediction().label());
        String adversarial = labels.get(result.prediction().label());
        String kind = bound == null ? null : Choice.nameOf(bound.kind());
        boolean found = result.found();
        if (json) {
            console.printJson(new Result(
                    file.toString(),
                    original,
                    found ? adversarial : null,
                    found,
                    found ? result.l2() : null,
                    found ? result.linf() : null,
                    found ? result.l0() : null,
                    bound == null ? null : bound.value(),
                    kind,
                    result.steps(),
                    result.milliseconds(),
                    Choice.nameOf(victim),
                    Choice.nameOf(norm),
                    result.attack(),
                    result.queries()));
            return;
        }
        console.print(
                found
                        ? file + ": the " + original + " becomes " + adversarial
                        : file + ": no picture with "
                                + (target == null ? "another answer" : "the answer " + target)
                                + " was found" + (budget == null ? "" : " within the budget") + "; it stays "
                                + original);
        Table table = Table.facts();
        if (found) {
            table.row("L2 distance", Table.number("%.4f", result.l2()))
                    .row("Linf distance", Table.number("%.4f", result.linf()))
                    .row("pixels changed (L0)", String.valueOf(result.l0()));
        }
        if (bound != null) {
            String measured = norm == Norm.L2 ? "L2" : "Linf";
            table.row("no mistake within (" + measured + ", " + kind + ")", Table.number("%.4f", bound.value()));
        }
        table.row(found ? "found by" : "tried", result.attack())
                .row("steps", String.valueOf(result.steps()))
                .row("milliseconds", Table.number("%.0f", result.milliseconds()));
        console.print(table.toString());
    }

    /** Reads an attack by its name. */
    static final class AttackConverter implements ITypeConverter<Attack> {
        @Override
        public Attack convert(String value) {
            try {
                return Attacks.named(value);
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException(String.valueOf(unknown.getMessage()));
            }
        }
    }

    /** Reads a positive number. */
    static final class BudgetConverter implements ITypeConverter<Double> {
        @Override
        public Double convert(String value) {
            try {
                double number = Double.parseDouble(value);
                if (number > 0 && Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // The same sentence as for a number that is too small.
            }
            throw new TypeConversionException("found '" + value + "', expected a number above 0");
        }
    }

    /** The names of all attacks, for the help. */
    static final class AttackNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Attacks.names().iterator();
        }
    }

    /** The names of all victims, for the help. */
    static final class VictimNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(Contender.values()).stream().map(Choice::nameOf).iterator();
        }
    }
}
