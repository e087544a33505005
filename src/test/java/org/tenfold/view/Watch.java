package org.tenfold.view;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;

/**
 * Takes down what goes wrong while somebody uses the window: exceptions that nobody caught, warnings in a log, and frames
 * in which the toolkit's thread worked for too long. Work is processor time: a machine that is busy with something else
 * does not count against the window.
 */
final class Watch extends AnimationTimer implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String STYLES = "javafx.css";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Queue<String> wrongs = new ConcurrentLinkedQueue<>();
    private final List<Slow> slow = new ArrayList<>();
    private final double slowFromMs;
    private final Supplier<String> doing;
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final Handler log = new Warnings();
    private long workBefore = -1;
    private long frames;

    /** A frame that took too long. */
    record Slow(double ms, String doing) {}

    /**
     * Begins to watch; called on the toolkit's thread.
     *
     * @param slowFromMs from here on a frame is taken down
     * @param doing what is being done
     */
    Watch(double slowFromMs, Supplier<String> doing) {
        this.slowFromMs = slowFromMs;
        this.doing = doing;
        Thread.setDefaultUncaughtExceptionHandler(this::uncaught);
        Thread.currentThread().setUncaughtExceptionHandler(this::uncaught);
        Logger.getLogger("").addHandler(log);
        start();
    }

    /**
     * Whether an exception comes from the platform without a display itself: it has no dialogs of the system, and its
     * picture of the screen ends at 1000 pixels, where a window is wider.
     */
    static boolean isForWantOfDisplay(Throwable reason) {
        return Arrays.stream(reason.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(type -> !type.startsWith("java.") && !type.startsWith("jdk."))
                .findFirst()
                .filter(type -> type.startsWith("com.sun.glass.ui.headless"))
                .isPresent();
    }

    private void uncaught(Thread thread, Throwable reason) {
        if (!isForWantOfDisplay(reason)) {
            wrongs.add(doing.get() + ": on " + thread.getName() + ", " + whole(reason));
        }
    }

    /** An exception with all of its stack, of which the report of the tests shows little. */
    static String whole(Throwable reason) {
        StringBuilder trace = new StringBuilder(reason.toString());
        for (StackTraceElement frame : reason.getStackTrace()) {
            trace.append("\n    ").append(frame);
        }
        return trace.toString();
    }

    @Override
    public void handle(long now) {
        long work = threads.getCurrentThreadCpuTime();
        double ms = (work - workBefore) / NANOS_PER_MILLI;
        if (workBefore >= 0 && ms > slowFromMs) {
            slow.add(new Slow(ms, doing.get()));
        }
        workBefore = work;
        frames++;
    }

    /** Exceptions and warnings, each with what was being done. */
    List<String> wrongs() {
        return List.copyOf(wrongs);
    }

    /** The frames that took too long. */
    List<Slow> slow() {
        return List.copyOf(slow);
    }

    long frames() {
        return frames;
    }

    @Override
    public void close() {
        stop();
        Logger.getLogger("").removeHandler(log);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private final class Warnings extends Handler {
        @Override
        public void publish(LogRecord said) {
            // A tooltip or a menu that closes is styled once more, without the window that gave it its colours.
            boolean ofClosingPopup = STYLES.equals(said.getLoggerName());
            if (said.getLevel().intValue() >= Level.WARNING.intValue() && !ofClosingPopup) {
                wrongs.add(doing.get() + ": " + said.getLoggerName() + " says " + said.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
