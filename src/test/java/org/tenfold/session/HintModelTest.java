package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenfold.session.HintModel.Hint;

final class HintModelTest {
    private final List<String> kept = new ArrayList<>();

    private HintModel started() {
        HintModel hints = new HintModel(() -> kept, names -> {
            kept.clear();
            kept.addAll(names);
        });
        hints.welcome();
        return hints;
    }

    @Test
    void nothingIsShownBeforeTheWelcome() {
        assertThat(new HintModel(() -> kept, names -> {}).shownProperty().get()).isEmpty();
    }

    @Test
    void aClosedHintIsGoneForGood() {
        HintModel first = started();
        assertThat(first.shownProperty().get()).containsExactly(Hint.DRAW, Hint.PAINTERS, Hint.ATTACK);
        first.close(Hint.PAINTERS);
        assertThat(first.shownProperty().get()).containsExactly(Hint.DRAW, Hint.ATTACK);
        assertThat(started().shownProperty().get()).containsExactly(Hint.DRAW, Hint.ATTACK);
        first.closeAll();
        assertThat(first.shownProperty().get()).isEmpty();
        assertThat(started().shownProperty().get()).isEmpty();
    }

    @Test
    void hintsComeBackOnDemandAndStay() {
        HintModel hints = started();
        hints.closeAll();
        hints.showAgain();
        assertThat(hints.shownProperty().get()).hasSize(3);
        assertThat(started().shownProperty().get()).hasSize(3);
    }

    @Test
    void whatNobodyKnowsIsNoHint() {
        kept.add("OF_A_LATER_VERSION");
        assertThat(started().shownProperty().get()).hasSize(3);
    }
}
