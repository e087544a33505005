package org.tenfold;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged as text: in a terminal one line, in a file all of it. */
final class LogText extends Formatter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final boolean whole;

    private LogText(boolean whole) {
        this.whole = whole;
    }

    /** With time, thread, and where a failure came from. */
    static LogText whole() {
        return new LogText(true);
    }

    /** Standard error has warnings and errors, in a line each: standard output belongs to results. */
    static void toTerminal() {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        for (Handler terminal : root.getHandlers()) {
            terminal.setFormatter(new LogText(false));
        }
    }

    @Override
    public String format(LogRecord said) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        if (whole) {
            lines.print(TIME.format(said.getInstant().atZone(ZoneId.systemDefault())) + " ");
        }
        lines.print(said.getLevel().getName() + " ");
        if (whole) {
            // A record is written by the thread that it is of.
            lines.print("[" + Thread.currentThread().getName() + "] ");
        }
        String logger = String.valueOf(said.getLoggerName());
        lines.print(logger.substring(logger.lastIndexOf('.') + 1) + ": " + formatMessage(said));
        Throwable failure = said.getThrown();
        if (failure != null && !whole) {
            lines.print(" (" + failure + ")");
        }
        lines.println();
        if (failure != null && whole) {
            failure.printStackTrace(lines);
        }
        return text.toString();
    }
}
