package org.tenfold.attack;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Greys;
import org.tenfold.image.Image;

/**
 * What a run has found so far, a line of JSON for each attack, so that a run that was stopped can go on. Safe for use by
 * several threads.
 */
public final class UnfinishedGallery {
    private static final String FILE = ".unfinished";
    private static final String SETTINGS = "settings";
    private static final Gson GSON = new Gson();

    private final Path file;
    private final Map<String, Entry> entries = new HashMap<>();

    private UnfinishedGallery(Path file) {
        this.file = file;
    }

    /**
     * What became of a test picture.
     *
     * @param image the changed picture in 256 greys; null if the victim held out
     * @param answer what the victim says of it
     */
    record Entry(Contender victim, int index, @Nullable Image image, int answer, String attack) {}

    /**
     * Begins anew, or goes on.
     *
     * @param folder where the gallery is to be
     * @param settings everything that decides about the result, as a text
     * @param resume whether to go on where there is something to go on with
     * @throws BadInputException if that was made with other settings, or is damaged
     * @throws IOException if nothing can be written
     */
    public static UnfinishedGallery open(Path folder, String settings, boolean resume) throws IOException {
        UnfinishedGallery opened = new UnfinishedGallery(folder.resolve(FILE));
        if (resume && Files.exists(opened.file)) {
            opened.read(settings);
            return opened;
        }
        Files.createDirectories(folder);
        JsonObject first = new JsonObject();
        first.addProperty(SETTINGS, settings);
        Files.writeString(opened.file, GSON.toJson(first) + "\n");
        return opened;
    }

    private void read(String settings) throws IOException {
        String text = Files.readString(file);
        // A line that was being written when the run was stopped has no end: its attack is made again.
        int whole = text.lastIndexOf('\n') + 1;
        List<String> lines = text.substring(0, whole).lines().toList();
        try {
            String theirs = lines.isEmpty()
                    ? "no settings"
                    : JsonParser.parseString(lines.get(0))
                            .getAsJsonObject()
                            .get(SETTINGS)
                            .getAsString();
            if (!theirs.equals(settings)) {
                throw BadInputException.of(file, "a run with " + theirs, settings + "; start anew without --resume");
            }
            lines.stream().skip(1).map(UnfinishedGallery::entry).forEach(this::keep);
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException e) {
            throw BadInputException.of(file, "a damaged line", "an unfinished run; start anew without --resume", e);
        }
        if (whole < text.length()) {
            Files.writeString(file, text.substring(0, whole));
        }
    }

    private static Entry entry(String line) {
        JsonObject object = JsonParser.parseString(line).getAsJsonObject();
        Image image = object.has("pixels")
                ? Greys.imageOf(Base64.getDecoder().decode(object.get("pixels").getAsString()))
                : null;
        return new Entry(
                Contender.valueOf(object.get("victim").getAsString()),
                object.get("index").getAsInt(),
                image,
                object.get("answer").getAsInt(),
                object.get("attack").getAsString());
    }

    /** What is known of an attack; null if it is yet to be made. */
    synchronized @Nullable Entry entry(Contender victim, int index) {
        return entries.get(key(victim, index));
    }

    /** How many attacks need not be made again. */
    public synchronized int size() {
        return entries.size();
    }

    /** Writes a finding down at once. */
    synchronized void add(Entry entry) {
        keep(entry);
        JsonObject line = new JsonObject();
        line.addProperty("victim", entry.victim().name());
        line.addProperty("index", entry.index());
        line.addProperty("answer", entry.answer());
        line.addProperty("attack", entry.attack());
        Image image = entry.image();
        if (image != null) {
            line.addProperty("pixels", Base64.getEncoder().encodeToString(Greys.bytesOf(image)));
        }
        try {
            Files.writeString(file, GSON.toJson(line) + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(Entry entry) {
        entries.put(key(entry.victim(), entry.index()), entry);
    }

    private static String key(Contender victim, int index) {
        return victim + " " + index;
    }

    /** Nothing is left to be done. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
