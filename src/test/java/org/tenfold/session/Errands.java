package org.tenfold.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** A thread that is none: what it is to do waits in a queue until the test says so. */
final class Errands implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable errand) {
        waiting.add(errand);
    }

    int waiting() {
        return waiting.size();
    }

    /** Runs the oldest. */
    void runOne() {
        waiting.remove().run();
    }

    /** Runs all, and what comes of them. */
    void runAll() {
        while (!waiting.isEmpty()) {
            runOne();
        }
    }
}
