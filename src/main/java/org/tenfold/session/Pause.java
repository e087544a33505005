package org.tenfold.session;

import java.util.concurrent.CancellationException;

/**
 * Holds an attack between two steps, lets single steps through, and sends it home.
 *
 * <p>Thread rule: safe for several threads. The screen says what is to happen and never waits; only the worker waits, in
 * {@link #pass}.
 */
final class Pause {
    private boolean held;
    private boolean over;

    /** Steps that may still be taken while it is held. */
    private int allowed;

    /** From the next step on the worker waits. */
    synchronized void hold() {
        held = true;
    }

    /** The worker goes on by itself. */
    synchronized void release() {
        held = false;
        allowed = 0;
        notifyAll();
    }

    /** The worker takes one step more and waits again. */
    synchronized void letOneStep() {
        if (held) {
            allowed++;
            notifyAll();
        }
    }

    /** Nobody waits any more: the attack is to come to its end. */
    synchronized void end() {
        over = true;
        notifyAll();
    }

    synchronized boolean isOver() {
        return over;
    }

    /** Whether the worker would wait now. */
    synchronized boolean holds() {
        return held && !over && allowed == 0;
    }

    /**
     * Called by the worker after each step; waits as long as it is held.
     *
     * @param beforeWaiting called when it is about to wait, so that the screen shows where it stands
     * @throws CancellationException if the waiting thread is interrupted
     */
    void pass(Runnable beforeWaiting) {
        while (holds()) {
            beforeWaiting.run();
            await();
        }
        take();
    }

    private synchronized void await() {
        try {
            while (holds()) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the attack was held");
        }
    }

    private synchronized void take() {
        if (allowed > 0) {
            allowed--;
        }
    }
}
