package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LabelsTest {
    @Test
    void digitsHaveTheirArticleAndOtherNamesQuotationMarks() {
        assertThat(Labels.DIGITS.named(4)).isEqualTo("a 4");
        assertThat(Labels.DIGITS.named(8)).isEqualTo("an 8");
        assertThat(new Labels(List.of("Trouser", "Ankle boot")).named(1)).isEqualTo("\u201cAnkle boot\u201d");
    }

    @Test
    void someOfTheDigitsAreDigitsToo() {
        assertThat(new Labels(List.of("8", "3")).areDigits()).isTrue();
        assertThat(new Labels(List.of("8", "3")).named(0)).isEqualTo("an 8");
        assertThat(new Labels(List.of("8", "B")).areDigits()).isFalse();
    }

    @Test
    void classesAreCountedInWords() {
        assertThat(Labels.DIGITS.count()).isEqualTo("ten");
        assertThat(new Labels(List.of("A", "B")).count()).isEqualTo("two");
        assertThat(new Labels(List.of("A", "B", "C")).count()).isEqualTo("three");
    }
}
