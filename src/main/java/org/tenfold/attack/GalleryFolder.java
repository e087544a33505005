package org.tenfold.attack;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tenfold.image.AtomicFile;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Image;
import org.tenfold.image.PictureSheet;
import org.tenfold.model.Provenance;

/**
 * A gallery as two files: {@value #PICTURES}, whose first row are the test pictures and whose further rows are what became
 * of them, a row for each contender, and {@value #LIST}, which says the rest. The same gallery always gives the same bytes.
 */
public final class GalleryFolder {
    static final String PICTURES = "quiz.png";
    static final String LIST = "quiz.json";

    private static final int FORMAT = 1;

    /** Distances are written with all their digits. */
    private static final double ROUNDING = 1e-9;

    private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();

    private GalleryFolder() {}

    /** Whether there seems to be a gallery in a folder. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(LIST));
    }

    /** Writes both files, the pictures first. */
    public static void write(Path folder, Gallery gallery) throws IOException {
        List<List<Image>> rows = new ArrayList<>();
        rows.add(gallery.digits().stream().map(Exhibit.Digit::image).toList());
        for (Contender victim : gallery.victims()) {
            rows.add(gallery.digits().stream()
                    .map(digit ->
                            gallery.exhibit(victim, digit).map(Exhibit::image).orElse(Image.blank()))
                    .toList());
        }
        PictureSheet.write(folder.resolve(PICTURES), rows);
        byte[] text = json(gallery).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(LIST), out -> out.write(text));
    }

    /** An exhibit a line: so the file can be read, and compared with another one. */
    private static String json(Gallery gallery) {
        JsonObject provenance = new JsonObject();
        for (Map.Entry<String, Object> entry : gallery.provenance().entries().entrySet()) {
            provenance.add(entry.getKey(), LINE.toJsonTree(entry.getValue()));
        }
        List<String> digits = new ArrayList<>();
        for (Exhibit.Digit digit : gallery.digits()) {
            JsonObject line = new JsonObject();
            line.addProperty("index", digit.index());
            line.addProperty("label", gallery.labels().get(digit.label()));
            digits.add(LINE.toJson(line));
        }
        List<String> exhibits = new ArrayList<>();
        for (Exhibit exhibit : gallery.exhibits()) {
            JsonObject line = new JsonObject();
            line.addProperty("victim", name(exhibit.victim()));
            line.addProperty("column", gallery.digits().indexOf(exhibit.digit()));
            line.addProperty("index", exhibit.digit().index());
            line.addProperty("label", gallery.labels().get(exhibit.digit().label()));
            line.addProperty("answer", gallery.labels().get(exhibit.answer()));
            line.addProperty("l2", exhibit.distance(Norm.L2));
            line.addProperty("linf", exhibit.distance(Norm.LINF));
            line.addProperty("l0", (int) exhibit.distance(Norm.L0));
            line.addProperty("attack", exhibit.attack());
            exhibits.add(LINE.toJson(line));
        }
        List<String> origins = provenance.entrySet().stream()
                .map(entry -> LINE.toJson(entry.getKey()) + ": " + LINE.toJson(entry.getValue()))
                .toList();
        return "{\n\"format\": " + FORMAT + ",\n\"labels\": " + LINE.toJson(gallery.labels()) + ",\n\"provenance\": {"
                + lines(origins) + "},\n\"digits\": [" + lines(digits) + "],\n\"exhibits\": [" + lines(exhibits)
                + "]\n}\n";
    }

    private static String lines(List<String> entries) {
        return "\n  " + String.join(",\n  ", entries) + "\n";
    }

    /** A contender's name in files: that on the command line. */
    static String name(Contender contender) {
        return contender.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a gallery.
     *
     * @throws BadInputException if a file is missing or damaged, or the two do not belong together
     */
    public static Gallery read(Path folder) {
        Path file = folder.resolve(LIST);
        JsonObject root = root(file);
        List<List<Image>> rows = PictureSheet.read(folder.resolve(PICTURES));
        try {
            if (root.get("format").getAsInt() != FORMAT) {
                throw BadInputException.of(
                        file, "format " + root.get("format"), "format " + FORMAT + "; a newer Tenfold may read it");
            }
            return new Reader(file, root, rows).gallery();
        } catch (BadInputException e) {
            throw e;
        } catch (RuntimeException e) {
            throw BadInputException.of(file, "a list that lacks something or has it twice", "a whole list", e);
        }
    }

    private static JsonObject root(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (NoSuchFileException e) {
            throw BadInputException.of(file, "no file", "the list that belongs to " + PICTURES, e);
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw BadInputException.of(file, "something else", "a list in JSON", e);
        }
    }

    /** Puts the pictures to their entries. */
    private static final class Reader {
        private final Path file;
        private final JsonObject root;
        private final List<List<Image>> rows;
        private final List<String> labels = new ArrayList<>();
        private final List<Exhibit.Digit> digits = new ArrayList<>();

        Reader(Path file, JsonObject root, List<List<Image>> rows) {
            this.file = file;
            this.root = root;
            this.rows = rows;
        }

        Gallery gallery() {
            for (JsonElement label : root.getAsJsonArray("labels")) {
                labels.add(label.getAsString());
            }
            List<Image> originals = rows.get(0);
            int places = root.getAsJsonArray("digits").size();
            List<JsonObject> entries = new ArrayList<>();
            root.getAsJsonArray("exhibits").forEach(element -> entries.add(element.getAsJsonObject()));
            List<Contender> victims =
                    entries.stream().map(this::victim).distinct().sorted().toList();
            if (rows.size() != victims.size() + 1 || originals.size() != places) {
                throw BadInputException.of(
                        file.resolveSibling(PICTURES),
                        rows.size() + " rows of " + originals.size(),
                        victims.size() + 1 + " rows of " + places + ", as " + LIST + " has them");
            }
            for (JsonElement element : root.getAsJsonArray("digits")) {
                JsonObject digit = element.getAsJsonObject();
                digits.add(new Exhibit.Digit(
                        digit.get("index").getAsInt(), label(digit, "label"), originals.get(digits.size())));
            }
            List<Exhibit> exhibits =
                    entries.stream().map(entry -> exhibit(entry, victims)).toList();
            return new Gallery(labels, digits, exhibits, provenance());
        }

        private Contender victim(JsonObject entry) {
            String name = entry.get("victim").getAsString();
            Optional<Contender> known = List.of(Contender.values()).stream()
                    .filter(contender -> name(contender).equals(name))
                    .findFirst();
            return known.orElseThrow(() -> BadInputException.of(file, "the victim '" + name + "'", "a known one"));
        }

        private int label(JsonObject entry, String key) {
            int label = labels.indexOf(entry.get(key).getAsString());
            if (label < 0) {
                throw BadInputException.of(file, "the " + key + " " + entry.get(key), "one of " + labels);
            }
            return label;
        }

        private Exhibit exhibit(JsonObject entry, List<Contender> victims) {
            Contender victim = victim(entry);
            int column = entry.get("column").getAsInt();
            Image image = rows.get(1 + victims.indexOf(victim)).get(column);
            Exhibit exhibit = new Exhibit(
                    victim,
                    digits.get(column),
                    image,
                    label(entry, "answer"),
                    entry.get("attack").getAsString());
            for (Norm norm : Norm.values()) {
                double told = entry.get(norm.name().toLowerCase(Locale.ROOT)).getAsDouble();
                if (!(Math.abs(told - exhibit.distance(norm)) <= ROUNDING)) {
                    throw BadInputException.of(
                            file,
                            norm + " " + told + " for " + name(victim) + " in column " + column,
                            exhibit.distance(norm) + ", the distance of the two pictures in " + PICTURES);
                }
            }
            return exhibit;
        }

        private Provenance provenance() {
            Provenance provenance = Provenance.empty();
            for (Map.Entry<String, JsonElement> entry :
                    root.getAsJsonObject("provenance").entrySet()) {
                provenance = entry.getValue().getAsJsonPrimitive().isNumber()
                        ? provenance.with(entry.getKey(), entry.getValue().getAsLong())
                        : provenance.with(entry.getKey(), entry.getValue().getAsString());
            }
            return provenance;
        }
    }
}
