package org.tenfold.view.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/home/me/models/cnn.zip: found no file. | cnn.zip: found no file.",
                "C:\\models\\cnn.zip: found no file. | cnn.zip: found no file.",
                "cnn.zip: found a/b, expected c. | cnn.zip: found a/b, expected c.",
                "No file. | No file.",
            })
    void aSentenceAboutAFileNamesItWithoutItsFolder(String problem, String brief) {
        assertThat(Wording.brief(problem)).isEqualTo(brief);
    }
}
