package org.tenfold.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Does the same work for each class, several classes at a time. The classes share nothing they write to, so the results
 * do not depend on the number of threads.
 */
final class ClassPool implements AutoCloseable {
    private final ExecutorService workers;

    ClassPool(int threads) {
        workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("training-", 1).factory());
    }

    /** Runs the work for 0 … classes − 1 and returns the results in that order; the first failure ends all. */
    <T> List<T> each(int classes, IntFunction<T> work) {
        List<Future<T>> futures = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            int index = c;
            futures.add(workers.submit(() -> work.apply(index)));
        }
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            workers.shutdownNow();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            workers.shutdownNow();
            throw new CancellationException("training was interrupted");
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
