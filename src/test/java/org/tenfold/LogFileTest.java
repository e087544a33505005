package org.tenfold;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class LogFileTest {
    /** Three files of half a mebibyte, each of which may end a message late. */
    private static final long MOST_BYTES = (3L << 19) + 100_000;

    private static final long BYTES_LOGGED = 40L << 20;

    @TempDir
    Path folder;

    private final LoggerContext context = context();

    private static LoggerContext context() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        return context;
    }

    private Path file() {
        return folder.resolve("deep").resolve("tenfold.log");
    }

    private Logger logger() {
        Logger logger = context.getLogger("org.tenfold.Test");
        logger.setLevel(Level.INFO);
        return logger;
    }

    @AfterEach
    void end() {
        context.stop();
    }

    @Test
    void nothingIsMadeBeforeThereIsSomethingToSay() {
        LogFile.of(context, file());
        logger().info("all is well");
        assertThat(folder).isEmptyDirectory();
        logger().warn("something is odd", new IllegalStateException("the cause"));
        assertThat(file()).content().contains("WARN", "something is odd", "the cause", "at org.tenfold.LogFileTest");
    }

    @Test
    @Timeout(120)
    void theLogNeverGrowsBeyondItsSize() throws IOException {
        LogFile.of(context, file());
        String message = "x".repeat(10_000);
        for (long logged = 0; logged < BYTES_LOGGED; logged += message.length()) {
            logger().error(message);
        }
        long bytes = 0;
        try (Stream<Path> files = Files.list(file().getParent())) {
            for (Path written : files.toList()) {
                bytes += Files.size(written);
            }
        }
        assertThat(bytes).isPositive().isLessThan(MOST_BYTES);
    }

    @Test
    void aSecondProgramWritesBesideTheFirst() {
        LogFile.of(context, file());
        logger().warn("of the first");
        LoggerContext second = context();
        LogFile.of(second, file());
        second.getLogger("org.tenfold.Test").warn("of the second");
        second.stop();
        assertThat(file()).content().contains("of the first").doesNotContain("of the second");
        assertThat(file().resolveSibling("2-tenfold.log")).content().contains("of the second");
    }

    @Test
    void whereNoFileCanBeMadeTheProgramGoesOn() throws IOException {
        Files.writeString(folder.resolve("deep"), "a file where a folder should be");
        LogFile.of(context, file());
        logger().warn("first");
        logger().warn("second");
        assertThat(folder.resolve("deep")).content().contains("a file where a folder should be");
    }
}
