package org.tenfold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FrameClockTest {
    @Test
    void quantilesAreOfTheFramesThatWereCountedAndOfNoOthers() {
        float[] room = new float[300];
        for (int i = 0; i < 200; i++) {
            room[i] = 200 - i;
        }
        room[250] = 1000;

        assertThat(FrameClock.Spread.of(room, 200)).isEqualTo(new FrameClock.Spread(100, 190, 198, 200));
    }

    @Test
    void whereNoFrameWasCountedThereIsNothingToTell() {
        assertThat(FrameClock.Spread.of(new float[3], 0)).isEqualTo(new FrameClock.Spread(0, 0, 0, 0));
    }
}
