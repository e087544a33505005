package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AttackHistoryTest {
    private final AttackHistory history = new AttackHistory();
    private final List<PastAttack> attacks = IntStream.rangeClosed(0, 40)
            .mapToObj(number -> PastAttacks.of(number, 0.9f))
            .toList();

    private void add(int from, int to) {
        attacks.subList(from, to + 1).forEach(history::add);
    }

    private List<Integer> numbers() {
        return history.entriesProperty().get().stream()
                .map(entry -> entry.attack().number())
                .toList();
    }

    @Test
    void theNewestComesFirst() {
        add(1, 3);
        assertThat(numbers()).containsExactly(3, 2, 1);
    }

    @Test
    void aPinnedOneStaysInFrontAndIsCompared() {
        add(1, 3);
        history.setPinned(attacks.get(1), true);
        add(4, 4);
        history.setPinned(attacks.get(3), true);
        assertThat(numbers()).containsExactly(1, 3, 4, 2);
        assertThat(history.comparedProperty().get()).isEqualTo(attacks.get(3));
        assertThat(history.entriesProperty().get().get(0).pinned()).isTrue();
        assertThat(history.entriesProperty().get().get(2).pinned()).isFalse();
    }

    @Test
    void atMostThirtyAreKeptThatAreNotPinned() {
        add(1, 2);
        history.setPinned(attacks.get(1), true);
        add(3, 40);
        assertThat(numbers())
                .hasSize(1 + AttackHistory.MOST_UNPINNED)
                .startsWith(1, 40, 39)
                .doesNotContain(2);
    }

    @Test
    void anUnpinnedOneGoesBackToItsPlace() {
        add(1, 3);
        history.setPinned(attacks.get(2), true);
        history.setPinned(attacks.get(2), false);
        assertThat(numbers()).containsExactly(3, 2, 1);
        assertThat(history.comparedProperty().get()).isNull();
    }

    @Test
    void whatIsForgottenCannotBePinned() {
        add(1, 40);
        history.setPinned(attacks.get(1), true);
        assertThat(numbers()).hasSize(AttackHistory.MOST_UNPINNED).doesNotContain(1);
    }
}
