package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenfold.image.BadInputException;
import org.tenfold.model.Installation;

final class CourseTest {
    private static final Path SHIPPED = Installation.find().lessons();

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String lesson(String title) {
        return "title: " + title + "\nsay: Look.\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "zh"})
    void theShippedLessonsAreEightInEveryLanguage(String language) {
        List<Lesson> lessons =
                Course.shipped(SHIPPED, Locale.forLanguageTag(language)).lessons();
        assertThat(lessons).hasSize(8);
        assertThat(lessons).extracting(Lesson::task).doesNotContain("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "zh"})
    void aTranslationSetsTheSameStageWithOtherWords(String language) {
        List<Lesson> english = Course.shipped(SHIPPED, Locale.ENGLISH).lessons();
        List<Lesson> translated =
                Course.shipped(SHIPPED, Locale.forLanguageTag(language)).lessons();
        for (int i = 0; i < english.size(); i++) {
            Lesson one = english.get(i);
            Lesson other = translated.get(i);
            assertThat(other.title()).isNotEqualTo(one.title());
            assertThat(other.words()).isNotEqualTo(one.words());
            assertThat(new Lesson(
                            one.title(),
                            other.picture(),
                            other.tab(),
                            other.tiles(),
                            other.shownClass(),
                            other.deed(),
                            other.point(),
                            other.hidden(),
                            one.words(),
                            one.task()))
                    .isEqualTo(one);
        }
    }

    @Test
    void theExampleInTheManualIsUnderstood() throws IOException {
        String manual = Files.readString(Path.of("docs", "lessons.md"));
        String example = manual.split("```\n", -1)[1];
        assertThat(LessonReader.read("lessons.md", example))
                .extracting(Lesson::title)
                .containsExactly("A change you can see", "Your own stroke");
    }

    @Test
    void aLessonThatNobodyHasTranslatedIsEnglish() throws IOException {
        write("1.txt", lesson("One"));
        write("2.txt", lesson("Two"));
        write("de/2.txt", lesson("Zwei"));
        assertThat(Course.shipped(folder, Locale.GERMANY).lessons())
                .extracting(Lesson::title)
                .containsExactly("One", "Zwei");
    }

    @Test
    void theFilesOfAFolderAreReadInTheOrderOfTheirNames() throws IOException {
        write("b.txt", lesson("Two"));
        write("a.TXT", lesson("One"));
        write("c.md", "no lesson");
        assertThat(Course.isCourse(folder)).isTrue();
        assertThat(Course.read(folder).lessons()).extracting(Lesson::title).containsExactly("One", "Two");
    }

    @Test
    void oneBrokenFileOfAFolderIsNamed() throws IOException {
        write("a.txt", lesson("One"));
        write("b.txt", "title: Two\n");
        assertThatThrownBy(() -> Course.read(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("b.txt, line 1: found nothing that is said");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Path latin =
                Files.write(folder.resolve("latin.txt"), "title: f\u00fcnf\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Course.read(latin)).hasMessageContaining("latin.txt is not a text in UTF-8");
        Path large = Files.write(folder.resolve("large.txt"), new byte[200_000]);
        assertThatThrownBy(() -> Course.read(large)).hasMessageContaining("large.txt is too large");
        assertThatThrownBy(() -> Course.read(folder.resolve("gone.txt"))).hasMessageContaining("gone.txt is not there");
    }

    @Test
    void aFolderWithoutLessonsIsNoCourse() throws IOException {
        write("model.json", "{}");
        assertThat(Course.isCourse(folder)).isFalse();
        assertThat(Course.isCourse(folder.resolve("model.json"))).isFalse();
        assertThatThrownBy(() -> Course.read(folder)).hasMessageContaining("no lessons");
    }
}
