package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.AttackStep;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.inference.Analysis;

final class AttackModelTest {
    private final Desk desk = Desk.opened();
    private final AttackModel attack = desk.model.attack();

    /** Work of an attack whose screen is quick: whatever is said is shown before the worker goes on. */
    private final Errands worker = new Errands();

    private AttackModel watched() {
        AtomicLong clock = new AtomicLong();
        return watched(() -> clock.addAndGet(1_000_000_000));
    }

    private AttackModel watched(LongSupplier nanoTime) {
        Errands others = new Errands();
        return new AttackModel(
                desk.model, new Threads(others, others, worker, others, others, others, Runnable::run), nanoTime);
    }

    private Adversarial result() {
        return Objects.requireNonNull(attack.endedProperty().get()).result();
    }

    @Test
    void aFinishedAttackHasAnotherAnswerAndMarksTheRuler() {
        attack.run();
        desk.settle();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.FINISHED);
        assertThat(result().found()).isTrue();
        assertThat(result().prediction().label()).isNotEqualTo(4);
        assertThat(attack.progressProperty().get()).isNotNull();
        assertThat(desk.model.nearestAttackProperty().get()).isEqualTo(result().l2());
    }

    @Test
    void anAttackOnAnotherDrawingDoesNotMarkTheRuler() {
        attack.run();
        desk.model.digits().showNext();
        desk.settle();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.FINISHED);
        assertThat(desk.model.nearestAttackProperty().get()).isNaN();
    }

    @Test
    void anAttackInAnotherNormDoesNotMarkTheRuler() {
        attack.choices().normProperty().set(Norm.LINF);
        attack.choices().attackProperty().set(Attacks.named("deepfool"));
        attack.run();
        desk.settle();
        assertThat(result().found()).isTrue();
        assertThat(desk.model.nearestAttackProperty().get()).isNaN();
    }

    @Test
    void aCancelledAttackShowsNothingMore() {
        attack.run();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.RUNNING);
        attack.cancel();
        desk.settle();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.CANCELLED);
        assertThat(attack.endedProperty().get()).isNull();
        assertThat(attack.progressProperty().get()).isNull();
    }

    @Test
    void aCancelledAttackKeepsWhatItHasFound() {
        AttackModel watched = watched();
        watched.progressProperty().addListener((source, before, now) -> {
            if (now != null
                    && now.step().equals(now.nearest())
                    && now.step().phase().equals(AttackStep.SHRINK)) {
                watched.cancel();
            }
        });
        watched.run();
        worker.runAll();
        assertThat(watched.stateProperty().get()).isEqualTo(AttackModel.State.CANCELLED);
        PastAttack kept = Objects.requireNonNull(watched.endedProperty().get());
        assertThat(kept.result().found()).isTrue();
        assertThat(kept.cancelled()).isTrue();
        assertThat(watched.history().entriesProperty().get()).hasSize(1);
    }

    @Test
    void eachStepOfAHeldAttackShowsExactlyOneMoreAndCancellingFreesIt() {
        // The clock stands still: without being held only the first step would be shown before the end.
        AttackModel watched = watched(() -> 0);
        List<Integer> shown = new ArrayList<>();
        watched.progressProperty().addListener((source, before, now) -> {
            if (now != null) {
                shown.add(now.step().step());
                assertThat(watched.stateProperty().get()).isEqualTo(AttackModel.State.PAUSED);
                if (shown.size() < 4) {
                    watched.step();
                } else {
                    watched.cancel();
                }
            }
        });
        watched.step();
        worker.runAll();
        assertThat(shown).containsExactly(0, 1, 2, 3);
        assertThat(watched.stateProperty().get()).isEqualTo(AttackModel.State.CANCELLED);
    }

    @Test
    void aHeldAttackThatGoesOnComesToTheSameEnd() {
        AttackModel watched = watched();
        watched.progressProperty().addListener((source, before, now) -> {
            if (now != null && now.step().step() == 2) {
                watched.pause();
                assertThat(watched.stateProperty().get()).isEqualTo(AttackModel.State.PAUSED);
                watched.resume();
            }
        });
        watched.run();
        worker.runAll();
        attack.run();
        desk.settle();
        assertThat(watched.stateProperty().get()).isEqualTo(AttackModel.State.FINISHED);
        assertThat(Objects.requireNonNull(watched.endedProperty().get())
                        .result()
                        .image())
                .isEqualTo(result().image());
    }

    @Test
    void whatAnOldAttackStillSaysIsNeverShownOfANewOne() {
        attack.run();
        desk.attack.runAll();
        // All of its steps and its result are on their way to the screen.
        attack.cancel();
        attack.run();
        desk.screen.runAll();
        assertThat(attack.progressProperty().get()).isNull();
        assertThat(attack.endedProperty().get()).isNull();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.RUNNING);
        desk.settle();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.FINISHED);
        assertThat(attack.history().entriesProperty().get()).hasSize(1);
    }

    @Test
    void theAdversarialOnTheCanvasIsSeenAsTheAttackSaid() {
        attack.run();
        desk.settle();
        Adversarial result = result();
        attack.draw();
        desk.settle();
        Analysis analysis = Objects.requireNonNull(desk.model.analysis());
        assertThat(desk.model.drawing().seen()).isEqualTo(result.image());
        assertThat(analysis.prediction()).isEqualTo(result.prediction().label());
    }

    @Test
    void aChosenTargetIsReached() {
        attack.choices().targetProperty().set(8);
        attack.run();
        desk.settle();
        assertThat(result().found()).isTrue();
        assertThat(result().prediction().label()).isEqualTo(8);
    }

    @Test
    void nothingWithinTheBudgetIsAResult() {
        attack.choices().typeBudget("0.1");
        attack.run();
        desk.settle();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.FINISHED);
        assertThat(result().found()).isFalse();
        assertThat(result().queries()).isPositive();
        assertThat(attack.strength().subject()).isNull();
        assertThat(attack.opinions().entriesProperty().get()).isEmpty();
        assertThat(desk.model.nearestAttackProperty().get()).isNaN();
        assertThat(attack.history().entriesProperty().get()).hasSize(1);
    }

    @Test
    void whereThereIsAnObstacleNothingIsRun() {
        attack.choices().targetProperty().set(4);
        attack.run();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.IDLE);
        assertThat(desk.attack.waiting()).isZero();
    }

    @Test
    void aVictimThatCannotBeOpenedIsTriedAgainAndRefused() {
        attack.choices().victimProperty().set(Contender.CNN);
        desk.settle();
        attack.run();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.OPENING);
        desk.settle();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.REFUSED);
        assertThat(attack.problemProperty().get()).contains("cnn.zip");
    }

    @Test
    void anAttackThatIsCancelledWhileItsVictimIsOpenedDoesNotBegin() {
        Desk pictures = Desk.openedWithTrainingPictures();
        AttackModel slow = pictures.model.attack();
        slow.choices().victimProperty().set(Contender.BINARY_ABS);
        slow.run();
        assertThat(slow.stateProperty().get()).isEqualTo(AttackModel.State.OPENING);
        slow.cancel();
        pictures.settle();
        assertThat(pictures.model.contenders().ifOpen(Contender.BINARY_ABS)).isNotNull();
        assertThat(slow.stateProperty().get()).isEqualTo(AttackModel.State.CANCELLED);
        assertThat(slow.jobProperty().get()).isNull();
    }

    @Test
    void aPastAttackComesBackWithItsCurveAndItsStrength() {
        attack.run();
        desk.settle();
        PastAttack first = Objects.requireNonNull(attack.endedProperty().get());
        attack.choices().targetProperty().set(8);
        attack.run();
        desk.settle();
        assertThat(attack.endedProperty().get()).isNotEqualTo(first);
        attack.show(first);
        desk.settle();
        assertThat(attack.endedProperty().get()).isEqualTo(first);
        assertThat(attack.curve()).isEqualTo(first.curve()).isNotEmpty();
        assertThat(attack.strength().subject()).isEqualTo(first);
        assertThat(attack.history().entriesProperty().get()).hasSize(2);
    }

    @Test
    void duringAnAttackNoPastOneComesBack() {
        attack.run();
        desk.settle();
        PastAttack first = Objects.requireNonNull(attack.endedProperty().get());
        attack.run();
        attack.show(first);
        assertThat(attack.endedProperty().get()).isNull();
        assertThat(attack.stateProperty().get()).isEqualTo(AttackModel.State.RUNNING);
    }
}
