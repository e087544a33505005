package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Adversarial;
import org.tenfold.inference.Analysis;

final class AttackModelTest {
    private final Desk desk = Desk.opened();
    private final AttackModel attack = desk.model.attack();

    @Test
    void aFinishedAttackHasAnotherAnswerAndMarksTheRuler() {
        attack.run();
        desk.settle();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.FINISHED);
        Adversarial result = Objects.requireNonNull(attack.resultProperty().get());
        assertThat(result.found()).isTrue();
        assertThat(result.prediction().label()).isNotEqualTo(4);
        assertThat(attack.stepProperty().get()).isNotNull();
        assertThat(desk.model.nearestAttackProperty().get()).isEqualTo(result.l2());
    }

    @Test
    void anAttackOnAnotherDrawingDoesNotMarkTheRuler() {
        attack.run();
        desk.model.nextDigit();
        desk.settle();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.FINISHED);
        assertThat(desk.model.nearestAttackProperty().get()).isNaN();
    }

    @Test
    void aCancelledAttackShowsNothingMore() {
        attack.run();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.RUNNING);
        attack.cancel();
        desk.settle();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.CANCELLED);
        assertThat(attack.resultProperty().get()).isNull();
        assertThat(attack.stepProperty().get()).isNull();
    }

    @Test
    void theAdversarialOnTheCanvasIsSeenAsTheAttackSaid() {
        attack.run();
        desk.settle();
        Adversarial result = Objects.requireNonNull(attack.resultProperty().get());
        attack.draw();
        desk.settle();
        Analysis analysis = Objects.requireNonNull(desk.model.analysis());
        assertThat(desk.model.drawing().seen()).isEqualTo(result.image());
        assertThat(analysis.prediction()).isEqualTo(result.prediction().label());
    }

    @Test
    void aChosenTargetIsReached() {
        attack.targetProperty().set(9);
        attack.run();
        desk.settle();
        Adversarial result = Objects.requireNonNull(attack.resultProperty().get());
        assertThat(result.found()).isTrue();
        assertThat(result.prediction().label()).isEqualTo(9);
    }
}
