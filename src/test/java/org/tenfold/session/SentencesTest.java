package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentencesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "You still read a 4. The network does not. | 2",
                "A change of 0.5 is enough. | 1",
                "Take any digit, e.g. the 4. Then attack it. | 2",
                "Take a digit, e.g. Anna's. | 1",
                "Really? Yes! It is so\u2026 Or is it? | 4",
                "Wait... then look. | 1",
                "Look closely | 1",
                "One. And a tail | 2",
                "\u201cIt is a 4.\u201d So it says. | 2",
                "See Fig. 3 and no. 7 (approx. 0.2 and 0.3). | 1",
                "Nimm z.\u202fB. die 4, d.h. Deine. Fertig. | 2",
                "Das sind ca. 3 Bilder usw. und mehr. | 1",
                "\u4f60\u8fd8\u662f\u8ba4\u51fa\u4e864\u3002\u7f51\u7edc\u5374\u4e0d\u7136\u3002 | 2",
                "\u8fd9\u662f0.5\u3002 | 1",
                "... | 0"
            })
    void areCountedAsAReaderWould(String text, int sentences) {
        assertThat(Sentences.count(text)).isEqualTo(sentences);
    }
}
