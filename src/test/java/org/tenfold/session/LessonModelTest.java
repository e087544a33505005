package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.image.Image;
import org.tenfold.inference.Digits;

final class LessonModelTest {
    @TempDir
    Path folder;

    private final Desk desk = Desk.opened();
    private final ExplorerModel model = desk.model;
    private final LessonModel lessons = model.lessons();
    private Image own = Image.blank();

    @BeforeEach
    void somethingIsDrawn() {
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        desk.settle();
        own = model.drawing().seen();
    }

    private void open(String text) {
        try {
            Path file = Files.writeString(folder.resolve("own.txt"), text);
            model.open(file);
        } catch (IOException reason) {
            throw new AssertionError(reason);
        }
        desk.settle();
    }

    private String title() {
        return Objects.requireNonNull(lessons.lesson()).title();
    }

    @Test
    void theShippedCourseHasEightLessonsAndIsGoneThroughInBothDirections() {
        lessons.start();
        desk.settle();
        assertThat(Objects.requireNonNull(lessons.courseProperty().get()).lessons())
                .hasSize(8);
        assertThat(lessons.hasBack()).isFalse();
        lessons.back();
        assertThat(lessons.placeProperty().get()).isZero();
        lessons.next();
        assertThat(lessons.placeProperty().get()).isEqualTo(1);
        lessons.show(7);
        assertThat(lessons.hasNext()).isFalse();
        lessons.next();
        assertThat(lessons.placeProperty().get()).isEqualTo(7);
        lessons.back();
        assertThat(lessons.placeProperty().get()).isEqualTo(6);
    }

    @Test
    void theCourseGoesOnWhereItWasLeft() {
        lessons.start();
        desk.settle();
        lessons.show(3);
        lessons.end();
        desk.settle();
        assertThat(lessons.lesson()).isNull();
        lessons.start();
        desk.settle();
        assertThat(lessons.placeProperty().get()).isEqualTo(3);
    }

    @Test
    void theEndBringsBackWhatWasDrawnAndChosen() {
        model.chooseClass(3);
        AttackChoices choices = model.attack().choices();
        choices.normProperty().set(Norm.L0);
        choices.typeBudget("20");
        choices.targetProperty().set(8);
        model.fooling().seedProperty().set("77");
        open("""
                title: One
                say: Look.
                picture: digit 7
                class: 9
                victim: abs
                attack: run
                ---
                title: Two
                say: Look.
                victim: abs
                noise: 0
                """);
        assertThat(model.drawing().seen()).isEqualTo(Digits.image(7));
        assertThat(model.shownClass()).isEqualTo(9);
        assertThat(choices.budgetProperty().get()).isInfinite();
        lessons.next();
        lessons.end();
        desk.settle();
        assertThat(model.drawing().seen()).isEqualTo(own);
        assertThat(model.chosenClassProperty().get()).isEqualTo(3);
        assertThat(choices.victimProperty().get()).isEqualTo(Contender.ABS);
        assertThat(choices.normProperty().get()).isEqualTo(Norm.L0);
        assertThat(choices.budgetProperty().get()).isEqualTo(20);
        assertThat(choices.targetProperty().get()).isEqualTo(8);
        assertThat(model.fooling().seedProperty().get()).isEqualTo("77");
        assertThat(model.fooling().contenderProperty().get()).isEqualTo(Contender.CNN);
    }

    @Test
    void whatWasDrawnDuringALessonCanBeUndoneToAfterIt() {
        open("title: One\nsay: Look.\npicture: blank\n");
        desk.stroke(0.2, 0.2, 0.8, 0.2);
        desk.settle();
        Image during = model.drawing().seen();
        lessons.end();
        assertThat(model.drawing().seen()).isEqualTo(own);
        model.drawing().undo();
        assertThat(model.drawing().seen()).isEqualTo(during);
    }

    @Test
    void whatWasPaintedByHandComesBack() {
        model.paint().activeProperty().set(true);
        desk.settle();
        model.paint().beginStroke(0.2, 0.5, false);
        model.paint().endStroke();
        desk.settle();
        Image painted = model.paint().pictureProperty().get();
        open("title: One\nsay: Look.\npicture: digit 7\ntab: paint\n");
        assertThat(model.paint().originalProperty().get()).isEqualTo(Digits.image(7));
        lessons.end();
        desk.settle();
        assertThat(model.paint().pictureProperty().get()).isEqualTo(painted);
        assertThat(model.paint().undoableProperty().get()).isTrue();
    }

    @Test
    void anAttackBeginsByItselfOnTheLessonsPicture() {
        open("title: One\nsay: Look.\npicture: digit 4\nvictim: abs\nattack: run bisector\n");
        PastAttack ended = Objects.requireNonNull(model.attack().endedProperty().get());
        assertThat(ended.job().image()).isEqualTo(Digits.image(4));
        assertThat(ended.result().found()).isTrue();
    }

    @Test
    void aPreparedAttackWaitsForItsRunner() {
        open("title: One\nsay: Look.\npicture: digit 4\nvictim: abs\nattack: prepare\n");
        assertThat(model.attack().stateProperty().get()).isEqualTo(AttackModel.State.IDLE);
    }

    @Test
    void theLastResultOfTheAttackComesBack() {
        model.attack().run();
        desk.settle();
        PastAttack mine = Objects.requireNonNull(model.attack().endedProperty().get());
        open("title: One\nsay: Look.\npicture: digit 4\nvictim: abs\nattack: run\n");
        assertThat(model.attack().endedProperty().get()).isNotEqualTo(mine);
        lessons.end();
        desk.settle();
        assertThat(model.attack().endedProperty().get()).isEqualTo(mine);
    }

    @Test
    void anAttackThatALessonLeftBehindIsStopped() {
        open("title: One\nsay: Look.\npicture: digit 4\n---\ntitle: Two\nsay: Look.\n");
        model.attack().run();
        assertThat(model.attack().stateProperty().get().isUnderWay()).isTrue();
        lessons.next();
        assertThat(model.attack().stateProperty().get()).isEqualTo(AttackModel.State.CANCELLED);
    }

    @Test
    void theNoiseThatWasFoundGoesOntoTheCanvas() {
        open("title: One\nsay: Look.\npicture: blank\nvictim: abs\nnoise: 0\n");
        assertThat(model.fooling().stateProperty().get()).isEqualTo(FoolingModel.State.FINISHED);
        assertThat(model.drawing().seen())
                .isEqualTo(
                        Objects.requireNonNull(model.fooling().resultProperty().get())
                                .image());
    }

    @Test
    void strokesAreDrawn() {
        open("title: One\nsay: Look.\nstroke: 0.5 0.2, 0.5 0.8\n");
        assertThat(model.drawing().seen()).isEqualTo(own);
        assertThat(Objects.requireNonNull(model.analysis()).prediction()).isEqualTo(1);
    }

    @Test
    void aLessonWaitsForTheTestDigits() throws IOException {
        Desk early = new Desk();
        Path file = Files.writeString(
                folder.resolve("early.txt"), "title: One\nsay: Look.\npicture: digit 7\nvictim: abs\nattack: run\n");
        early.model.open(file);
        early.settle();
        assertThat(early.model.lessons().lesson()).isNotNull();
        early.start();
        early.settle();
        assertThat(early.model.drawing().seen()).isEqualTo(Digits.image(7));
        assertThat(early.model.attack().stateProperty().get()).isEqualTo(AttackModel.State.FINISHED);
    }

    @Test
    void aBrokenLessonIsRefusedInASentenceAndChangesNothing() {
        open("title: Mine\nsay: Look.\n");
        Image before = model.drawing().seen();
        open("title: Broken\npicture: cat\nsay: Look.\n");
        Notice said = Objects.requireNonNull(model.noticeProperty().get());
        assertThat(said.kind()).isEqualTo(Notice.Kind.PROBLEM);
        assertThat(said.text()).startsWith("own.txt, line 2: found the picture");
        assertThat(title()).isEqualTo("Mine");
        assertThat(model.drawing().seen()).isEqualTo(before);
    }

    @Test
    void theStageMayBeSetASecondTime() {
        open("title: One\nsay: Look.\npicture: digit 7\n");
        int scene = lessons.sceneProperty().get();
        lessons.tryIt();
        model.drawing().clear();
        assertThat(lessons.tryingProperty().get()).isTrue();
        lessons.show(0);
        assertThat(lessons.tryingProperty().get()).isFalse();
        assertThat(lessons.sceneProperty().get()).isEqualTo(scene + 1);
        assertThat(model.drawing().seen()).isEqualTo(Digits.image(7));
    }

    @Test
    void afterALessonTheNextTestDigitIsTheOneAfterThePersonsLast() {
        model.digits().showNext();
        desk.settle();
        open("title: One\nsay: Look.\npicture: digit 100\n");
        lessons.end();
        model.digits().showNext();
        assertThat(model.drawing().seen()).isEqualTo(Digits.image(6));
    }
}
