package org.tenfold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The log in the user's folder: warnings and errors of the window, in three files of half a mebibyte, the newest with the
 * number 0. Nothing of it is made before there is something to be written, so that a start without trouble leaves nothing
 * behind.
 *
 * <p>Programs that run beside each other write to files of their own: {@code tenfold-0-0.log}, {@code tenfold-1-0.log}, …
 */
final class LogFile extends Handler {
    /** The number of the program, and that of the file. */
    private static final String NAMES = "tenfold-%u-%g.log";

    private static final int LARGEST = 1 << 19;
    private static final int FILES = 3;

    private final Path folder;
    private @Nullable FileHandler target;
    private boolean failed;

    private LogFile(Path folder) {
        this.folder = folder;
        setLevel(Level.WARNING);
        setFormatter(LogText.whole());
    }

    /** Writes what is logged from now on, beside wherever it goes already. */
    static LogFile keep(Logger logger, Path folder) {
        LogFile log = new LogFile(folder);
        logger.addHandler(log);
        return log;
    }

    @Override
    public synchronized void publish(LogRecord said) {
        if (!isLoggable(said)) {
            return;
        }
        if (target == null && !failed) {
            target = open();
            failed = target == null;
        }
        if (target != null) {
            target.publish(said);
        }
    }

    private @Nullable FileHandler open() {
        try {
            Files.createDirectories(folder);
            String place = folder.toString().replace("%", "%%");
            FileHandler files = new FileHandler(place + "/" + NAMES, LARGEST, FILES, true);
            files.setEncoding(StandardCharsets.UTF_8.name());
            files.setFormatter(getFormatter());
            return files;
        } catch (IOException reason) {
            reportError("there is no log in " + folder, reason, ErrorManager.OPEN_FAILURE);
            return null;
        }
    }

    @Override
    public void flush() {
        // Every record is written at once.
    }

    @Override
    public synchronized void close() {
        if (target != null) {
            target.close();
        }
    }
}
