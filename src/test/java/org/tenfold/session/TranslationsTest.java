package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files of all languages hold exactly the texts of the sources. {@code -Dtenfold.texts.write=true} brings the English
 * one up to date; what a translation lacks, or has too much, is in the message of its failure, ready to be put in.
 */
final class TranslationsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path FOLDER = Path.of("src/main/resources/org/tenfold/session");
    private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern CALL = Pattern.compile("\\b(?:Texts|Phrase)\\s*\\.of\\(\\s*");

    /** Two texts, of which the first is for digits. */
    private static final Pattern CHOICE = Pattern.compile("\\.say(?:Counted)?\\(\\s*");

    private static final Pattern NEXT = Pattern.compile("\\s*,\\s*");
    private static final Pattern TEXT = Pattern.compile(LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*(?=\\s*[,)])");
    private static final Pattern ONE_LITERAL = Pattern.compile(LITERAL);
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    /** What a person sees as one place in a menu for the key that opens it. */
    private static final Pattern MNEMONIC = Pattern.compile("_");

    private static final SortedSet<String> TEXTS = new TreeSet<>();
    private static final List<String> NO_LITERALS = new ArrayList<>();

    @BeforeAll
    static void readTheSources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                // The comments of one show an example; the command line speaks English.
                if (!file.endsWith("session/Texts.java") && !file.toString().contains("cli")) {
                    read(file);
                }
            }
        }
        if (Boolean.getBoolean("tenfold.texts.write")) {
            write(FOLDER.resolve("texts.properties"));
        }
    }

    private static void read(Path file) throws IOException {
        String source = Files.readString(file);
        Matcher call = CALL.matcher(source);
        while (call.find()) {
            take(file, source, call.end());
        }
        Matcher choice = CHOICE.matcher(source);
        while (choice.find()) {
            int end = take(file, source, choice.end());
            Matcher comma = NEXT.matcher(source).region(end, source.length());
            take(file, source, comma.lookingAt() ? comma.end() : end);
        }
    }

    /** Notes the text that begins there, and says where it ends. */
    private static int take(Path file, String source, int begin) {
        Matcher text = TEXT.matcher(source).region(begin, source.length());
        if (text.lookingAt()) {
            TEXTS.add(ONE_LITERAL
                    .matcher(text.group())
                    .results()
                    .map(literal -> unescaped(literal.group()))
                    .collect(Collectors.joining()));
            return text.end();
        }
        // This one passes on what it is given.
        if (!file.endsWith("session/Labels.java")) {
            NO_LITERALS.add(file + ": " + source.substring(begin, Math.min(source.length(), begin + 30)));
        }
        return begin;
    }

    /** The text of a literal of Java. */
    private static String unescaped(String literal) {
        String inside = literal.substring(1, literal.length() - 1);
        String decoded = UNICODE.matcher(inside)
                .replaceAll(code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
        return decoded.translateEscapes();
    }

    private static SortedMap<String, String> bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name))) {
            properties.load(reader);
        }
        SortedMap<String, String> bundle = new TreeMap<>();
        properties.forEach((key, value) -> bundle.put((String) key, (String) value));
        return bundle;
    }

    private static void write(Path file) throws IOException {
        String head =
                "# English: every text is its own key. Sorted by key; a space, a colon and an equals sign in a key need a"
                        + " backslash before them.\n";
        Files.writeString(
                file, head + TEXTS.stream().map(TranslationsTest::line).collect(Collectors.joining()));
    }

    private static String line(String text) {
        String value = text.replace("\\", "\\\\").replace("\n", "\\n");
        String key = value.replaceAll("([ :=])", "\\\\$1").replaceAll("^([#!])", "\\\\$1");
        return key + " = " + value.replaceAll("^ ", "\\\\ ") + "\n";
    }

    private static List<String> places(String text, Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void everyTextIsWrittenOutWhereItIsAskedFor() {
        assertThat(NO_LITERALS)
                .as("a text that is put together cannot be translated")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"texts.properties", "texts_de.properties", "texts_zh.properties"})
    void everyLanguageHasEveryText(String name) throws IOException {
        SortedSet<String> missing = new TreeSet<>(TEXTS);
        missing.removeAll(bundle(name).keySet());
        assertThat(missing)
                .as(
                        "put into %s, translated:%n%s",
                        name, missing.stream().map(TranslationsTest::line).collect(Collectors.joining()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"texts.properties", "texts_de.properties", "texts_zh.properties"})
    void noLanguageHasATextThatNobodySays(String name) throws IOException {
        SortedSet<String> obsolete = new TreeSet<>(bundle(name).keySet());
        obsolete.removeAll(TEXTS);
        assertThat(obsolete).as("take out of %s", name).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"texts.properties", "texts_de.properties", "texts_zh.properties"})
    void everyTranslationHasTheSamePlacesForValues(String name) throws IOException {
        bundle(name).forEach((english, text) -> {
            assertThat(places(text, PLACE)).as(english).isEqualTo(places(english, PLACE));
            assertThat(places(text, MNEMONIC)).as(english).isEqualTo(places(english, MNEMONIC));
            assertThat(text).as(english).isNotBlank();
        });
    }

    @Test
    void englishSaysWhatItsKeysSay() throws IOException {
        bundle("texts.properties").forEach((english, text) -> assertThat(text).isEqualTo(english));
    }
}
