package org.tenfold.session;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenfold.model.SoftwareVersion;

/**
 * What nobody expected to happen, on any thread. It goes to the log, and to the person at the window in one sentence; both
 * once for each kind, because what goes wrong once often goes wrong in every frame. Nothing leaves the computer.
 *
 * <p>Thread rule: any thread.
 */
public final class Failures implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final String FOLDER = "log";
    private static final String OURS = "org.tenfold.";

    /** How often in all a kind has come when the log is told of it again. */
    private static final int TOLD_AGAIN = 10;

    /** Kinds that are told apart; a program that fails in more ways says no more about it. */
    private static final int MOST_KINDS = 100;

    private final Settings settings;
    private final Consumer<Notice> tell;
    private final Map<String, Integer> counts = new HashMap<>();

    /**
     * Failures of one session.
     *
     * @param settings whose folder has the log
     * @param tell says something in the window; called on any thread
     */
    Failures(Settings settings, Consumer<Notice> tell) {
        this.settings = settings;
        this.tell = tell;
    }

    /** The folder of the log, which is there once there was something to be written. */
    public Path log() {
        return settings.folder().resolve(FOLDER);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (isNew(failure)) {
            tell.accept(new Notice(
                    Notice.Kind.PROBLEM,
                    Texts.of(
                            "Something went wrong that should not. Your drawing is still there; the details help to mend it."),
                    failure));
        }
    }

    /** Takes note of a failure; false if there was one of its kind before. */
    boolean isNew(Throwable failure) {
        String kind = kind(failure);
        int count;
        synchronized (this) {
            if (counts.size() >= MOST_KINDS && !counts.containsKey(kind)) {
                return false;
            }
            count = counts.merge(kind, 1, Integer::sum);
        }
        if (count == 1) {
            LOG.error("On thread {}", Thread.currentThread().getName(), failure);
        } else if (count == TOLD_AGAIN) {
            LOG.error("{} for the {}th time; it is not told any more", kind, count);
        }
        return count == 1;
    }

    /** What was thrown, and the first place of ours it came through. */
    private static String kind(Throwable failure) {
        for (StackTraceElement place : failure.getStackTrace()) {
            if (place.getClassName().startsWith(OURS)) {
                return failure.getClass().getName() + " at " + place;
            }
        }
        return failure.getClass().getName();
    }

    /** All that helps to find the cause: versions, and where it happened. */
    public static String details(Throwable failure) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.println("Tenfold " + SoftwareVersion.current());
        lines.println("Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + " " + System.getProperty("os.arch"));
        lines.println();
        failure.printStackTrace(lines);
        return text.toString();
    }
}
