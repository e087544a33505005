package org.tenfold.image;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some words with values in them, which whoever shows them may say in another language:
 *
 * <pre>
 *     Phrase.of("only {0} bytes", count)
 * </pre>
 *
 * @param text the words in English, with {@code {0}}, {@code {1}}, … where the values go
 * @param values what goes there; phrases themselves, or what is the same in every language
 */
public record Phrase(String text, List<Object> values) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** Words and their values. */
    public static Phrase of(String text, Object... values) {
        return new Phrase(text, List.of(values));
    }

    /** In English. */
    @Override
    public String toString() {
        return PLACE.matcher(text).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(index < values.size() ? String.valueOf(values.get(index)) : place.group());
        });
    }
}
