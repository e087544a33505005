package org.tenfold.keeping;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.tenfold.image.AtomicFile;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Phrase;

/**
 * A session on disk, {@code *.tenfold}: one JSON object. Numbers are written with all their digits and pictures without
 * loss, so that a session that is read is the one that was written, bit by bit.
 */
public final class SessionFile {
    /** How the files' names end. */
    public static final String ENDING = ".tenfold";

    static final String KIND_FIELD = "tenfold";
    static final String KIND = "session";
    static final String FORMAT_FIELD = "format";

    /** What this program writes, and the newest it reads. */
    static final int FORMAT = 1;

    private static final Phrase EXPECTED = Phrase.of("a session of Tenfold");
    private static final long LONGEST = 64L << 20;
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private SessionFile() {}

    /** Whether a file is a session by its name. */
    public static boolean isNamedSo(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** Writes a session, whole or not at all. */
    public static void write(Path file, KeptSession session) throws IOException {
        byte[] bytes = text(session).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /** The text of a session; the same session always gives the same text. */
    static String text(KeptSession session) {
        return GSON.toJson(SessionWriter.write(session)) + "\n";
    }

    /**
     * Reads a session.
     *
     * @throws BadInputException in one sentence, with what was found and what was expected, if the file is missing, damaged,
     *     no session, or of a newer format
     */
    public static KeptSession read(Path file) {
        return read(file, content(file));
    }

    static KeptSession read(Path file, String text) {
        JsonObject root = parse(file, text);
        if (!(root.get(KIND_FIELD) instanceof JsonPrimitive kind)
                || !kind.getAsString().equals(KIND)) {
            throw BadInputException.of(file, Phrase.of("JSON that is no session"), EXPECTED);
        }
        Fields fields = Fields.of(file, root);
        int format = fields.integer(FORMAT_FIELD);
        if (format > FORMAT) {
            throw BadInputException.of(
                    file, Phrase.of("format {0} of a newer Tenfold", format), Phrase.of("format {0} or older", FORMAT));
        }
        if (format < 1) {
            throw BadInputException.of(file, Phrase.of("format {0}", format), Phrase.of("format {0}", FORMAT));
        }
        return SessionReader.read(fields);
    }

    private static String content(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) > LONGEST) {
                throw BadInputException.of(
                        file,
                        Phrase.of("{0} bytes", Files.size(file)),
                        Phrase.of("{0} of at most {1}", EXPECTED, LONGEST));
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw BadInputException.of(file, Phrase.of("bytes that are not UTF-8"), EXPECTED, e);
        } catch (IOException e) {
            throw BadInputException.of(
                    file,
                    Files.exists(file) ? Phrase.of("a file that cannot be read") : Phrase.of("no file"),
                    EXPECTED,
                    e);
        }
    }

    private static JsonObject parse(Path file, String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (!element.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
                throw BadInputException.of(file, Phrase.of("JSON that is no session"), EXPECTED);
            }
            return element.getAsJsonObject();
        } catch (JsonParseException | IOException | IllegalStateException e) {
            throw BadInputException.of(file, Phrase.of("text that is not JSON, or only a part of it"), EXPECTED, e);
        }
    }
}
