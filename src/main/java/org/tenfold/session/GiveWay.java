package org.tenfold.session;

import java.util.concurrent.TimeUnit;

/**
 * Lets long work wait while the window has something to answer, since systems do not heed the priority of a thread: the
 * work asks between two pieces of it.
 *
 * <p>{@link #setBusy} is called on the screen's thread, {@link #here} on any other.
 */
final class GiveWay {
    private static final long PIECE_MILLIS = 2;

    /** Whoever draws without a rest must not stop the work for ever. */
    private static final long MOST_MILLIS = 400;

    private volatile boolean busy;

    void setBusy(boolean now) {
        busy = now;
    }

    /** Waits, but not for long, until nobody is waiting for an answer. */
    void here() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_MILLIS);
        while (busy && System.nanoTime() < end) {
            try {
                Thread.sleep(PIECE_MILLIS);
            } catch (InterruptedException reason) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
