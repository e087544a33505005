package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final double WITHIN_A_FRAME = 10;
    private static final double SECOND_FRAME = 20;
    private static final double FOURTH_FRAME = 60;

    @Test
    void nothingRoughIsShownWhereTheWholeAnswerMayComeWithinTheFrame() {
        assertThat(Pace.isShown(WITHIN_A_FRAME)).isFalse();
        assertThat(Pace.isShown(SECOND_FRAME)).isTrue();
    }

    @Test
    void anAnswerThatIsNearlyThereIsBroughtToItsEnd() {
        assertThat(Pace.givesWay(SECOND_FRAME, false)).isFalse();
        assertThat(Pace.givesWay(SECOND_FRAME, true)).isTrue();
    }

    @Test
    void anAnswerThatTakesLongGivesWayToTheNewerDrawing() {
        assertThat(Pace.givesWay(FOURTH_FRAME, false)).isTrue();
    }
}
