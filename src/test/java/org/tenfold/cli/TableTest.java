package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TableTest {
    @Test
    void everyColumnIsAsWideAsItsWidestCell() {
        String text = Table.of("class", "KL").row("0", "12.50").row("1", "3.75").toString();

        assertThat(text.lines()).containsExactly("class     KL", "    0  12.50", "    1   3.75");
    }

    @Test
    void factsHaveTheirNamesFlushLeft() {
        String text = Table.facts().row("steps", "7").row("L2 distance", "1.25").toString();

        assertThat(text.lines()).containsExactly("steps           7", "L2 distance  1.25");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> Table.facts().row("alone"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row has 1 cells, expected 2");
    }

    @Test
    void numbersHaveAPointInEveryCountry() {
        assertThat(Table.number("%.2f", 1234.5)).isEqualTo("1234.50");
    }
}
