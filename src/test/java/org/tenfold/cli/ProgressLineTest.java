package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tenfold.model.Installation;

final class ProgressLineTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();
    private final ProgressLine line = new ProgressLine(
            new Console(
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    new PrintStream(said, true, StandardCharsets.UTF_8),
                    new Installation(Path.of(""))),
            now::get);

    private void at(int milliseconds, String sentence) {
        now.set(Duration.ofMillis(milliseconds).toNanos());
        line.update(() -> sentence);
    }

    @Test
    void itSpeaksAtMostEveryTwoSecondsAndNotAtOnce() {
        at(0, "first");
        at(1_900, "second");
        at(2_000, "third");
        at(3_999, "fourth");
        at(4_000, "fifth");

        assertThat(said.toString(StandardCharsets.UTF_8).lines()).containsExactly("third", "fifth");
    }

    @Test
    void durationsAreSpokenAsPeopleDo() {
        assertThat(ProgressLine.spoken(0.4)).isEqualTo("0 s");
        assertThat(ProgressLine.spoken(59.4)).isEqualTo("59 s");
        assertThat(ProgressLine.spoken(59.6)).isEqualTo("1 min 0 s");
        assertThat(ProgressLine.spoken(3_900)).isEqualTo("1 h 05 min");
    }
}
