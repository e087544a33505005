package org.tenfold;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log in the user's folder: warnings and errors of the window, in three files of half a mebibyte at most. Nothing of it
 * is made before there is something to be written, so that a start without trouble is no slower and leaves nothing behind.
 *
 * <p>The first program that writes has the file for itself until it ends; others that run beside it take names of their own.
 */
final class LogFile extends AppenderBase<ILoggingEvent> {
    private static final String LARGEST = "512KB";
    private static final int OLD_FILES = 2;

    /** Programs at once that have a log of their own; any more go without. */
    private static final int MOST_PROGRAMS = 4;

    /** Every time, so that the size is kept even where errors come thick and fast. */
    private static final Duration LOOKS_AT_SIZE = Duration.buildByMilliseconds(0);

    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{0}: %msg%n%ex";

    private final Path file;
    private @Nullable RollingFileAppender<ILoggingEvent> target;
    private @Nullable FileChannel held;
    private boolean failed;

    private LogFile(Path file) {
        this.file = file;
    }

    /** Writes what is logged from now on, beside wherever it goes already. */
    static void keep(Path file) {
        ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
        if (loggers instanceof LoggerContext context) {
            of(context, file);
        }
    }

    static LogFile of(LoggerContext context, Path file) {
        LogFile log = new LogFile(file);
        log.setContext(context);
        log.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
            return;
        }
        if (target == null && !failed) {
            target = open();
            failed = target == null;
        }
        if (target != null) {
            target.doAppend(event);
        }
    }

    private @Nullable RollingFileAppender<ILoggingEvent> open() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            for (int program = 1; program <= MOST_PROGRAMS; program++) {
                Path free = program == 1 ? file : file.resolveSibling(program + "-" + file.getFileName());
                if (hold(free.resolveSibling(free.getFileName() + ".lock"))) {
                    return rolling(free);
                }
            }
        } catch (IOException reason) {
            addError("There is no log in " + file, reason);
        }
        return null;
    }

    private boolean hold(Path lock) throws IOException {
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                held = channel;
                return true;
            }
        } catch (OverlappingFileLockException taken) {
            addInfo(lock + " is held by another log of this program", taken);
        }
        channel.close();
        return false;
    }

    private RollingFileAppender<ILoggingEvent> rolling(Path free) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(getContext());
        encoder.setPattern(PATTERN);
        encoder.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(getContext());
        appender.setFile(free.toString());
        appender.setEncoder(encoder);
        FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
        names.setContext(getContext());
        names.setParent(appender);
        names.setFileNamePattern(free + ".%i");
        names.setMinIndex(1);
        names.setMaxIndex(OLD_FILES);
        names.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(getContext());
        size.setMaxFileSize(FileSize.valueOf(LARGEST));
        size.setCheckIncrement(LOOKS_AT_SIZE);
        size.start();
        appender.setRollingPolicy(names);
        appender.setTriggeringPolicy(size);
        appender.start();
        return appender;
    }

    @Override
    public void stop() {
        super.stop();
        if (target != null) {
            target.stop();
        }
        if (held != null) {
            try {
                held.close();
            } catch (IOException reason) {
                addError("A lock stays until the program ends", reason);
            }
        }
    }
}
