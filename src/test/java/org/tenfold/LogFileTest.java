package org.tenfold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.Level;
import java.util.logging.Logger;
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
    Path temporary;

    private final Logger logger = logger();

    private static Logger logger() {
        Logger logger = Logger.getAnonymousLogger();
        logger.setUseParentHandlers(false);
        return logger;
    }

    private Path folder() {
        return temporary.resolve("100 %").resolve("log");
    }

    private Path file() {
        return folder().resolve("tenfold-0-0.log");
    }

    @AfterEach
    void end() {
        for (var handler : logger.getHandlers()) {
            handler.close();
        }
    }

    @Test
    void nothingIsMadeBeforeThereIsSomethingToSay() {
        LogFile.keep(logger, folder());
        logger.info("all is well");
        assertThat(temporary).isEmptyDirectory();
        logger.log(Level.WARNING, "something is odd", new IllegalStateException("the cause"));
        assertThat(file())
                .content()
                .contains(
                        "WARNING [" + Thread.currentThread().getName() + "]",
                        "something is odd",
                        "the cause",
                        "at org.tenfold.LogFileTest");
    }

    @Test
    @Timeout(120)
    void theLogNeverGrowsBeyondItsSize() throws IOException {
        LogFile.keep(logger, folder());
        String message = "x".repeat(10_000);
        for (long logged = 0; logged < BYTES_LOGGED; logged += message.length()) {
            logger.severe(message);
        }
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder())) {
            for (Path written : files.toList()) {
                bytes += Files.size(written);
            }
        }
        assertThat(bytes).isPositive().isLessThan(MOST_BYTES);
    }

    @Test
    void theLogOfTheLastTimeGoesOn() {
        LogFile.keep(logger, folder());
        logger.warning("of yesterday");
        end();
        Logger later = logger();
        LogFile log = LogFile.keep(later, folder());
        later.warning("of today");
        log.close();
        assertThat(file()).content().contains("of yesterday", "of today");
    }

    @Test
    void aSecondProgramWritesBesideTheFirst() {
        LogFile.keep(logger, folder());
        logger.warning("of the first");
        Logger second = logger();
        LogFile log = LogFile.keep(second, folder());
        second.warning("of the second");
        log.close();
        assertThat(file()).content().contains("of the first").doesNotContain("of the second");
        assertThat(folder().resolve("tenfold-1-0.log")).content().contains("of the second");
    }

    @Test
    void whereNoFileCanBeMadeTheProgramGoesOn() throws IOException {
        Path taken = temporary.resolve("taken");
        Files.writeString(taken, "a file where a folder should be");
        LogFile log = LogFile.keep(logger, taken);
        int[] told = new int[1];
        log.setErrorManager(new ErrorManager() {
            @Override
            public synchronized void error(String message, Exception reason, int code) {
                told[0]++;
            }
        });
        logger.warning("first");
        logger.warning("second");
        assertThat(told[0]).isOne();
        assertThat(taken).content().contains("a file where a folder should be");
    }
}
