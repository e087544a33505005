package org.tenfold.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contenders;
import org.tenfold.attack.Victim;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.BadInputException;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Analysis;
import org.tenfold.keeping.KeptAnswer;
import org.tenfold.keeping.KeptAttack;
import org.tenfold.keeping.KeptModel;
import org.tenfold.keeping.KeptSession;
import org.tenfold.keeping.Repeat;
import org.tenfold.keeping.SessionFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repeats what a session file says: explains its drawing, attacks with its seeds, and compares. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Repeat what a session file says: explain its drawing, attack with its seeds, and compare.",
            "Ends with 1 if anything differs from what the file says of the same model."
        },
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ModelOption model;

    @Parameters(paramLabel = "FILE", description = "A session file (*.tenfold).")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write PNG pictures into this folder: what the models see, the ten reconstructions, and of each"
                            + " attack the adversarial picture and the difference.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        KeptSession session = SessionFile.read(file);
        OpenModel open = model.open(console.installation());
        AbsClassifier classifier = open.classifier(settings(session.model(), open));
        String digest = classifier.model().digest();
        Report.Drawing drawing = drawing(session, classifier);
        List<Report.Attack> attacks = new ArrayList<>();
        Contenders contenders = Contenders.of(
                classifier, Baselines.of(open.folder(), console.installation().mnist()));
        for (KeptAttack kept : session.attacks()) {
            attacks.add(attack(kept, contenders, open.model().labels(), digest));
        }
        KeptModel of = session.model();
        Report report = new Report(
                file.toString(),
                of == null ? null : of.name(),
                of == null ? null : of.digest(),
                open.model().description().name(),
                digest,
                of != null && of.digest().equals(digest),
                drawing,
                attacks);
        if (json) {
            console.printJson(report);
        } else {
            report.lines().forEach(console::print);
        }
        for (String difference : report.differences()) {
            console.say("tenfold: " + difference);
        }
        return report.differences().isEmpty() ? Terminal.WORKED : Terminal.FAILED;
    }

    /** As the window searched; with another model as far as that is possible. */
    private static AbsSettings settings(@Nullable KeptModel kept, OpenModel open) {
        AbsSettings settings = kept == null ? AbsSettings.DEFAULT : kept.settings();
        int samples = Math.min(settings.samples(), open.samples().size());
        return new AbsSettings(settings.preset(), samples, settings.steps(), settings.binary());
    }

    private Report.@Nullable Drawing drawing(KeptSession session, AbsClassifier classifier) throws IOException {
        if (session.drawing().seen().isBlank()) {
            return null;
        }
        Analysis analysis = Repeat.answer(session, classifier);
        if (out != null) {
            RepeatPictures.write(out, analysis);
        }
        KeptAnswer found = KeptAnswer.of(analysis, null);
        KeptAnswer kept = session.answer();
        if (kept == null) {
            return new Report.Drawing(null, Report.Answer.of(found), false, List.of());
        }
        KeptModel of = session.model();
        boolean same = of != null && of.digest().equals(classifier.model().digest());
        return new Report.Drawing(
                Report.Answer.of(kept),
                Report.Answer.of(found),
                same,
                same ? Repeat.differences(kept, found) : List.of());
    }

    private Report.Attack attack(KeptAttack kept, Contenders contenders, List<String> labels, String digest)
            throws IOException {
        boolean same = kept.model().equals(digest);
        Adversarial found = kept.cancelled() ? null : repeat(kept, contenders);
        Adversarial shown = found == null ? kept.result() : found;
        if (out != null && shown.found()) {
            RepeatPictures.write(out, kept.number(), shown);
        }
        Integer target = kept.settings().target();
        return new Report.Attack(
                kept.number(),
                Choice.nameOf(kept.victim()),
                kept.attack(),
                Choice.nameOf(kept.settings().norm()),
                target == null ? null : label(labels, target),
                Double.isFinite(kept.settings().budget()) ? kept.settings().budget() : null,
                kept.settings().seed(),
                kept.cancelled(),
                same,
                outcome(kept.result(), labels),
                found == null ? null : outcome(found, labels),
                found != null && same ? Repeat.differences(kept.result(), found) : List.of());
    }

    private Adversarial repeat(KeptAttack kept, Contenders contenders) {
        Victim victim = contenders.open(kept.victim(), said -> console.say(said + " ..."));
        String name = "attack " + kept.number();
        if (!Attacks.named(kept.attack()).isDefinedFor(victim, kept.settings().norm())) {
            throw BadInputException.of(
                    file, name + " by " + kept.attack(), "one that is defined for its victim and norm");
        }
        ProgressLine progress = new ProgressLine(console, System::nanoTime);
        try {
            return Repeat.attack(
                    kept,
                    victim,
                    step -> progress.update(() -> String.format(
                            Locale.ROOT, "%s, step %d: distance %.3f", name, step.step(), step.distance())),
                    () -> false);
        } catch (IllegalArgumentException refused) {
            throw new BadInputException(file + ": " + name + " has " + refused.getMessage() + ".", refused);
        }
    }

    private static Report.Outcome outcome(Adversarial result, List<String> labels) {
        boolean found = result.found();
        return new Report.Outcome(
                found,
                label(labels, result.originalPrediction().label()),
                found ? label(labels, result.prediction().label()) : null,
                found ? result.l2() : null,
                found ? result.linf() : null,
                found ? result.l0() : null,
                result.attack(),
                result.steps(),
                result.queries());
    }

    /** Another model may have had more classes. */
    private static String label(List<String> labels, int index) {
        return index < labels.size() ? labels.get(index) : String.valueOf(index);
    }
}
