package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.image.BadInputException;

final class LessonReaderTest {
    private static final String LEAST = "title: One\nsay: Two.\n";

    private static Lesson one(String text) {
        List<Lesson> lessons = LessonReader.read("a.txt", text);
        assertThat(lessons).hasSize(1);
        return lessons.get(0);
    }

    @Test
    void everyLineSetsItsPartOfTheStage() {
        Lesson lesson = one("""
                # by a teacher
                title: A small change
                picture: digit 4

                tab: attack
                tiles: evidence
                class: 7
                victim: robust-cnn
                norm: linf
                target: 9
                attack: run pgd
                point: ruler
                hide: tiles, verdict
                say: You read a four.
                say: It does not.
                try: Choose another.
                """);
        assertThat(lesson.title()).isEqualTo("A small change");
        assertThat(lesson.picture()).isEqualTo(new Lesson.Picture.TestDigit(4));
        assertThat(lesson.tab()).isEqualTo(Lesson.Tab.ATTACK);
        assertThat(lesson.tiles()).isEqualTo(Lesson.Tiles.EVIDENCE);
        assertThat(lesson.shownClass()).isEqualTo(7);
        assertThat(lesson.deed())
                .isEqualTo(new Lesson.Deed.Assault(Contender.ROBUST_CNN, Norm.LINF, 9, Attacks.named("pgd"), true));
        assertThat(lesson.point()).isEqualTo(Lesson.Place.RULER);
        assertThat(lesson.hidden()).containsExactlyInAnyOrder(Lesson.Place.TILES, Lesson.Place.VERDICT);
        assertThat(lesson.words()).isEqualTo("You read a four. It does not.");
        assertThat(lesson.task()).isEqualTo("Choose another.");
    }

    @Test
    void whatIsLeftOutStaysAsItIs() {
        Lesson lesson = one(LEAST);
        assertThat(lesson.picture()).isEqualTo(new Lesson.Picture.Kept());
        assertThat(lesson.deed()).isEqualTo(new Lesson.Deed.None());
        assertThat(lesson.tab()).isNull();
        assertThat(lesson.hidden()).isEmpty();
        assertThat(lesson.task()).isEmpty();
    }

    @Test
    void aDeedIsWatchedInItsOwnTab() {
        assertThat(one(LEAST + "victim: abs\nattack: prepare\n").tab()).isEqualTo(Lesson.Tab.ATTACK);
        Lesson noise = one(LEAST + "victim: cnn\nnoise: 0\n");
        assertThat(noise.tab()).isEqualTo(Lesson.Tab.NOISE);
        assertThat(noise.deed()).isEqualTo(new Lesson.Deed.Noise(Contender.CNN, 0));
    }

    @Test
    void strokesAreDrawnInsteadOfAPicture() {
        Lesson lesson = one(LEAST + "stroke: 0.2 0.3, 0.4 0.5\nstroke: 1 0 0 1\n");
        assertThat(lesson.picture())
                .isEqualTo(
                        new Lesson.Picture.Strokes(List.of(List.of(0.2, 0.3, 0.4, 0.5), List.of(1.0, 0.0, 0.0, 1.0))));
    }

    @Test
    void threeDashesBeginTheNextLesson() {
        List<Lesson> lessons = LessonReader.read("a.txt", LEAST + "---\ntitle: Other\nsay: More.\n");
        assertThat(lessons).extracting(Lesson::title).containsExactly("One", "Other");
        assertThatThrownBy(() -> LessonReader.read("a.txt", LEAST + "---\ntitle: Other\nsay: More.\ncolour: red\n"))
                .hasMessageStartingWith("a.txt, line 6: ");
    }

    @Test
    void aColonFromAChineseKeyboardIsAColon() {
        assertThat(one("title\uff1aEins\nsay\uff1aZwei\u3002\n").title()).isEqualTo("Eins");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "picture: cat | blank, keep, digit N or any N",
                "picture: any 10 | a whole number from 0 to 9",
                "picture: digit four | a whole number from 0 to 9999",
                "picture: digit 10000 | a whole number from 0 to 9999",
                "tab: kitchen | latents, attack, paint, compare",
                "victim: dnn | abs, binary-abs, cnn",
                "attack: maybe | run or prepare",
                "attack: run luck | best, bisector",
                "attack: run | a line \u201cvictim: \u2026\u201d",
                "noise: 0 | a line \u201cvictim: \u2026\u201d",
                "stroke: 0.1 0.2 0.3 | x and y in turn",
                "stroke: 0.1 1.2 | numbers from 0 to 1",
                "stroke: 0.1 up | numbers from 0 to 1",
                "colour: red | title, picture",
                "hide: | something after the colon",
                "hide: tiles, sky | draw, canvas, seen, verdict, tiles, ruler, tools",
                "just words | key: value",
                "title: Two | it once in a lesson",
                "say: One. Two. Three. | at most 3"
            })
    void whatIsNotUnderstoodIsRefusedWithItsLine(String line, String expected) {
        assertThatThrownBy(() -> LessonReader.read("broken.txt", LEAST + line + "\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("broken.txt, line 3: found ")
                .hasMessageContaining("expected ")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "picture: digit 4 | stroke: 0 0 1 1 | one of them",
                "point: verdict | hide: draw | something that is not hidden",
                "point: tiles | hide: tiles | something that is not hidden"
            })
    void linesThatContradictEachOtherAreRefused(String one, String other, String expected) {
        assertThatThrownBy(() -> LessonReader.read("broken.txt", LEAST + one + "\n" + other + "\n"))
                .hasMessageStartingWith("broken.txt, line 4: found ")
                .hasMessageContaining(expected);
    }

    @Test
    void anAttackAndNoiseAtOnceAreRefused() {
        assertThatThrownBy(() -> one(LEAST + "victim: cnn\nattack: run\nnoise: 3\n"))
                .hasMessageContaining("an attack and noise");
    }

    @Test
    void moreWordsThanFitAreRefused() {
        String long400 = "a".repeat(LessonReader.LONGEST_WORDS + 1);
        assertThatThrownBy(() -> one("title: One\nsay: " + long400 + "\n"))
                .hasMessageContaining("found 401 characters");
    }

    @Test
    void aLessonHasATitleAndSaysSomething() {
        assertThatThrownBy(() -> one("say: Two.\n")).hasMessageContaining("found no title");
        assertThatThrownBy(() -> one("title: One\n")).hasMessageContaining("found nothing that is said");
        assertThatThrownBy(() -> one(LEAST + "---\n")).hasMessageContaining("found no title");
    }

    @Test
    void anAttackWithoutANameIsChosenByTheVictim() {
        Lesson.Deed.Assault assault =
                (Lesson.Deed.Assault) one(LEAST + "victim: cnn\nattack: run\n").deed();
        assertThat(Objects.requireNonNull(assault).attack()).isNull();
        assertThat(assault.norm()).isEqualTo(Norm.L2);
    }
}
