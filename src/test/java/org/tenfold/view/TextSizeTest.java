package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextSizeTest {
    @Test
    void textIsOfTheUsualSizeInWindowsOfAnyUsualSize() {
        assertThat(TextSize.of(1024, 700, 1)).isEqualTo(TextSize.USUAL);
        assertThat(TextSize.of(1280, 800, 1)).isEqualTo(TextSize.USUAL);
    }

    @Test
    void textGrowsMoreSlowlyThanTheWindow() {
        // 14 · √(2160 / 800) = 23.0
        assertThat(TextSize.of(3840, 2160, 1)).isEqualTo(23);
    }

    @Test
    void textIsAsLargeAsItIsPreferred() {
        assertThat(TextSize.of(1280, 800, 0.8)).isEqualTo(11);
        // 14 · √(1150 / 800) · 1.3 = 21.8
        assertThat(TextSize.of(1900, 1150, 1.3)).isEqualTo(22);
    }

    @Test
    void textIsNeverLargerThanTheWindowHasRoomFor() {
        assertThat(TextSize.of(1024, 700, 1.6)).isEqualTo(TextSize.USUAL);
        // 14 · 800 / 700 = 16
        assertThat(TextSize.of(1280, 800, 1.6)).isEqualTo(16);
    }
}
