package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.inference.Analysis;
import org.tenfold.session.ReplayModel.Speed;

final class ReplayModelTest {
    /** A little more than a step takes. */
    private static final double STEP = ReplayModel.SECONDS_A_STEP / 2 + 0.01;

    private final Desk desk = Desk.opened();
    private final ReplayModel replay = desk.model.replay();

    private Analysis shown() {
        return Objects.requireNonNull(replay.shownProperty().get());
    }

    private void open() {
        replay.open();
        desk.settle();
    }

    /** Lets the time of one step at full speed pass, in frames that are not too long. */
    private void passAStep() {
        for (int i = 0; i < 4; i++) {
            replay.advance(STEP / 2);
        }
    }

    @Test
    void itPlaysFromTheFirstSampleToTheAnswerInTheWindowBitForBit() {
        open();
        assertThat(replay.isOpen()).isTrue();
        assertThat(replay.playingProperty().get()).isTrue();
        assertThat(shown()).isSameAs(replay.steps().get(0).analysis());
        int steps = replay.steps().size();
        for (int i = 0; i < steps && replay.playingProperty().get(); i++) {
            assertThat(replay.stepProperty().get()).isEqualTo(i);
            passAStep();
        }
        assertThat(replay.stepProperty().get()).isEqualTo(steps - 1);
        assertThat(shown().reconstructions())
                .isEqualTo(Objects.requireNonNull(desk.model.analysis()).reconstructions());
    }

    @Test
    void theBoundOfTheAnswerIsFoundAnewWithIt() {
        open();
        assertThat(desk.model.boundProperty().get()).isNotNull();
        assertThat(desk.model.explainedProperty().get()).isTrue();
    }

    @Test
    void slowMotionTakesEightTimesAsLong() {
        open();
        replay.speedProperty().set(Speed.EIGHTH);
        for (int i = 0; i < 7; i++) {
            passAStep();
        }
        assertThat(replay.stepProperty().get()).isZero();
        passAStep();
        assertThat(replay.stepProperty().get()).isEqualTo(1);
    }

    @Test
    void aStepBackOrForwardPausesAndStaysWithinTheSearch() {
        open();
        replay.forward();
        assertThat(replay.playingProperty().get()).isFalse();
        assertThat(replay.stepProperty().get()).isEqualTo(1);
        assertThat(shown()).isSameAs(replay.steps().get(1).analysis());
        replay.look(3);
        replay.back();
        assertThat(replay.stepProperty().get()).isEqualTo(2);
        replay.look(0);
        replay.back();
        assertThat(replay.stepProperty().get()).isZero();
        replay.look(1000);
        assertThat(replay.stepProperty().get()).isEqualTo(replay.steps().size() - 1);
        passAStep();
        assertThat(replay.stepProperty().get()).isEqualTo(replay.steps().size() - 1);
    }

    @Test
    void playedAgainAtItsEndItBeginsAnew() {
        open();
        replay.look(1000);
        replay.playOrPause();
        assertThat(replay.stepProperty().get()).isZero();
        assertThat(replay.playingProperty().get()).isTrue();
        replay.playOrPause();
        assertThat(replay.playingProperty().get()).isFalse();
    }

    @Test
    void aNewDrawingLeavesTheReplay() {
        open();
        desk.stroke(0.2, 0.2, 0.8, 0.8);
        assertThat(replay.isOpen()).isFalse();
        desk.settle();
        assertThat(replay.playingProperty().get()).isFalse();
        assertThat(replay.shownProperty().get()).isSameAs(desk.model.analysis());
    }

    @Test
    void leavingShowsTheAnswerAgain() {
        open();
        replay.leave();
        assertThat(shown()).isSameAs(desk.model.analysis());
        assertThat(replay.openable().get()).isTrue();
        replay.forward();
        replay.playOrPause();
        assertThat(replay.playingProperty().get()).isFalse();
        assertThat(shown()).isSameAs(desk.model.analysis());
    }

    @Test
    void aDrawingThatChangesBeforeTheSearchIsRecordedIsNotReplayed() {
        replay.open();
        desk.stroke(0.2, 0.2, 0.8, 0.8);
        desk.settle();
        assertThat(replay.isOpen()).isFalse();
        assertThat(desk.model.explainedProperty().get()).isTrue();
    }

    @Test
    void anEmptyCanvasHasNothingToReplay() {
        desk.model.drawing().clear();
        desk.settle();
        assertThat(replay.openable().get()).isFalse();
        open();
        assertThat(replay.isOpen()).isFalse();
    }
}
