package org.tenfold.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Phrase;

/** {@code model.json}: a {@link ModelDescription} as text, and back. Fields that are not known are passed over. */
final class ModelJson {
    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private static final String CENTRED = "centred";

    private final Path file;
    private final JsonObject root;

    private ModelJson(Path file, JsonObject root) {
        this.file = file;
        this.root = root;
    }

    /** The text of a description; the same description always gives the same text. */
    static String write(ModelDescription d) {
        JsonObject root = new JsonObject();
        root.addProperty("format", d.format());
        root.addProperty("name", d.name());
        JsonArray labels = new JsonArray();
        d.labels().forEach(labels::add);
        root.add("labels", labels);
        root.addProperty("latentSize", d.latentSize());
        root.add("encoder", object(d.encoder()));
        root.add("decoder", object(d.decoder()));
        root.addProperty("activation", d.activation());
        root.addProperty("normEpsilon", d.normEpsilon());
        root.addProperty("beta", d.beta());
        root.addProperty("latentRadius", d.latentRadius());
        root.addProperty("logitScale", d.logitScale());
        root.addProperty("confidenceFloor", d.confidenceFloor());
        root.add("classScaling", PRETTY.toJsonTree(d.classScaling()));
        root.add("binaryClassScaling", PRETTY.toJsonTree(d.binaryClassScaling()));
        if (!d.centred()) {
            // Said only of models that are not: MNIST's own is described as it always was, and keeps its digest.
            root.addProperty(CENTRED, false);
        }
        JsonObject provenance = new JsonObject();
        for (Map.Entry<String, Object> entry : d.provenance().entries().entrySet()) {
            if (entry.getValue() instanceof Number number) {
                provenance.addProperty(entry.getKey(), number);
            } else {
                provenance.addProperty(entry.getKey(), entry.getValue().toString());
            }
        }
        root.add("provenance", provenance);
        return PRETTY.toJson(root) + "\n";
    }

    private static JsonObject object(Convolutions shape) {
        JsonObject object = new JsonObject();
        object.add("channels", PRETTY.toJsonTree(shape.channels()));
        object.add("kernels", PRETTY.toJsonTree(shape.kernels()));
        object.add("strides", PRETTY.toJsonTree(shape.strides()));
        return object;
    }

    /**
     * The description in a text.
     *
     * @param file named in the refusal
     * @throws BadInputException if the text is not JSON, or a field is missing, of another type, or impossible
     */
    static ModelDescription read(Path file, String text) {
        ModelJson json = new ModelJson(file, parse(file, text));
        try {
            // first, so that a folder of a later version is refused for that, and not for what the version changed
            int format = json.integer("format");
            if (format != ModelDescription.FORMAT) {
                throw BadInputException.of(
                        file, Phrase.of("format {0}", format), Phrase.of("format {0}", ModelDescription.FORMAT));
            }
            return new ModelDescription(
                    format,
                    json.text("name"),
                    json.texts("labels"),
                    json.integer("latentSize"),
                    json.convolutions("encoder"),
                    json.convolutions("decoder"),
                    json.text("activation"),
                    json.number("normEpsilon"),
                    json.number("beta"),
                    json.number("latentRadius"),
                    json.number("logitScale"),
                    json.number("confidenceFloor"),
                    json.numbers("classScaling"),
                    json.numbers("binaryClassScaling"),
                    json.centred(),
                    json.provenance("provenance"));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + e.getMessage() + ".", e);
        }
    }

    private static JsonObject parse(Path file, String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (!element.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
                throw BadInputException.of(file, Phrase.of("something else"), Phrase.of("one JSON object"));
            }
            return element.getAsJsonObject();
        } catch (JsonParseException | IOException | IllegalStateException e) {
            throw BadInputException.of(file, Phrase.of("text that is not JSON"), Phrase.of("one JSON object"), e);
        }
    }

    private JsonElement field(JsonObject object, String name, Phrase expected) {
        JsonElement field = object.get(name);
        if (field == null) {
            throw BadInputException.of(file, Phrase.of("no field {0}", name), expected);
        }
        return field;
    }

    private BadInputException wrong(String name, JsonElement found, Phrase expected) {
        String shown = found.toString();
        return BadInputException.of(
                file,
                Phrase.of("{0} {1}", name, (shown.length() > 40 ? shown.substring(0, 40) + "…" : shown)),
                expected);
    }

    private String text(String name) {
        Phrase expected = Phrase.of("a text");
        JsonElement field = field(root, name, expected);
        if (!(field instanceof JsonPrimitive primitive && primitive.isString())) {
            throw wrong(name, field, expected);
        }
        return primitive.getAsString();
    }

    private double number(String name, JsonElement field) {
        if (!(field instanceof JsonPrimitive primitive && primitive.isNumber())) {
            throw wrong(name, field, Phrase.of("a number"));
        }
        double value = primitive.getAsDouble();
        if (!Double.isFinite(value)) {
            throw wrong(name, field, Phrase.of("a finite number"));
        }
        return value;
    }

    private double number(String name) {
        return number(name, field(root, name, Phrase.of("a number")));
    }

    private int integer(String name, JsonElement field) {
        double value = number(name, field);
        if (value != (int) value) {
            throw wrong(name, field, Phrase.of("a whole number"));
        }
        return (int) value;
    }

    private int integer(String name) {
        return integer(name, field(root, name, Phrase.of("a whole number")));
    }

    private List<JsonElement> list(JsonObject object, String name) {
        Phrase expected = Phrase.of("a list");
        JsonElement field = field(object, name, expected);
        if (!(field instanceof JsonArray array)) {
            throw wrong(name, field, expected);
        }
        return array.asList();
    }

    private List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : list(root, name)) {
            if (!(element instanceof JsonPrimitive primitive && primitive.isString())) {
                throw wrong(name, element, Phrase.of("a text"));
            }
            texts.add(primitive.getAsString());
        }
        return texts;
    }

    private double[] numbers(String name) {
        return list(root, name).stream()
                .mapToDouble(element -> number(name, element))
                .toArray();
    }

    private JsonObject object(String name) {
        Phrase expected = Phrase.of("an object");
        JsonElement field = field(root, name, expected);
        if (!(field instanceof JsonObject object)) {
            throw wrong(name, field, expected);
        }
        return object;
    }

    private Convolutions convolutions(String name) {
        JsonObject object = object(name);
        try {
            return new Convolutions(
                    integers(object, "channels"), integers(object, "kernels"), integers(object, "strides"));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(file + ": " + name + " has " + e.getMessage() + ".", e);
        }
    }

    private int[] integers(JsonObject object, String name) {
        return list(object, name).stream()
                .mapToInt(element -> integer(name, element))
                .toArray();
    }

    private boolean centred() {
        JsonElement field = root.get(CENTRED);
        if (field == null) {
            return true;
        }
        if (!(field instanceof JsonPrimitive primitive && primitive.isBoolean())) {
            throw wrong(CENTRED, field, Phrase.of("true or false"));
        }
        return primitive.getAsBoolean();
    }

    private Provenance provenance(String name) {
        Provenance provenance = Provenance.empty();
        for (Map.Entry<String, JsonElement> entry : object(name).entrySet()) {
            if (!(entry.getValue() instanceof JsonPrimitive primitive)) {
                throw wrong(name + "." + entry.getKey(), entry.getValue(), Phrase.of("a text or a number"));
            }
            if (primitive.isNumber()) {
                double value = number(name + "." + entry.getKey(), primitive);
                provenance = primitive.getAsString().matches("-?[0-9]{1,18}")
                        ? provenance.with(entry.getKey(), primitive.getAsLong())
                        : provenance.with(entry.getKey(), value);
            } else {
                provenance = provenance.with(entry.getKey(), primitive.getAsString());
            }
        }
        return provenance;
    }
}
