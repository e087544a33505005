package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Exhibit;
import org.tenfold.attack.Galleries;
import org.tenfold.attack.Gallery;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Image;
import org.tenfold.session.QuizModel.State;
import org.tenfold.session.QuizResult.Agreement;

final class QuizModelTest {
    /** One pixel changed by 3/5; the others by √2, √3, … times as much. */
    private static final double ONE_PIXEL = 0.6;

    /** Distances are sums of floats. */
    private static final double ROUNDING = 1e-6;

    private static final Gallery GALLERY = Galleries.of(30);

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private final QuizModel quiz = desk.model.quiz();

    private void open() {
        quiz.offer(() -> GALLERY);
        quiz.open();
        desk.settle();
    }

    private void play(long seed) {
        open();
        quiz.seedProperty().set(Long.toString(seed));
        quiz.play();
    }

    private QuizModel.Question question() {
        return Objects.requireNonNull(quiz.questionProperty().get());
    }

    private QuizAnswer revealed() {
        return Objects.requireNonNull(quiz.revealedProperty().get());
    }

    private QuizResult result() {
        return Objects.requireNonNull(quiz.resultProperty().get());
    }

    private QuizResult.Line line(Contender victim) {
        return Objects.requireNonNull(result().line(victim));
    }

    /** The exhibit that is asked about: the test knows what the player does not. */
    private Exhibit asked() {
        return GALLERY.exhibits().stream()
                .filter(exhibit -> exhibit.image().equals(question().picture()))
                .findFirst()
                .orElseThrow();
    }

    /** Plays to the end: knows the CNN's originals, is fooled as ABS is, and cannot tell what the others' are. */
    private void playAsThePaperSays() {
        while (quiz.stateProperty().get() == State.ASKING) {
            Exhibit exhibit = asked();
            switch (exhibit.victim()) {
                case CNN -> quiz.answer(exhibit.digit().label());
                case ABS -> quiz.answer(exhibit.answer());
                default -> quiz.cannotTell();
            }
            quiz.next();
        }
    }

    @Test
    void aGameAsksEquallyOftenAboutEveryContenderAndNeverTwiceAboutADigit() {
        for (long seed = 0; seed < 50; seed++) {
            List<Exhibit> questions = QuizGame.of(GALLERY, seed).questions();
            for (Contender victim : Contender.values()) {
                assertThat(questions.stream().filter(exhibit -> exhibit.victim() == victim))
                        .hasSize(QuizGame.EACH);
            }
            assertThat(questions.stream().map(Exhibit::digit)).doesNotHaveDuplicates();
            for (int label = 0; label < 10; label++) {
                int wanted = label;
                // 24 questions about ten classes
                assertThat(questions.stream().filter(exhibit -> exhibit.digit().label() == wanted))
                        .hasSizeBetween(2, 3);
            }
        }
    }

    @Test
    void theSameNumberDealsTheSameGameAndAnotherOneAnother() {
        assertThat(QuizGame.of(GALLERY, 5)).isEqualTo(QuizGame.of(GALLERY, 5));
        assertThat(QuizGame.of(GALLERY, 5).questions())
                .isNotEqualTo(QuizGame.of(GALLERY, 6).questions());
    }

    @Test
    void theContendersComeInNoOrder() {
        Set<Contender> first = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            first.add(QuizGame.of(GALLERY, seed).questions().get(0).victim());
        }
        assertThat(first).containsExactlyInAnyOrder(Contender.values());
    }

    @Test
    void whereThereAreFewPicturesAGameIsShorterAndStillBalanced() {
        assertThat(QuizGame.of(Galleries.of(13), 1).questions()).hasSize(12);
        assertThatThrownBy(() -> QuizGame.of(Galleries.of(5), 1)).hasMessageContaining("5 test pictures");
    }

    @Test
    void nothingButThePictureIsKnownBeforeTheAnswer() {
        open();
        assertThat(quiz.stateProperty().get()).isEqualTo(State.ASKING);
        assertThat(quiz.revealedProperty().get()).isNull();
        assertThat(Arrays.stream(QuizModel.Question.class.getRecordComponents()).map(RecordComponent::getType))
                .containsExactly(int.class, int.class, Image.class);
    }

    @Test
    void picturesAreReadWhenTheFirstGameIsOpenedAndNotBefore() {
        assertThat(quiz.offeredProperty().get()).isFalse();
        quiz.offer(() -> GALLERY);
        assertThat(quiz.offeredProperty().get()).isTrue();
        assertThat(desk.reading.waiting()).isZero();
        quiz.open();
        assertThat(quiz.stateProperty().get()).isEqualTo(State.READING);
        desk.settle();
        assertThat(question().number()).isEqualTo(1);
        assertThat(question().count()).isEqualTo(24);
    }

    @Test
    void missingPicturesAreToldAndAskedForAgain() {
        quiz.offer(() -> {
            throw new BadInputException("quiz.json: found no file, expected one.");
        });
        quiz.open();
        desk.settle();
        assertThat(quiz.stateProperty().get()).isEqualTo(State.MISSING);
        assertThat(quiz.problemProperty().get()).contains("quiz.json: found no file");
        open();
        assertThat(quiz.stateProperty().get()).isEqualTo(State.ASKING);
        assertThat(quiz.problemProperty().get()).isEmpty();
    }

    @Test
    void anAnswerTellsWhosePictureItWas() {
        open();
        Exhibit exhibit = asked();
        quiz.answer(exhibit.digit().label());
        assertThat(quiz.stateProperty().get()).isEqualTo(State.TOLD);
        assertThat(revealed().exhibit()).isEqualTo(exhibit);
        assertThat(revealed().namesTheOriginal()).isTrue();
        assertThat(quiz.named()).isEqualTo(1);
    }

    @Test
    void onlyTheFirstAnswerCounts() {
        open();
        Exhibit exhibit = asked();
        quiz.answer(exhibit.answer());
        quiz.answer(exhibit.digit().label());
        assertThat(revealed().said()).isEqualTo(exhibit.answer());
        assertThat(revealed().isFooledToo()).isTrue();
        assertThat(quiz.answered()).isEqualTo(1);
        assertThat(quiz.named()).isZero();
    }

    @Test
    void aGameEndsAfterItsLastQuestionAndIsCountedByContender() {
        play(3);
        playAsThePaperSays();
        assertThat(quiz.stateProperty().get()).isEqualTo(State.ENDED);
        assertThat(result().seed()).isEqualTo(3);
        assertThat(result().answers()).hasSize(24);
        assertThat(result().named()).isEqualTo(4);
        assertThat(result().lines()).extracting(QuizResult.Line::victim).containsExactly(Contender.values());
        assertThat(line(Contender.CNN).named().hits()).isEqualTo(4);
        assertThat(line(Contender.CNN).fooledToo()).isZero();
        assertThat(line(Contender.ABS).named().hits()).isZero();
        assertThat(line(Contender.ABS).fooledToo()).isEqualTo(4);
        assertThat(line(Contender.NEAREST).named().hits()).isZero();
        assertThat(line(Contender.NEAREST).fooledToo()).isZero();
        assertThat(line(Contender.ABS).medianL2()).isCloseTo(ONE_PIXEL, within(ROUNDING));
        assertThat(line(Contender.CNN).medianL2()).isCloseTo(ONE_PIXEL * Math.sqrt(3), within(ROUNDING));
        // 4 of 4 and 0 of 4: 51 to 100 % and 0 to 49 %
        assertThat(result().agreement()).isEqualTo(Agreement.AGREES);
    }

    @Test
    void fewPicturesOnlyLean() {
        Exhibit.Digit digit = GALLERY.digits().get(0);
        Exhibit cnn = Galleries.exhibit(Contender.CNN, digit);
        Exhibit abs = Galleries.exhibit(Contender.ABS, digit);
        QuizAnswer cnnNamed = new QuizAnswer(cnn, digit.label());
        QuizAnswer absNamed = new QuizAnswer(abs, digit.label());
        QuizAnswer cnnMissed = new QuizAnswer(cnn, QuizAnswer.CANNOT_TELL);
        QuizAnswer absMissed = new QuizAnswer(abs, QuizAnswer.CANNOT_TELL);
        assertThat(agreement(cnnNamed, absMissed)).isEqualTo(Agreement.LEANS);
        assertThat(agreement(cnnNamed, absNamed)).isEqualTo(Agreement.EVEN);
        assertThat(agreement(cnnMissed, absNamed)).isEqualTo(Agreement.LEANS_AWAY);
        assertThat(agreement(cnnMissed, cnnMissed, cnnMissed, cnnMissed, absNamed, absNamed, absNamed, absNamed))
                .isEqualTo(Agreement.DISAGREES);
        assertThat(agreement(cnnNamed)).isEqualTo(Agreement.UNKNOWN);
    }

    private static Agreement agreement(QuizAnswer... answers) {
        return new QuizResult(1, GALLERY.labels(), List.of(answers)).agreement();
    }

    @Test
    void aGameCanBeEndedEarlyButNotBeforeTheFirstAnswer() {
        open();
        quiz.end();
        assertThat(quiz.stateProperty().get()).isEqualTo(State.ASKING);
        quiz.cannotTell();
        quiz.next();
        quiz.end();
        assertThat(result().answers()).hasSize(1);
        assertThat(quiz.questionProperty().get()).isNull();
    }

    @Test
    void aGameIsKeptUntilAnotherBegins() {
        open();
        quiz.cannotTell();
        quiz.next();
        QuizModel.Question second = question();
        quiz.open();
        assertThat(question()).isEqualTo(second);
        String before = quiz.seedProperty().get();
        quiz.newGame();
        assertThat(question().number()).isEqualTo(1);
        assertThat(quiz.answered()).isZero();
        assertThat(quiz.seedProperty().get()).isNotEqualTo(before);
    }

    @Test
    void aNumberThatIsNoneLeavesTheGameAsItIs() {
        open();
        QuizModel.Question first = question();
        quiz.seedProperty().set("seven");
        quiz.play();
        assertThat(quiz.problemProperty().get()).contains("seven");
        assertThat(question()).isEqualTo(first);
        quiz.seedProperty().set(" 7 ");
        quiz.play();
        assertThat(quiz.problemProperty().get()).isEmpty();
        assertThat(quiz.seedProperty().get()).isEqualTo("7");
    }

    @Test
    void theAnswersAreWrittenALineEach() throws IOException {
        play(3);
        Exhibit first = asked();
        quiz.answer(first.digit().label());
        quiz.next();
        quiz.cannotTell();
        quiz.end();
        Path file = folder.resolve("quiz.csv");
        quiz.writeResult(file);
        desk.settle();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("seed,question,victim,index,original,said,named,answer,l2,linf,l0,attack");
        String label = Integer.toString(first.digit().label());
        assertThat(lines.get(1).split(","))
                .startsWith(
                        "3",
                        "1",
                        first.victim().title(),
                        Integer.toString(first.digit().index()),
                        label,
                        label,
                        "1")
                .endsWith("test");
        assertThat(lines.get(2).split(",")).startsWith("3", "2").contains("", "0");
        assertThat(Objects.requireNonNull(desk.model.noticeProperty().get()).text())
                .isEqualTo("quiz.csv was written.");
    }
}
