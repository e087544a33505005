package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.attack.Contender;
import org.tenfold.image.DataFolder;
import org.tenfold.image.InputFile;
import org.tenfold.image.Phrase;
import org.tenfold.keeping.SessionFile;
import org.tenfold.model.ModelFolder;

/** What the rooms below say about files and about their work is said in the user's language. */
final class SpokenErrorsTest {
    /** Words of which every such sentence has one in English, and which are no words in German. */
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(found|expected|the|of|file|picture|pictures|line|no|only|folder|reading|loading|bytes|with|that|is|"
                    + "one|at)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final byte[] IDX_OF_FLOATS = {0, 0, 0x0d, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28};

    @TempDir
    private Path folder;

    @BeforeEach
    void speakGerman() {
        Texts.speak(Locale.GERMAN);
    }

    @AfterEach
    void speakEnglish() {
        Texts.speak(Locale.ENGLISH);
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private Path idx(String name, byte... content) throws IOException {
        Path data = Files.createDirectories(folder.resolve(name));
        Files.write(data.resolve("train-images-idx3-ubyte"), content);
        Files.write(data.resolve("train-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 0});
        return data;
    }

    /** What a person may well hand in, or drop, by mistake. */
    private Map<String, Runnable> mistakes() throws IOException {
        Path words = file("a.png", "kein Bild");
        Path start = file("b.png", "\u0089PNG\r\n");
        Path empty = Files.createDirectories(folder.resolve("leer"));
        Path json = folder.resolve("m1");
        file("m1/model.json", "{}");
        Path prose = folder.resolve("m2");
        file("m2/model.json", "hallo");
        Path floats = idx("i1", IDX_OF_FLOATS);
        Path cut = idx("i2", new byte[] {0, 0, 8, 3, 0, 0, 0, 9, 0, 0, 0, 28, 0, 0, 0, 28, 1});
        Path single = folder.resolve("p1");
        file("p1/katzen/a.png", "kein Bild");
        Path broken = folder.resolve("p2");
        file("p2/katzen/a.png", "kein Bild");
        file("p2/hunde/b.png", "kein Bild");
        Path session = file("s.tenfold", "{\"format\": 1}");
        Path newer = file("n.tenfold", "{\"format\": 99, \"tenfold\": \"x\"}");
        Map<String, Runnable> mistakes = new LinkedHashMap<>();
        mistakes.put("a text called .png", () -> InputFile.read(words));
        mistakes.put("the beginning of a picture", () -> InputFile.read(start));
        mistakes.put("no file", () -> InputFile.read(folder.resolve("fort.png")));
        mistakes.put("a text called .npy", () -> InputFile.read(Files.exists(words) ? rename(words) : words));
        mistakes.put("no model", () -> ModelFolder.read(folder.resolve("fort")));
        mistakes.put("an empty folder for a model", () -> ModelFolder.read(empty));
        mistakes.put("a model of nothing", () -> ModelFolder.read(json));
        mistakes.put("a model in prose", () -> ModelFolder.read(prose));
        mistakes.put("an empty folder for pictures", () -> DataFolder.read(empty, false));
        mistakes.put("numbers of another kind", () -> DataFolder.read(floats, false));
        mistakes.put("a part of a file", () -> DataFolder.read(cut, false));
        mistakes.put("one class", () -> DataFolder.read(single, false));
        mistakes.put("broken pictures", () -> DataFolder.read(broken, false));
        mistakes.put("a session without fields", () -> SessionFile.read(session));
        mistakes.put("a newer session", () -> SessionFile.read(newer));
        mistakes.put("a line without a colon", () -> LessonReader.read("l.lesson", "Titel"));
        mistakes.put("a key that is unknown", () -> LessonReader.read("l.lesson", "titel: 4"));
        mistakes.put("no lesson", () -> LessonReader.read("l.lesson", ""));
        return mistakes;
    }

    private static Path rename(Path file) {
        try {
            return Files.copy(file, file.resolveSibling("a.npy"));
        } catch (IOException reason) {
            throw new IllegalStateException(reason);
        }
    }

    private String said(Runnable mistake) {
        RuntimeException refused = Objects.requireNonNull(catchRuntimeException(mistake::run));
        return Notice.problem(refused)
                .text()
                .replace(folder.toString(), "")
                .replaceAll("train-(images|labels)[-a-z0-9.]*", "");
    }

    @Test
    void whatIsWrongWithAFileIsSaidInTheUsersLanguage() throws IOException {
        List<String> english = new ArrayList<>();
        mistakes().forEach((what, mistake) -> {
            String sentence = said(mistake);
            // The keys of a lesson are the same in every language.
            String words =
                    sentence.replaceAll("title, picture.*try", "").replaceAll("[\u201c\u201e].*?[\u201d\u201c]", "");
            if (ENGLISH.matcher(words).find() || !sentence.endsWith(".")) {
                english.add(what + ": " + sentence);
            }
        });
        assertThat(english).isEmpty();
    }

    /** So that the test above cannot pass because its words are the wrong ones. */
    @Test
    void theSameSentencesAreFoundInEnglish() throws IOException {
        Texts.speak(Locale.ENGLISH);
        mistakes()
                .forEach((what, mistake) -> assertThat(said(mistake))
                        .as(what)
                        .containsPattern(ENGLISH)
                        .endsWith("."));
    }

    @Test
    void whatIsBeingWaitedForIsSaidInTheUsersLanguage() {
        Desk desk = Desk.openedWithTrainingPictures();
        List<String> activities = new ArrayList<>();
        desk.model.contenders().activityProperty().addListener((source, before, now) -> activities.add(now));
        desk.model.contenders().open(Contender.NEAREST, victim -> {}, problem -> activities.add(problem));
        desk.settle();
        assertThat(activities)
                .contains("Trainingsbilder für den nächsten Nachbarn werden gelesen")
                .noneMatch(said -> ENGLISH.matcher(said).find());
    }

    @Test
    void phrasesInPhrasesAreTranslatedAndTheirValuesAreNot() {
        Phrase phrase = Phrase.of(
                "{0}: found {1}, expected {2}.", "x.idx", Phrase.of("only {0} bytes", 3), Phrase.of("no file"));
        assertThat(Texts.spoken(phrase)).isEqualTo("x.idx: gefunden: nur 3 Byte; erwartet: keine Datei.");
        assertThat(phrase).hasToString("x.idx: found only 3 bytes, expected no file.");
    }
}
