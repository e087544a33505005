package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Attack;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.image.Image;

final class AttackChoicesTest {
    private final Desk desk = Desk.opened();
    private final AttackChoices choices = desk.model.attack().choices();

    private List<String> offered() {
        return choices.attacksProperty().get().stream().map(Attack::name).toList();
    }

    @Test
    void onlyAttacksThatAreDefinedForVictimAndNormAreOffered() {
        assertThat(offered())
                .startsWith("best")
                .contains("bisector", "boundary")
                .doesNotContain("fgsm", "threshold");
        choices.normProperty().set(Norm.L0);
        assertThat(offered())
                .startsWith("best")
                .contains("pointwise", "salt-and-pepper")
                .doesNotContain("bisector");
        choices.normProperty().set(Norm.LINF);
        assertThat(offered()).startsWith("best").contains("fgsm", "momentum").doesNotContain("pointwise");
    }

    @Test
    void anAttackThatIsNotOfferedAnyMoreGivesWayToTheBestOfAll() {
        assertThat(choices.attackProperty().get().name()).isEqualTo("bisector");
        choices.normProperty().set(Norm.LINF);
        assertThat(choices.attackProperty().get()).isEqualTo(Attacks.best());
        choices.attackProperty().set(Attacks.named("deepfool"));
        choices.normProperty().set(Norm.L2);
        assertThat(choices.attackProperty().get().name()).isEqualTo("deepfool");
    }

    @Test
    void anotherVictimIsOpenedInTheBackgroundAndThenItsAttacksAreOffered() {
        Desk pictures = Desk.openedWithTrainingPictures();
        AttackChoices with = pictures.model.attack().choices();
        with.victimProperty().set(Contender.BINARY_ABS);
        assertThat(with.openingProperty().get()).isTrue();
        assertThat(with.attacksProperty().get()).isEmpty();
        assertThat(with.answerProperty().get()).isNull();
        pictures.settle();
        assertThat(with.openingProperty().get()).isFalse();
        assertThat(with.attacksProperty().get()).contains(Attacks.named("threshold"));
        assertThat(with.attackProperty().get()).isEqualTo(Attacks.best());
        assertThat(Objects.requireNonNull(with.answerProperty().get()).label()).isEqualTo(4);
    }

    @Test
    void aMissingNetworkIsSaidInASentenceAndTheDrawingGoesOn() {
        choices.victimProperty().set(Contender.CNN);
        desk.settle();
        assertThat(choices.problemProperty().get()).contains("cnn.zip");
        assertThat(choices.obstacleProperty().get())
                .isEqualTo(choices.problemProperty().get());
        assertThat(desk.model.noticeProperty().get()).isNull();
        desk.model.digits().showNext();
        desk.settle();
        assertThat(desk.model.explainedProperty().get()).isTrue();
        choices.victimProperty().set(Contender.ABS);
        assertThat(choices.obstacleProperty().get()).isEmpty();
    }

    @Test
    void aRefusedBudgetChangesNothing() {
        choices.typeBudget("1.5");
        assertThat(choices.budgetProperty().get()).isEqualTo(1.5);
        for (String bad : List.of("much", "0", "-1", "28.5", "NaN", "Infinity")) {
            choices.typeBudget(bad);
            assertThat(choices.refusalProperty().get()).contains(bad).contains("above 0");
            assertThat(choices.budgetProperty().get()).isEqualTo(1.5);
        }
        choices.typeBudget(" ");
        assertThat(choices.refusalProperty().get()).isEmpty();
        assertThat(choices.budgetProperty().get()).isInfinite();
    }

    @Test
    void pixelsAreCountedInWholeNumbers() {
        choices.normProperty().set(Norm.L0);
        choices.typeBudget("2.5");
        assertThat(choices.refusalProperty().get()).contains("whole number");
        choices.typeBudget("12");
        assertThat(choices.budgetProperty().get()).isEqualTo(12);
    }

    @Test
    void eachNormKeepsItsOwnBudget() {
        choices.typeBudget("1.5");
        choices.normProperty().set(Norm.L0);
        assertThat(choices.budgetProperty().get()).isInfinite();
        choices.typeBudget("12");
        choices.normProperty().set(Norm.L2);
        assertThat(choices.budgetProperty().get()).isEqualTo(1.5);
    }

    @Test
    void aRefusedSeedChangesNothing() {
        choices.typeSeed("7");
        choices.typeSeed("seven");
        assertThat(choices.seedProperty().get()).isEqualTo(7);
        assertThat(choices.refusalProperty().get()).contains("seven");
    }

    @Test
    void theDigitThatItIsTakenForAlreadyIsNoTarget() {
        choices.targetProperty().set(4);
        assertThat(choices.obstacleProperty().get()).contains("taken for 4 already");
        assertThat(choices.canBeTried()).isFalse();
        choices.targetProperty().set(9);
        assertThat(choices.obstacleProperty().get()).isEmpty();
    }

    @Test
    void anEmptyCanvasAndAPictureOfNothingCannotBeAttacked() {
        desk.model.drawing().clear();
        desk.settle();
        assertThat(choices.obstacleProperty().get()).contains("canvas is empty");
        float[] noise = new float[Image.PIXELS];
        for (int p = 0; p < noise.length; p++) {
            noise[p] = p % 3 == 0 ? 1 : 0;
        }
        desk.model.put(Image.of(noise), "stripes");
        desk.settle();
        assertThat(choices.obstacleProperty().get()).contains("none of the ten");
        assertThat(choices.canBeTried()).isFalse();
    }
}
