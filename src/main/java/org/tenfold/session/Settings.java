package org.tenfold.session;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the program remembers from one start to the next: texts and lists of texts by their keys.
 *
 * <pre>
 *     settings.put("theme", "dark");
 *     settings.get("theme").orElse("system");
 * </pre>
 *
 * <p>Several programs may share one file: each writes only the keys that it has changed (see {@link SettingsFile}), and
 * sees what the others wrote when it writes the next time.
 *
 * <p>Thread rule: any thread. The file is read and written on a thread of its own, a moment after a change and at the end
 * of the program; only who asks before it was read for the first time waits for that.
 */
public final class Settings {
    /** A slider that is dragged changes its setting many times a second; the last of them is written. */
    private static final long MOMENT_MILLIS = 300;

    private final @Nullable SettingsFile file;
    private final Supplier<Path> folder;
    private final @Nullable ExecutorService writer;
    private final CompletableFuture<JsonObject> read;

    /** Held while the file is being written, so that the end of the program waits for a write that has begun. */
    private final Object writing = new Object();

    /** What is known to be in the file since it was last written by this program. */
    private @Nullable JsonObject written;

    private final Map<String, JsonElement> changes = new LinkedHashMap<>();
    private boolean due;
    private boolean failed;
    private boolean endsWithProgram;
    private @Nullable Consumer<String> teller;
    private final List<Supplier<String>> untold = new ArrayList<>();

    private Settings(@Nullable Path path, @Nullable ExecutorService writer, Supplier<Path> folder) {
        this.writer = writer;
        this.folder = folder;
        file = path == null
                ? null
                : new SettingsFile(
                        path,
                        aside -> tell(() -> Texts.of(
                                "The settings could not be understood and start anew; the old ones are kept in {0}.",
                                aside)));
        read = writer == null
                ? CompletableFuture.completedFuture(new JsonObject())
                : CompletableFuture.supplyAsync(this::readFile, writer);
    }

    /** The settings in a file, which need not be there; reading it has begun when this returns. */
    public static Settings of(Path file) {
        Path absolute = file.toAbsolutePath();
        ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "tenfold-settings");
            thread.setDaemon(true);
            return thread;
        });
        return new Settings(absolute, writer, absolute::getParent);
    }

    /** Settings that are forgotten with the program, and its {@link #folder} with them. */
    public static Settings inMemory() {
        return new Settings(null, null, new PassingFolder());
    }

    /** The text of a key; none if there is none, or a list. */
    public Optional<String> get(String key) {
        return value(key) instanceof JsonPrimitive text ? Optional.of(text.getAsString()) : Optional.empty();
    }

    /** Remembers a text, or forgets the key where it is null. */
    public void put(String key, @Nullable String value) {
        change(key, value == null ? JsonNull.INSTANCE : new JsonPrimitive(value));
    }

    /** The texts of a key; empty if there are none. */
    public List<String> list(String key) {
        List<String> texts = new ArrayList<>();
        if (value(key) instanceof JsonArray array) {
            for (JsonElement element : array) {
                if (element.isJsonPrimitive()) {
                    texts.add(element.getAsString());
                }
            }
        }
        return List.copyOf(texts);
    }

    /** Remembers some texts in their order. */
    public void putList(String key, List<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        change(key, array);
    }

    /** The user's folder of this program: for the log, and for what is saved by itself. It need not be there. */
    public Path folder() {
        return folder.get();
    }

    /** Says what goes wrong with the file, and what went wrong before; called on any thread. */
    public void onProblem(Consumer<String> tellUser) {
        List<Supplier<String>> before;
        synchronized (this) {
            teller = tellUser;
            before = List.copyOf(untold);
            untold.clear();
        }
        before.forEach(text -> tellUser.accept(text.get()));
    }

    private @Nullable JsonElement value(String key) {
        // Not under the lock: who reads the file may have to take it.
        JsonObject first = read.join();
        synchronized (this) {
            JsonElement changed = changes.get(key);
            return changed == null ? Objects.requireNonNullElse(written, first).get(key) : changed;
        }
    }

    private void change(String key, JsonElement value) {
        JsonElement before = value(key);
        if (!value.equals(before == null ? JsonNull.INSTANCE : before)) {
            remember(key, value);
        }
    }

    private synchronized void remember(String key, JsonElement value) {
        changes.put(key, value);
        if (writer == null) {
            return;
        }
        if (!due) {
            due = true;
            CompletableFuture.delayedExecutor(MOMENT_MILLIS, TimeUnit.MILLISECONDS, writer)
                    .execute(this::flush);
        }
        if (!endsWithProgram) {
            endsWithProgram = true;
            Runtime.getRuntime().addShutdownHook(new Thread(this::flush, "tenfold-settings-end"));
        }
    }

    private JsonObject readFile() {
        try {
            return file == null ? new JsonObject() : file.read();
        } catch (IOException reason) {
            tell(() -> Texts.of("The settings could not be read: {0}", reason));
            return new JsonObject();
        }
    }

    /** Writes what was changed, now and on this thread. */
    void flush() {
        JsonObject first = read.join();
        synchronized (writing) {
            Map<String, JsonElement> changed;
            JsonObject base;
            synchronized (this) {
                due = false;
                changed = Map.copyOf(changes);
                base = Objects.requireNonNullElse(written, first);
            }
            if (file == null || changed.isEmpty()) {
                return;
            }
            try {
                JsonObject merged = file.merge(changed, base);
                synchronized (this) {
                    written = merged;
                    // What was changed again in the meantime is still to be written.
                    changed.forEach(changes::remove);
                    failed = false;
                }
            } catch (IOException | UncheckedIOException reason) {
                tellOnce(() -> Texts.of("The settings could not be written to {0}: {1}", file.path(), reason));
            }
        }
    }

    private void tellOnce(Supplier<String> text) {
        synchronized (this) {
            if (failed) {
                return;
            }
            failed = true;
        }
        tell(text);
    }

    private void tell(Supplier<String> text) {
        Consumer<String> listening;
        synchronized (this) {
            listening = teller;
            if (listening == null) {
                untold.add(text);
                return;
            }
        }
        listening.accept(text.get());
    }
}
