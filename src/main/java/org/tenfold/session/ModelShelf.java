package org.tenfold.session;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenfold.model.Installation;

/**
 * The models that can be opened: any folder with one, and the shipped one. A folder that is no model is refused, and the
 * present model stays.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; models are read where files are read.
 */
public final class ModelShelf {
    private static final String RECENT = "recentModels";
    private static final int MOST_RECENT = 6;

    private final ExplorerModel explorer;
    private final LatestOnly reading;
    private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>(this, "folder");
    private final ReadOnlyObjectWrapper<List<Path>> recent = new ReadOnlyObjectWrapper<>(this, "recent", List.of());
    private Installation installation = new Installation(Path.of(""));

    ModelShelf(ExplorerModel explorer, Threads threads) {
        this.explorer = explorer;
        reading = LatestOnly.of(threads.reading(), threads.screen());
        recent.set(explorer.settings().list(RECENT).stream().map(Path::of).toList());
    }

    // Properties

    /** Where the present model was read from; none while there is no model. */
    public ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /** The models opened last, the newest first, without the shipped one. */
    public ReadOnlyObjectProperty<List<Path>> recentProperty() {
        return recent.getReadOnlyProperty();
    }

    /** Whether the shipped model is open. */
    public boolean showsShipped() {
        return shipped().equals(folder.get());
    }

    private Path shipped() {
        return normal(installation.shippedModel());
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    // Commands

    private void remember(Path opened) {
        if (!opened.equals(shipped())) {
            List<Path> newest = Stream.concat(Stream.of(opened), recent.get().stream())
                    .distinct()
                    .limit(MOST_RECENT)
                    .toList();
            recent.set(newest);
            explorer.settings()
                    .putList(RECENT, newest.stream().map(Path::toString).toList());
        }
    }

    /** The session begins with a model that is being read already. */
    public void begin(Path first, Installation where) {
        installation = where;
        folder.set(normal(first));
    }

    /** Opens the model that is shipped. */
    public void openShipped() {
        open(shipped());
    }

    /** Opens the model in a folder. */
    public void open(Path chosen) {
        Path wanted = normal(chosen);
        Installation where = installation;
        reading.submit(
                (LatestOnly.Work<OpenedModel>) (onStep, cancelled) -> onStep.accept(OpenedModel.read(wanted, where)),
                opened -> {
                    folder.set(wanted);
                    remember(wanted);
                    explorer.exchange(opened);
                },
                reason -> explorer.report(Notice.problem(reason)));
    }
}
