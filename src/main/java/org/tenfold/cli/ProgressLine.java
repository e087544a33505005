package org.tenfold.cli;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Says how far long work is, but not more often than a person reads. Safe for use by several threads. */
final class ProgressLine {
    private static final long PAUSE_NANOS = Duration.ofSeconds(2).toNanos();

    private final Console console;
    private final LongSupplier nanoTime;
    private long last;

    /**
     * A line that waits before it first speaks, so that short work stays quiet.
     *
     * @param nanoTime the clock, {@code System::nanoTime}
     */
    ProgressLine(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    /** Says the sentence unless something was said just now. */
    synchronized void update(Supplier<String> sentence) {
        long now = nanoTime.getAsLong();
        if (now - last >= PAUSE_NANOS) {
            last = now;
            console.say(sentence.get());
        }
    }

    /** A duration as people say it: 40 s, 3 min 20 s, 1 h 05 min. */
    static String spoken(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        if (whole < 3600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        long minutes = whole / 60 % 60;
        return whole / 3600 + " h " + (minutes < 10 ? "0" : "") + minutes + " min";
    }
}
