package org.tenfold.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tenfold.image.Phrase;

/**
 * What the window says, in the language of its user. A text's key is the English text itself, so the code can be read:
 *
 * <pre>
 *     Texts.of("Test digit {0}", number)
 * </pre>
 *
 * <p>The languages are the files {@code texts*.properties} beside this class. {@value #LONG}, the customary name of a
 * language for tests, makes every text 40 % longer: what is still laid out well then has room for any translation.
 *
 * <p>Thread rule: the language is set before the first window is made; {@link #of} may be called on any thread.
 */
public final class Texts {
    /** The languages there are. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.CHINESE);

    /** The language of tests: English, 40 % longer. */
    public static final String LONG = "en-XA";

    /** The system property that names the language, as a language tag such as {@code de}. */
    public static final String PROPERTY = "tenfold.language";

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final double LONGER = 0.4;
    private static final String FILLER = "~ lorem ipsum dolor sit amet consetetur ";

    private static volatile Properties translations = translations(Locale.ENGLISH);
    private static volatile boolean longer;
    private static volatile Locale language = Locale.ENGLISH;

    private Texts() {}

    /** Speaks a language from now on; English where there is no translation into it. */
    public static void speak(Locale spoken) {
        longer = spoken.toLanguageTag().equals(LONG);
        language = spoken;
        translations = translations(spoken);
    }

    /** The language that is spoken. */
    public static Locale language() {
        return language;
    }

    /** The language that the system property names; without it the preferred one. */
    public static Locale wanted(Locale preferred) {
        String named = System.getProperty(PROPERTY, "");
        return named.isBlank() ? preferred : Locale.forLanguageTag(named);
    }

    /** The texts of a language; none for English, whose file is there for translators only. */
    private static Properties translations(Locale language) {
        Properties translations = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream("texts_" + language.getLanguage() + ".properties")) {
            if (in != null) {
                translations.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException reason) {
            throw new UncheckedIOException("the texts in " + language + " could not be read", reason);
        }
        return translations;
    }

    /**
     * A text in the user's language; English if nobody has translated it.
     *
     * @param english the text, with {@code {0}}, {@code {1}}, … where the values go
     */
    public static String of(String english, Object... values) {
        String text = filled(translations.getProperty(english, english), values);
        return longer ? longer(text) : text;
    }

    /** What a room below says, in the user's language: its values that are phrases as well. */
    public static String spoken(Phrase phrase) {
        Object[] values = phrase.values().stream()
                .map(value -> value instanceof Phrase inner ? spoken(inner) : value)
                .toArray();
        return of(phrase.text(), values);
    }

    /** In one pass, because a value may look like a place. */
    private static String filled(String text, Object[] values) {
        return values.length == 0
                ? text
                : PLACE.matcher(text).replaceAll(place -> {
                    int index = Integer.parseInt(place.group(1));
                    String value = index < values.length ? String.valueOf(values[index]) : place.group();
                    return Matcher.quoteReplacement(value);
                });
    }

    private static String longer(String text) {
        int more = (int) Math.ceil(LONGER * text.length());
        return text + FILLER.repeat(1 + more / FILLER.length()).substring(0, more);
    }
}
