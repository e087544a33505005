package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenfold.view.parts.Figures;

final class FiguresTest {
    @ParameterizedTest
    @CsvSource({"0.00008, <0.1%", "0.0213, 2.1%", "0.0999, 10%", "0.6549, 65%", "0.9951, 99.5%", "0.99999, 99.9%"})
    void aPercentageHasAsManyDigitsAsSaySomething(double probability, String text) {
        assertThat(Figures.percent(probability).replace("\u202f", "")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"-1.304, \u22121.30", "0, 0.00", "-0.001, 0.00", "2.5, +2.50"})
    void aLatentHasItsSignUnlessItIsNothing(double value, String text) {
        assertThat(Figures.latent(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"-27.66, 1, \u221227.7", "0.04, 1, 0.0", "-0.0004, 3, 0.000", "0.0215, 3, +0.022"})
    void aDifferenceHasItsSignUnlessItIsNothing(double value, int decimals, String text) {
        assertThat(Figures.signed(value, decimals)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"-0.124, \u221212%", "0.003, 0%", "-0.003, 0%", "1, +100%"})
    void aMarginHasItsSignUnlessItIsNothing(double difference, String text) {
        assertThat(Figures.margin(difference).replace("\u202f", "")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"83.4, 83ms", "1999.4, 1999ms", "2700, 2.7s"})
    void aDurationIsInSecondsOnceItIsLong(double milliseconds, String text) {
        assertThat(Figures.duration(milliseconds).replace("\u202f", "")).isEqualTo(text);
    }
}
