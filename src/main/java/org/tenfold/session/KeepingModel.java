package org.tenfold.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.keeping.KeptAttack;
import org.tenfold.keeping.KeptChoices;
import org.tenfold.keeping.KeptDrawing;
import org.tenfold.keeping.KeptLook;
import org.tenfold.keeping.KeptModel;
import org.tenfold.keeping.KeptPaint;
import org.tenfold.keeping.KeptSession;
import org.tenfold.keeping.SessionFile;
import org.tenfold.model.Latent;

/**
 * Keeps the session: in a file that a person names, and by itself, some seconds after each change, in a file that only
 * matters if the program ends without having been asked to.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; files are read and written on the reading one.
 */
public final class KeepingModel {
    private static final Logger LOG = LoggerFactory.getLogger(KeepingModel.class);
    private static final int SHORT_DIGEST = 8;

    private final ExplorerModel explorer;
    private final Threads threads;
    private final LatestOnly opening;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>(this, "file");
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(this, "dirty", false);
    private final ReadOnlyObjectWrapper<Autosaves.@Nullable Found> offer = new ReadOnlyObjectWrapper<>(this, "offer");
    private final RecentFiles recent;
    private final StringProperty tool = new SimpleStringProperty(this, "tool", "");
    private final StringProperty tiles = new SimpleStringProperty(this, "tiles", "");

    /** What else was left behind. */
    private final Deque<Autosaves.Found> offers = new ArrayDeque<>();

    private @Nullable Autosaves autosaves;
    private Executor later = Runnable::run;

    /** Whether a change waits to be saved by itself. */
    private boolean waiting;

    private boolean complained;

    /** What is in the file; none if there is no file, or nobody knows. */
    private @Nullable Work saved;

    /** Whose model is still to be compared with the one that is being read. */
    private @Nullable KeptSession uncompared;

    /** What a person has made, to be compared: strokes are the same if they are the same objects. */
    private record Work(
            KeptDrawing drawing,
            @Nullable KeptPaint paint,
            KeptChoices choices,
            List<String> attacks,
            @Nullable Latent latents) {}

    KeepingModel(ExplorerModel explorer, Threads threads) {
        this.explorer = explorer;
        this.threads = threads;
        opening = LatestOnly.of(threads.reading(), threads.screen());
        recent = new RecentFiles(explorer.settings(), threads);
        AttackChoices choices = explorer.attack().choices();
        for (ObservableValue<?> each : List.of(
                explorer.drawing().inkVersionProperty(),
                explorer.drawing().brushDownProperty(),
                explorer.drawing().seenProperty(),
                explorer.paint().pictureProperty(),
                explorer.latents().movedProperty(),
                explorer.attack().history().entriesProperty(),
                choices.victimProperty(),
                choices.normProperty(),
                choices.targetProperty(),
                choices.attackProperty(),
                choices.budgetProperty(),
                choices.seedProperty())) {
            each.addListener((source, before, now) -> changed());
        }
        explorer.classifierProperty().addListener((source, before, now) -> compareModel());
    }

    // Properties

    /** The file that the session belongs to; none if it was never saved. */
    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Whether there is something that its file does not have. */
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /** The files that were opened or saved last. */
    public RecentFiles recent() {
        return recent;
    }

    /** Whether an earlier program left a session behind, to be recovered or discarded. */
    public ReadOnlyObjectProperty<?> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** What is offered, in a sentence; empty if nothing is. */
    public String offered() {
        Autosaves.Found found = offer.get();
        if (found == null) {
            return "";
        }
        String owner = found.session().file();
        String when = Moments.of(found.when());
        return owner == null
                ? Texts.of("A session of {0} was not saved.", when)
                : Texts.of(
                        "Changes of {0} to {1} were not saved.",
                        when, Path.of(owner).getFileName());
    }

    /** The name of the tool in front: the window says and obeys it. */
    public StringProperty toolProperty() {
        return tool;
    }

    /** The name of what the tiles show: the window says and obeys it. */
    public StringProperty tilesProperty() {
        return tiles;
    }

    // Commands

    /**
     * Saves the session by itself from now on, and offers what was left behind.
     *
     * @param folder where
     * @param delayed runs on the screen's thread, some seconds later
     */
    public void watch(Path folder, Executor delayed) {
        Autosaves present = Autosaves.in(folder);
        autosaves = present;
        later = delayed;
        threads.reading().execute(() -> {
            List<Autosaves.Found> found = present.leftBehind();
            threads.screen().execute(() -> {
                offers.addAll(found);
                offerNext();
            });
        });
        changed();
    }

    /** Opens a session in the place of the present one; reads it elsewhere first. */
    public void open(Path from) {
        opening.submit(
                (LatestOnly.Work<KeptSession>) (onStep, cancelled) -> onStep.accept(SessionFile.read(from)),
                session -> {
                    restore(session);
                    belongTo(from, work());
                    recent.add(from);
                },
                reason -> explorer.report(Notice.problem(reason)));
    }

    /** Saves the session into its file; it must have one. */
    public void save() {
        saveAs(Objects.requireNonNull(file.get(), "a session without a file is saved under a name"));
    }

    /** Saves the session into a file that is its own from then on. */
    public void saveAs(Path target) {
        explorer.drawing().endStroke();
        KeptSession session = take();
        Work work = work();
        threads.reading().execute(() -> {
            try {
                SessionFile.write(target, session);
                threads.screen().execute(() -> {
                    belongTo(target, work);
                    recent.add(target);
                    explorer.report(Notice.information(Texts.of("{0} was saved.", target.getFileName())));
                });
            } catch (IOException reason) {
                Notice said =
                        Notice.problem(Texts.of("{0} could not be saved: {1}. Choose another folder.", target, reason));
                threads.screen().execute(() -> explorer.report(said));
            }
        });
    }

    /** Takes up what was left behind, in the place of the present session. */
    public void recover() {
        Autosaves.Found found = offer.get();
        Autosaves present = autosaves;
        if (found != null && present != null) {
            restore(found.session());
            String owner = found.session().file();
            belongTo(owner == null ? null : Path.of(owner), null);
            onFiles(() -> present.adopt(found));
            offerNext();
        }
    }

    /** Throws away what was left behind. */
    public void discard() {
        Autosaves.Found found = offer.get();
        Autosaves present = autosaves;
        if (found != null && present != null) {
            onFiles(() -> present.discard(found));
            offerNext();
        }
    }

    /** The window is closing: what was not saved stays for the next one, and waits until it is on the disk. */
    public void end() {
        Autosaves present = autosaves;
        autosaves = null;
        if (present != null) {
            explorer.drawing().endStroke();
            try {
                present.end(dirty.get() ? autosaved() : null);
            } catch (IOException reason) {
                LOG.warn("What was not saved is lost: {}", reason.toString());
            }
        }
    }

    private void offerNext() {
        offer.set(offers.poll());
    }

    private void belongTo(@Nullable Path owner, @Nullable Work content) {
        file.set(owner);
        saved = content;
        changed();
    }

    /** The session as it is now. */
    KeptSession take() {
        AbsClassifier models = explorer.classifierProperty().get();
        PastAttack shown = explorer.attack().endedProperty().get();
        return new KeptSession(
                models == null ? null : KeptModel.of(models),
                explorer.drawing().kept(),
                explorer.paint().kept(),
                explorer.attack().choices().kept(),
                new KeptLook(
                        tool.get(),
                        tiles.get(),
                        explorer.chosenClassProperty().get(),
                        explorer.latents().kept()),
                explorer.keptAnswer(),
                explorer.attack().kept(),
                shown == null ? 0 : shown.number(),
                null);
    }

    private KeptSession autosaved() {
        Path owner = file.get();
        return take().belongingTo(owner == null ? null : owner.toAbsolutePath().toString());
    }

    private void restore(KeptSession session) {
        explorer.drawing().restore(session.drawing());
        explorer.paint().restore(session.paint());
        explorer.attack().choices().restore(session.choices());
        KeptLook look = session.look();
        explorer.pickClass(look.chosenClass());
        KeptModel model = session.model();
        explorer.latents().restore(look.latents(), model == null ? "" : model.digest());
        explorer.attack().restore(session.attacks(), session.shownAttack());
        tiles.set(look.tiles());
        tool.set(look.tool());
        uncompared = session;
        compareModel();
    }

    /** Says so if results are of another model than the one that answers now. */
    private void compareModel() {
        KeptSession session = uncompared;
        AbsClassifier models = explorer.classifierProperty().get();
        if (session == null || models == null) {
            return;
        }
        uncompared = null;
        KeptModel was = session.model();
        KeptModel now = KeptModel.of(models);
        if (was != null && !was.digest().equals(now.digest())) {
            explorer.report(Notice.information(Texts.of(
                    "This session is of another model: found {0}, expected {1}. The drawing is open all the same; past"
                            + " attacks are marked as of that model.",
                    named(was), named(now))));
        }
    }

    private static String named(KeptModel model) {
        String digest = model.digest();
        return model.name() + " (" + digest.substring(0, Math.min(SHORT_DIGEST, digest.length())) + ")";
    }

    private Work work() {
        return new Work(
                explorer.drawing().kept(),
                explorer.paint().kept(),
                explorer.attack().choices().kept(),
                explorer.attack().kept().stream()
                        .map((KeptAttack each) -> each.number() + (each.pinned() ? "pinned" : ""))
                        .toList(),
                explorer.latents().kept());
    }

    private void changed() {
        if (explorer.drawing().brushDownProperty().get()) {
            return;
        }
        Work present = work();
        boolean differs = !present.equals(saved);
        dirty.set(differs && (file.get() != null || isWork(present)));
        if (autosaves != null && !waiting) {
            waiting = true;
            later.execute(this::autosave);
        }
    }

    private static boolean isWork(Work present) {
        return present.paint() != null
                || !present.attacks().isEmpty()
                || present.drawing().isWork();
    }

    private void autosave() {
        waiting = false;
        Autosaves present = autosaves;
        if (present == null) {
            return;
        }
        if (explorer.drawing().brushDownProperty().get()) {
            waiting = true;
            later.execute(this::autosave);
        } else if (dirty.get()) {
            KeptSession session = autosaved();
            onFiles(() -> present.write(session));
        } else {
            onFiles(present::remove);
        }
    }

    private void onFiles(FileWork work) {
        threads.reading().execute(() -> {
            try {
                work.run();
            } catch (IOException reason) {
                LOG.warn("The session is not saved by itself: {}", reason.toString());
                threads.screen().execute(this::complain);
            }
        });
    }

    private void complain() {
        if (!complained) {
            complained = true;
            explorer.report(Notice.problem(
                    Texts.of("The session cannot be saved by itself; save it yourself before you close the window.")));
        }
    }

    /** Something to do with files. */
    @FunctionalInterface
    private interface FileWork {
        void run() throws IOException;
    }
}
