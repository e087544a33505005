package org.tenfold.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The files that were opened or saved last, the newest first.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; whether a file is there still is seen on the reading one.
 */
public final class RecentFiles {
    private static final String KEY = "recent";
    private static final int MOST = 10;

    private final Settings settings;
    private final Threads threads;
    private final ReadOnlyObjectWrapper<List<Path>> files = new ReadOnlyObjectWrapper<>(this, "files", List.of());

    RecentFiles(Settings settings, Threads threads) {
        this.settings = settings;
        this.threads = threads;
    }

    /** Those that were there when it was last looked for them. */
    public ReadOnlyObjectProperty<List<Path>> filesProperty() {
        return files.getReadOnlyProperty();
    }

    /** Looks which of them are there still. */
    public void look() {
        change(Stream.of());
    }

    public void clear() {
        settings.putList(KEY, List.of());
        files.set(List.of());
    }

    /** Puts a file before all others. */
    void add(Path opened) {
        change(Stream.of(opened.toAbsolutePath().toString()));
    }

    private void change(Stream<String> first) {
        threads.reading().execute(() -> {
            List<String> there = Stream.concat(first, settings.list(KEY).stream())
                    .distinct()
                    .filter(each -> Files.exists(Path.of(each)))
                    .limit(MOST)
                    .toList();
            settings.putList(KEY, there);
            threads.screen()
                    .execute(() -> files.set(there.stream().map(Path::of).toList()));
        });
    }
}
