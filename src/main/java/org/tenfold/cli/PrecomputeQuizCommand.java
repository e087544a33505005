package org.tenfold.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Contenders;
import org.tenfold.attack.Exhibit;
import org.tenfold.attack.Gallery;
import org.tenfold.attack.GalleryFolder;
import org.tenfold.attack.GalleryRun;
import org.tenfold.attack.GallerySettings;
import org.tenfold.attack.Norm;
import org.tenfold.attack.UnfinishedGallery;
import org.tenfold.attack.Victim;
import org.tenfold.baseline.Baseline;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Workers;
import org.tenfold.model.Provenance;
import org.tenfold.model.SoftwareVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the pictures of the quiz "Guess the original". */
@Command(
        name = "precompute-quiz",
        mixinStandardHelpOptions = true,
        description = "Attack the same test pictures on every classifier and write what was found for the quiz; a run"
                + " that was stopped goes on with --resume.",
        sortOptions = false)
final class PrecomputeQuizCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    private final Console console;

    @Mixin
    private DataOption data;

    @Mixin
    private ModelOption model;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder to write quiz.png and quiz.json to.")
    private Path out;

    @Option(
            names = "--only",
            paramLabel = "VICTIM",
            split = ",",
            description = "Which of ${COMPLETION-CANDIDATES}, separated by commas; all if not given.",
            completionCandidates = AttackCommand.VictimNames.class)
    private @Nullable List<Contender> only;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "" + GallerySettings.COUNT,
            converter = WholeNumber.Positive.class,
            description = "How many test pictures, as many of each digit as possible; ${DEFAULT-VALUE} if not given.")
    private int count;

    @Option(
            names = "--norm",
            paramLabel = "NORM",
            defaultValue = "l2",
            description = "How distance is measured: l2, linf or l0; ${DEFAULT-VALUE} if not given.")
    private Norm norm;

    @Option(
            names = "--queries",
            paramLabel = "VICTIM=N",
            split = ",",
            converter = {VictimConverter.class, WholeNumber.Queries.class},
            description =
                    "How many pictures a victim is asked about at most for each test picture, separated by commas;"
                            + " if not given, 4000 for networks, 600 for abs, 400 for nearest and 150 for binary-abs.")
    private Map<Contender, Integer> queries = new EnumMap<>(Contender.class);

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + GallerySettings.SEED,
            description = "The seed of the choice of pictures and of the attacks; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Option(names = "--resume", description = "Continue the unfinished run in the output folder, if there is one.")
    private boolean resume;

    PrecomputeQuizCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Set<Contender> wanted = EnumSet.copyOf(only == null ? List.of(Contender.values()) : only);
        int threads = Runtime.getRuntime().availableProcessors();
        Map<Contender, Integer> allowed = new EnumMap<>(Contender.class);
        for (Contender victim : wanted) {
            allowed.put(victim, queries.getOrDefault(victim, GallerySettings.usualQueries(victim)));
        }
        GallerySettings settings = new GallerySettings(allowed, count, norm, seed, threads);
        LabelledImages test = LabelledImages.read(data.folder(), Split.TEST);
        OpenModel open = model.open(console.installation());
        Provenance provenance = provenance(settings, test, open);
        UnfinishedGallery unfinished =
                UnfinishedGallery.open(out, provenance.entries().toString(), resume);
        if (unfinished.size() > 0) {
            console.say(unfinished.size() + " attacks of an unfinished run are taken over.");
        }
        GalleryRun run = GalleryRun.of(settings, victims(wanted, open), test);
        console.say("choosing test pictures ...");
        List<Exhibit.Digit> digits = run.choose(() -> false);
        ProgressLine progress = new ProgressLine(console, System::nanoTime);
        long start = System.nanoTime();
        int before = unfinished.size();
        Gallery made = run.make(
                open.model().labels(),
                digits,
                unfinished,
                provenance,
                step -> progress.update(() -> sentence(step, before, (System.nanoTime() - start) / 1e9)),
                () -> false);
        GalleryFolder.write(out, made);
        // What counts is what is in the files: rounded, packed and read back.
        run.check(GalleryFolder.read(out));
        unfinished.delete();
        print(made, settings);
        return Terminal.WORKED;
    }

    private Map<Contender, Victim> victims(Set<Contender> wanted, OpenModel open) {
        // Attacks run at once, each on a thread of its own.
        AbsClassifier abs = open.classifier(AbsSettings.DEFAULT).with(Workers.caller());
        Contenders contenders = Contenders.of(abs, Baselines.of(open.folder(), data.folder()));
        Map<Contender, Victim> victims = new EnumMap<>(Contender.class);
        for (Contender victim : wanted) {
            victims.put(victim, contenders.open(victim, said -> console.say(said + " ...")));
        }
        return victims;
    }

    /** Everything that decides about the result, and nothing else: so that the same gives the same bytes. */
    private static Provenance provenance(GallerySettings settings, LabelledImages test, OpenModel open)
            throws IOException {
        String victims =
                settings.victims().stream().sorted().map(Choice::nameOf).collect(Collectors.joining(","));
        String queries = settings.victims().stream()
                .sorted()
                .map(victim -> Choice.nameOf(victim) + "=" + settings.queries(victim))
                .collect(Collectors.joining(","));
        Provenance provenance = Provenance.empty()
                .with("program", "tenfold precompute-quiz")
                .with("softwareVersion", SoftwareVersion.current())
                .with(
                        "command",
                        "tenfold precompute-quiz --only " + victims + " --count " + settings.count() + " --norm "
                                + Choice.nameOf(settings.norm()) + " --queries " + queries + " --seed "
                                + settings.seed())
                .with("attack", "the best of all attacks; what was found in 256 greys, confirmed by the victim")
                .with("norm", Choice.nameOf(settings.norm()))
                .with("seed", settings.seed())
                .with("count", settings.count())
                .with("queries", queries)
                .with("data", "MNIST test pictures that all victims classify correctly")
                .with("dataSha256", test.digest())
                .with("modelSha256", open.model().digest());
        for (Baseline baseline : Baseline.values()) {
            if (baseline.isTrained() && Files.exists(baseline.file(open.folder()))) {
                provenance = provenance.with(baseline.id() + "Sha256", digest(baseline.file(open.folder())));
            }
        }
        return provenance;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String sentence(GalleryRun.Progress step, int before, double seconds) {
        double left = seconds / Math.max(1, step.done() - before) * (step.all() - step.done());
        return String.format(
                Locale.ROOT,
                "attack %d of %d: %s, test picture %d, %s, %s left",
                step.done(),
                step.all(),
                Choice.nameOf(step.victim()),
                step.index(),
                Double.isNaN(step.l2()) ? "held out" : String.format(Locale.ROOT, "L2 %.2f", step.l2()),
                ProgressLine.spoken(left));
    }

    private void print(Gallery made, GallerySettings settings) {
        Table table = Table.of("victim", "fooled", "median L2");
        for (Contender victim : made.victims()) {
            List<Exhibit> its = made.exhibits().stream()
                    .filter(exhibit -> exhibit.victim() == victim)
                    .toList();
            String median = Table.number("%.2f", Exhibit.medianDistance(its, Norm.L2));
            table.row(Choice.nameOf(victim), its.size() + " of " + settings.count(), median);
        }
        console.print(table.toString());
        console.say("The pictures are in " + out + ".");
    }

    /** Reads a victim on the left of an equals sign. */
    static final class VictimConverter implements ITypeConverter<Contender> {
        @Override
        public Contender convert(String value) {
            return new Choice<>(Contender.class).convert(value);
        }
    }
}
