package org.tenfold.keeping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Image;
import org.tenfold.image.Phrase;
import org.tenfold.model.Latent;

/** An object of a JSON file whose fields are asked for by name and type; what does not fit is refused in one sentence. */
final class Fields {
    private static final int LONGEST_SHOWN = 40;

    private final Path file;
    private final String place;
    private final JsonObject object;

    private Fields(Path file, String place, JsonObject object) {
        this.file = file;
        this.place = place;
        this.object = object;
    }

    static Fields of(Path file, JsonObject root) {
        return new Fields(file, "", root);
    }

    private String place(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private BadInputException wrong(String name, @Nullable JsonElement found, Phrase expected) {
        if (found == null) {
            return BadInputException.of(file, Phrase.of("no field {0}", place(name)), expected);
        }
        String shown = found.toString();
        return BadInputException.of(
                file,
                Phrase.of(
                        "{0} {1}",
                        place(name),
                        (shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "\u2026" : shown)),
                expected);
    }

    boolean has(String name) {
        return object.has(name) && !object.get(name).isJsonNull();
    }

    String text(String name) {
        if (object.get(name) instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw wrong(name, object.get(name), Phrase.of("a text"));
    }

    /** A text that may be missing. */
    @Nullable
    String textOrNone(String name) {
        return has(name) ? text(name) : null;
    }

    boolean truth(String name) {
        if (object.get(name) instanceof JsonPrimitive primitive && primitive.isBoolean()) {
            return primitive.getAsBoolean();
        }
        throw wrong(name, object.get(name), Phrase.of("true or false"));
    }

    /** A number; one that is not finite is a text. */
    double number(String name) {
        if (object.get(name) instanceof JsonPrimitive primitive && (primitive.isNumber() || isUnlimited(primitive))) {
            return primitive.getAsDouble();
        }
        throw wrong(name, object.get(name), Phrase.of("a number"));
    }

    /** A number in single precision, as it was written. */
    float single(String name) {
        if (object.get(name) instanceof JsonPrimitive primitive && primitive.isNumber()) {
            return primitive.getAsFloat();
        }
        throw wrong(name, object.get(name), Phrase.of("a number"));
    }

    private static boolean isUnlimited(JsonPrimitive primitive) {
        return primitive.isString() && primitive.getAsString().equals("Infinity");
    }

    long whole(String name) {
        Phrase expected = Phrase.of("a whole number");
        if (object.get(name) instanceof JsonPrimitive primitive && primitive.isNumber()) {
            try {
                return Long.parseLong(primitive.getAsString());
            } catch (NumberFormatException broken) {
                throw wrong(name, primitive, expected);
            }
        }
        throw wrong(name, object.get(name), expected);
    }

    int integer(String name) {
        long value = whole(name);
        if (value != (int) value) {
            throw wrong(name, object.get(name), Phrase.of("a whole number of at most ten digits"));
        }
        return (int) value;
    }

    Fields object(String name) {
        if (object.get(name) instanceof JsonObject inner) {
            return new Fields(file, place(name), inner);
        }
        throw wrong(name, object.get(name), Phrase.of("an object"));
    }

    private JsonArray array(String name) {
        if (object.get(name) instanceof JsonArray array) {
            return array;
        }
        throw wrong(name, object.get(name), Phrase.of("a list"));
    }

    /** Objects, each read by the same function. */
    <R> List<R> objects(String name, Function<Fields, R> read) {
        List<R> all = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!(element instanceof JsonObject inner)) {
                throw wrong(name, element, Phrase.of("an object"));
            }
            all.add(read.apply(new Fields(file, place(name) + "[" + all.size() + "]", inner)));
        }
        return all;
    }

    double[] numbers(String name) {
        return array(name).asList().stream()
                .mapToDouble(element -> primitive(name, element).getAsDouble())
                .toArray();
    }

    float[] floats(String name) {
        return floats(name, array(name));
    }

    private float[] floats(String name, JsonArray array) {
        float[] numbers = new float[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = primitive(name, array.get(i)).getAsFloat();
        }
        return numbers;
    }

    private JsonPrimitive primitive(String name, JsonElement element) {
        if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
            return primitive;
        }
        throw wrong(name, element, Phrase.of("a number"));
    }

    Latent latent(String name) {
        return made(name, () -> Latent.of(floats(name)));
    }

    List<Latent> latents(String name) {
        List<Latent> all = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!(element instanceof JsonArray numbers)) {
                throw wrong(name, element, Phrase.of("a list of numbers"));
            }
            all.add(made(name, () -> Latent.of(floats(name, numbers))));
        }
        return all;
    }

    Image picture(String name) {
        return made(name, () -> Pixels.image(text(name)));
    }

    /** As many numbers in Base64. */
    float[] packed(String name, int count) {
        return made(name, () -> Pixels.numbers(text(name), count));
    }

    /** A constant by its name in lower case, words joined by hyphens. */
    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = text(name);
        for (E constant : type.getEnumConstants()) {
            if (nameOf(constant).equals(text)) {
                return constant;
            }
        }
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            names.add(nameOf(constant));
        }
        throw wrong(name, object.get(name), Phrase.of("one of {0}", String.join(", ", names)));
    }

    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is made of this object's fields; a value that the maker refuses is a refusal of the file. */
    <R> R made(Maker<R> maker) {
        return made("", maker);
    }

    private <R> R made(String name, Maker<R> maker) {
        try {
            return maker.make();
        } catch (IllegalArgumentException refused) {
            String where = name.isEmpty() ? place : place(name);
            throw new BadInputException(file + ": " + where + " has " + refused.getMessage() + ".", refused);
        }
    }

    /** Makes a value. */
    @FunctionalInterface
    interface Maker<R> {
        R make();
    }
}
