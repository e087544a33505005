package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HistoryTest {
    @Test
    void undoGoesBackAndRedoForward() {
        History<String> history = History.of("a", 10);
        history.add("b");
        history.add("c");
        history.undo();
        history.undo();
        assertThat(history.present()).isEqualTo("a");
        history.redo();
        assertThat(history.present()).isEqualTo("b");
        history.redo();
        assertThat(history.present()).isEqualTo("c");
    }

    @Test
    void aNewStepForgetsWhatWasUndone() {
        History<String> history = History.of("a", 10);
        history.add("b");
        history.undo();
        history.add("c");
        assertThat(history.canRedo()).isFalse();
        history.undo();
        assertThat(history.present()).isEqualTo("a");
    }

    @Test
    void atEitherEndNothingHappens() {
        History<String> history = History.of("a", 10);
        history.undo();
        history.redo();
        assertThat(history.present()).isEqualTo("a");
        assertThat(history.canUndo()).isFalse();
        assertThat(history.canRedo()).isFalse();
    }

    @Test
    void theOldestStepsAreForgottenBeyondTheLimit() {
        History<Integer> history = History.of(0, 2);
        history.add(1);
        history.add(2);
        history.add(3);
        history.undo();
        history.undo();
        history.undo();
        assertThat(history.present()).isEqualTo(1);
    }

    @Test
    void aHistoryWithoutAStepIsRefused() {
        assertThatThrownBy(() -> History.of("a", 0)).hasMessage("limit is 0, expected at least 1");
    }
}
