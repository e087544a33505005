package org.tenfold.session;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.AtomicFile;

/**
 * Settings on the disk: one JSON object, read and replaced as a whole. Whoever writes holds the lock of a file beside it
 * and first reads what others wrote meanwhile, so that of two programs neither undoes what the other one changed.
 *
 * <p>Thread rule: any thread; two at once wait for each other.
 */
final class SettingsFile {
    private static final Gson PRETTY = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    /** Much longer than anyone holds the lock; who holds it longer has been stopped in the middle. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long POLL_MILLIS = 5;

    private final Path file;
    private final Consumer<Path> damaged;

    /**
     * A file that need not be there.
     *
     * @param damaged told where what could not be understood was put
     */
    SettingsFile(Path file, Consumer<Path> damaged) {
        this.file = file;
        this.damaged = damaged;
    }

    Path path() {
        return file;
    }

    /** What is in the file; nothing where there is none, or where it is damaged and was put aside. */
    JsonObject read() throws IOException {
        JsonObject found = parsed();
        if (found != null) {
            return found;
        }
        FileChannel lock = lock();
        try {
            return sound(new JsonObject());
        } finally {
            lock.close();
        }
    }

    /**
     * Changes some keys and leaves every other as it is in the file by then.
     *
     * @param changes the new values; a JSON null takes the key away
     * @param known what the file is thought to contain, in case it turns out to be damaged
     * @return what the file contains now
     */
    JsonObject merge(Map<String, JsonElement> changes, JsonObject known) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel lock = lock();
        try {
            JsonObject merged = sound(known);
            changes.forEach((key, value) -> {
                if (value.isJsonNull()) {
                    merged.remove(key);
                } else {
                    merged.add(key, value);
                }
            });
            AtomicFile.write(file, out -> out.write((PRETTY.toJson(merged) + "\n").getBytes(StandardCharsets.UTF_8)));
            return merged;
        } finally {
            lock.close();
        }
    }

    /** Under the lock: what is in the file, or {@code otherwise} after a damaged one was put aside. */
    private JsonObject sound(JsonObject otherwise) throws IOException {
        JsonObject found = parsed();
        if (found != null) {
            return found;
        }
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        damaged.accept(aside);
        return otherwise.deepCopy();
    }

    /** What is in the file, an empty object where there is no file, or null where it is damaged. */
    private @Nullable JsonObject parsed() throws IOException {
        try (JsonReader reader = new JsonReader(new StringReader(Files.readString(file)))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement root = JsonParser.parseReader(reader);
            return root.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT ? root.getAsJsonObject() : null;
        } catch (NoSuchFileException none) {
            return new JsonObject();
        } catch (JsonParseException | CharacterCodingException | MalformedJsonException reason) {
            return null;
        }
    }

    /** The lock, which ends when it is closed. */
    private FileChannel lock() throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            long until = System.nanoTime() + LONGEST_WAIT_NANOS;
            while (true) {
                if (tryLock(channel)) {
                    return channel;
                }
                if (System.nanoTime() > until) {
                    throw new IOException(beside + " is held by another program");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException reason) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + beside, reason);
        } catch (IOException reason) {
            channel.close();
            throw reason;
        }
    }

    /** False while anybody else holds it: another program, or another part of this one. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException held) {
            return false;
        }
    }
}
