package org.tenfold.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Attack;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.image.BadInputException;

/**
 * Reads the lessons of a file. Every line is {@code key: value}; empty lines and lines that begin with {@code #} are
 * skipped; {@code say}, {@code try} and {@code stroke} may be repeated; a line of three dashes begins the next lesson.
 *
 * <pre>
 *     title: A small change derails a CNN
 *     picture: digit 4
 *     victim: cnn
 *     attack: run
 *     point: tools
 *     hide: tiles, ruler
 *     say: You still read a four. The network does not.
 *     try: Choose another victim.
 * </pre>
 */
final class LessonReader {
    /** More than that nobody listens to. */
    static final int MOST_SENTENCES = 3;

    /** What is said stays readable beside the tools. */
    static final int LONGEST_WORDS = 400;

    private static final int LONGEST_TASK = 200;
    private static final int LONGEST_TITLE = 60;
    private static final int CLASSES = 10;
    private static final int TEST_DIGITS = 10_000;
    private static final String NEXT_LESSON = "---";

    /** Keys whose lines are put together. */
    private static final Set<String> REPEATED = Set.of("say", "try", "stroke");

    private final String name;
    private int number;

    private final Set<String> given = new HashSet<>();
    private String title = "";
    private Lesson.Picture picture = new Lesson.Picture.Kept();
    private Lesson.@Nullable Tab tab;
    private Lesson.@Nullable Tiles tiles;
    private @Nullable Integer shownClass;
    private @Nullable Contender victim;
    private Norm norm = Norm.L2;
    private @Nullable Integer target;
    private @Nullable Integer noise;
    private @Nullable Attack attack;
    private boolean attacks;
    private boolean runs;
    private Lesson.@Nullable Place point;
    private final Set<Lesson.Place> hidden = EnumSet.noneOf(Lesson.Place.class);
    private final List<List<Double>> strokes = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> task = new ArrayList<>();

    private LessonReader(String name, int number) {
        this.name = name;
        this.number = number;
    }

    /**
     * Reads the lessons of a text, at least one.
     *
     * @param name the file's, for what is said about it
     * @throws BadInputException if a line cannot be understood: its number, what was found and what was expected
     */
    static List<Lesson> read(String name, String text) {
        List<Lesson> lessons = new ArrayList<>();
        LessonReader reader = new LessonReader(name, 0);
        // A mark of the byte order at the beginning is no part of the first key.
        for (String line : text.replace("\ufeff", "").lines().toList()) {
            reader.number++;
            String trimmed = line.strip();
            if (trimmed.startsWith(NEXT_LESSON)) {
                lessons.add(reader.finish());
                reader = new LessonReader(name, reader.number);
            } else if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
                reader.readLine(trimmed);
            }
        }
        lessons.add(reader.finish());
        return lessons;
    }

    private void readLine(String line) {
        // Chinese keyboards have a colon of their own.
        int colon = line.replace('\uff1a', ':').indexOf(':');
        if (colon < 0) {
            throw refused(Texts.of("found \u201c{0}\u201d", line), Texts.of("\u201ckey: value\u201d"));
        }
        String key = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        if (value.isEmpty()) {
            throw refused(
                    Texts.of("found \u201c{0}\u201d without a value", key), Texts.of("something after the colon"));
        }
        if (!given.add(key) && !REPEATED.contains(key)) {
            throw refused(Texts.of("found \u201c{0}\u201d a second time", key), Texts.of("it once in a lesson"));
        }
        take(key, value);
    }

    private void take(String key, String value) {
        switch (key) {
            case "title" -> title = within(value, LONGEST_TITLE);
            case "picture" -> picture = picture(value);
            case "stroke" -> strokes.add(stroke(value));
            case "tab" -> tab = one(Lesson.Tab.class, value);
            case "tiles" -> tiles = one(Lesson.Tiles.class, value);
            case "class" -> shownClass = whole(value, CLASSES);
            case "victim" -> victim = one(Contender.class, value);
            case "norm" -> norm = one(Norm.class, value);
            case "target" -> target = whole(value, CLASSES);
            case "noise" -> noise = whole(value, CLASSES);
            case "attack" -> attack(value);
            case "point" -> point = one(Lesson.Place.class, value);
            case "hide" -> {
                for (String part : value.split(",", -1)) {
                    hidden.add(one(Lesson.Place.class, part.strip()));
                }
            }
            case "say" -> say(value);
            case "try" -> {
                task.add(value);
                within(String.join(" ", task), LONGEST_TASK);
            }
            default ->
                throw refused(
                        Texts.of("found the key \u201c{0}\u201d", key),
                        "title, picture, stroke, tab, tiles, class, victim, norm, target, attack, noise, point, hide,"
                                + " say, try");
        }
    }

    private void say(String value) {
        words.add(value);
        String all = within(String.join(" ", words), LONGEST_WORDS);
        int sentences = Sentences.count(all);
        if (sentences > MOST_SENTENCES) {
            throw refused(Texts.of("found {0} sentences", sentences), Texts.of("at most {0}", MOST_SENTENCES));
        }
    }

    private String within(String text, int longest) {
        if (text.length() > longest) {
            throw refused(Texts.of("found {0} characters", text.length()), Texts.of("at most {0}", longest));
        }
        return text;
    }

    private Lesson.Picture picture(String value) {
        String[] parts = value.split("\\s+", -1);
        if (value.equals("blank")) {
            return new Lesson.Picture.Blank();
        }
        if (value.equals("keep")) {
            return new Lesson.Picture.Kept();
        }
        if (parts.length == 2 && parts[0].equals("digit")) {
            return new Lesson.Picture.TestDigit(whole(parts[1], TEST_DIGITS));
        }
        if (parts.length == 2 && parts[0].equals("any")) {
            return new Lesson.Picture.AnyOf(whole(parts[1], CLASSES));
        }
        throw refused(Texts.of("found the picture \u201c{0}\u201d", value), Texts.of("blank, keep, digit N or any N"));
    }

    private void attack(String value) {
        String[] parts = value.split("\\s+", -1);
        boolean known = parts.length <= 2 && (parts[0].equals("run") || parts[0].equals("prepare"));
        if (!known) {
            throw refused(
                    Texts.of("found the attack \u201c{0}\u201d", value),
                    Texts.of("run or prepare, and the name of an attack if you like"));
        }
        attacks = true;
        runs = parts[0].equals("run");
        if (parts.length == 2) {
            attack = allAttacks()
                    .filter(each -> each.name().equals(parts[1]))
                    .findFirst()
                    .orElseThrow(() -> refused(
                            Texts.of("found \u201c{0}\u201d", parts[1]),
                            allAttacks().map(Attack::name).collect(Collectors.joining(", "))));
        }
    }

    private static Stream<Attack> allAttacks() {
        return Stream.concat(Stream.of(Attacks.best()), Attacks.single().stream());
    }

    private List<Double> stroke(String value) {
        String[] parts = value.split("[\\s,]+", -1);
        if (parts.length < 2 || parts.length % 2 != 0) {
            throw refused(Texts.of("found {0} numbers", parts.length), Texts.of("x and y in turn"));
        }
        List<Double> points = new ArrayList<>();
        for (String part : parts) {
            double share = number(part);
            if (!(share >= 0 && share <= 1)) {
                throw refused(Texts.of("found {0}", part), Texts.of("numbers from 0 to 1"));
            }
            points.add(share);
        }
        return points;
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw refused(Texts.of("found \u201c{0}\u201d", text), Texts.of("numbers from 0 to 1"), notANumber);
        }
    }

    private int whole(String text, int end) {
        String expected = Texts.of("a whole number from 0 to {0}", end - 1);
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value < end) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw refused(Texts.of("found \u201c{0}\u201d", text), expected, notANumber);
        }
        throw refused(Texts.of("found {0}", text), expected);
    }

    private <E extends Enum<E>> E one(Class<E> type, String value) {
        for (E each : type.getEnumConstants()) {
            if (Lesson.nameOf(each).equals(value)) {
                return each;
            }
        }
        throw refused(
                Texts.of("found \u201c{0}\u201d", value),
                Arrays.stream(type.getEnumConstants()).map(Lesson::nameOf).collect(Collectors.joining(", ")));
    }

    /** The lesson, after its last line. */
    private Lesson finish() {
        if (title.isEmpty()) {
            throw refused(Texts.of("found no title"), Texts.of("a line \u201c{0}\u201d", "title: \u2026"));
        }
        if (words.isEmpty()) {
            throw refused(Texts.of("found nothing that is said"), Texts.of("a line \u201c{0}\u201d", "say: \u2026"));
        }
        if (!strokes.isEmpty() && given.contains("picture")) {
            throw refused(Texts.of("found a picture and strokes"), Texts.of("one of them"));
        }
        Lesson.Deed deed = deed();
        Lesson.Place pointed = point;
        if (pointed != null && hidden.stream().anyMatch(part -> part.contents().contains(pointed))) {
            throw refused(
                    Texts.of("found \u201c{0}\u201d", "point: " + Lesson.nameOf(pointed)),
                    Texts.of("something that is not hidden"));
        }
        return new Lesson(
                title,
                strokes.isEmpty() ? picture : new Lesson.Picture.Strokes(strokes),
                tab == null ? tabOf(deed) : tab,
                tiles,
                shownClass,
                deed,
                point,
                hidden,
                String.join(" ", words),
                String.join(" ", task));
    }

    private Lesson.Deed deed() {
        Contender fooled = victim;
        if (attacks && noise != null) {
            throw refused(Texts.of("found an attack and noise"), Texts.of("one of them"));
        }
        if ((attacks || noise != null) && fooled == null) {
            throw refused(
                    attacks ? Texts.of("found an attack without a victim") : Texts.of("found noise without a victim"),
                    Texts.of("a line \u201c{0}\u201d", "victim: \u2026"));
        }
        if (fooled == null) {
            return new Lesson.Deed.None();
        }
        return noise == null
                ? new Lesson.Deed.Assault(fooled, norm, target, attack, runs)
                : new Lesson.Deed.Noise(fooled, noise);
    }

    /** Where a deed can be watched. */
    private static Lesson.@Nullable Tab tabOf(Lesson.Deed deed) {
        if (deed instanceof Lesson.Deed.Noise) {
            return Lesson.Tab.NOISE;
        }
        return deed instanceof Lesson.Deed.Assault ? Lesson.Tab.ATTACK : null;
    }

    private BadInputException refused(String found, String expected) {
        return new BadInputException(sentence(found, expected));
    }

    private BadInputException refused(String found, String expected, Throwable cause) {
        return new BadInputException(sentence(found, expected), cause);
    }

    private String sentence(String found, String expected) {
        return Texts.of("{0}, line {1}: {2}, expected {3}.", name, number, found, expected);
    }
}
