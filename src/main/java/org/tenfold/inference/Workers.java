package org.tenfold.inference;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Does independent pieces of work with the caller's thread and some of an executor's.
 *
 * <p>The caller always takes part, so work is done even when the executor is busy or never runs anything, and calls may
 * nest. Safe for use by several threads.
 */
public final class Workers {
    private static final Workers CALLER = new Workers(task -> {}, 1);

    private final Executor executor;
    private final int threads;

    private Workers(Executor executor, int threads) {
        this.executor = executor;
        this.threads = threads;
    }

    /** At most {@code threads} threads: the caller's and, for the rest, the executor's. */
    public static Workers of(Executor executor, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", expected at least 1");
        }
        return new Workers(executor, threads);
    }

    /** The caller's thread and the JDK's common pool: as many threads as there are processors. */
    public static Workers shared() {
        return of(ForkJoinPool.commonPool(), Runtime.getRuntime().availableProcessors());
    }

    /** The caller's thread alone. */
    public static Workers caller() {
        return CALLER;
    }

    /** How many threads work at most. */
    public int threads() {
        return threads;
    }

    /**
     * Calls {@code work} once with each number from 0 to {@code count − 1}, in any order, and returns when all calls
     * have. When a call fails no further ones are begun, and its exception is thrown here.
     */
    public void each(int count, IntConsumer work) {
        Round round = new Round(count, work);
        int helpers = Math.min(threads, count) - 1;
        try {
            for (int i = 0; i < helpers; i++) {
                executor.execute(round);
            }
        } catch (RejectedExecutionException closing) {
            // An executor that is shutting down sends no helpers: the caller does the rest.
            round.run();
        }
        round.run();
        round.awaitHelpers();
        round.rethrow();
    }

    /** One call of {@link #each}: whoever runs it takes numbers until none is left. */
    private static final class Round implements Runnable {
        private final int count;
        private final IntConsumer work;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final Phaser busy = new Phaser(1);

        Round(int count, IntConsumer work) {
            this.count = count;
            this.work = work;
        }

        @Override
        public void run() {
            // A helper that comes after the caller has finished finds the phaser advanced or terminated: nothing to do.
            if (next.get() >= count || busy.register() != 0) {
                return;
            }
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    work.accept(i);
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                next.set(count);
            } finally {
                busy.arriveAndDeregister();
            }
        }

        void awaitHelpers() {
            busy.awaitAdvance(busy.arriveAndDeregister());
        }

        void rethrow() {
            Throwable thrown = failure.get();
            if (thrown instanceof RuntimeException e) {
                throw e;
            }
            if (thrown instanceof Error e) {
                throw e;
            }
        }
    }
}
