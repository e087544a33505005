package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TextsTest {
    @AfterEach
    void speakEnglishAgain() {
        Texts.speak(Locale.ENGLISH);
    }

    @Test
    void valuesGoToTheirPlaces() {
        assertThat(Texts.of("{1} of {0}, it's {0}", 7, "three")).isEqualTo("three of 7, it's 7");
    }

    @Test
    void aValueThatLooksLikeAPlaceStaysAsItIs() {
        assertThat(Texts.of("{0} and {1}", "{1}", "$1")).isEqualTo("{1} and $1");
    }

    @Test
    void theLanguageOfTestsIsFortyPercentLonger() {
        Texts.speak(Locale.forLanguageTag(Texts.LONG));
        String text = "Ten little painters ";
        assertThat(Texts.of(text)).startsWith(text).hasSize(28);
    }

    @Test
    void aLanguageNobodyHasTranslatedIsEnglish() {
        Texts.speak(Locale.JAPANESE);
        assertThat(Texts.of("_File")).isEqualTo("_File");
    }
}
