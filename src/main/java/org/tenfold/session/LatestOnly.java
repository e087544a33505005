package org.tenfold.session;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Keeps the screen on the newest of many requests: a request that has been overtaken is told to stop, and whatever it
 * still says is thrown away.
 *
 * <p>Thread rule: {@link #submit} and {@link #abandon} are called on the screen's thread; the work runs on the worker;
 * {@code show}, {@code failed} and {@code ended} are called on the screen's thread. A number is counted up there at each
 * request, and a result is compared with it <em>there</em>, so nothing can come between the comparison and the showing.
 */
public final class LatestOnly {
    private final Executor worker;
    private final Executor screen;

    /** Written on the screen's thread; the worker only looks, to stop early. */
    private final AtomicLong newest = new AtomicLong();

    private LatestOnly(Executor worker, Executor screen) {
        this.worker = worker;
        this.screen = screen;
    }

    /** Work is done by {@code worker}, one request after the other; results are shown by {@code screen}, in order. */
    public static LatestOnly of(Executor worker, Executor screen) {
        return new LatestOnly(worker, screen);
    }

    /** What is to be done: any number of results, each better than the one before. */
    @FunctionalInterface
    public interface Work<R> {
        /**
         * Runs on the worker.
         *
         * @param onStep takes each result
         * @param cancelled true once a newer request is there
         * @throws CancellationException if it stopped because of {@code cancelled}
         */
        void run(Consumer<R> onStep, BooleanSupplier cancelled);
    }

    /** What the screen does with it. */
    public interface Screen<R> {
        /** A result of the newest request. */
        void show(R result);

        /** The newest request could not be done. */
        void failed(RuntimeException reason);

        /** Nothing more will come of the newest request. */
        default void ended() {}
    }

    /** Overtakes every earlier request with this one. */
    public <R> void submit(Work<R> work, Screen<R> shown) {
        long number = newest.incrementAndGet();
        worker.execute(() -> {
            if (overtaken(number)) {
                return;
            }
            try {
                work.run(result -> ifNewest(number, () -> shown.show(result)), () -> overtaken(number));
            } catch (CancellationException stopped) {
                // A newer request is there, or nobody wants an answer any more: this one has nothing left to say.
                return;
            } catch (RuntimeException reason) {
                ifNewest(number, () -> shown.failed(reason));
            }
            ifNewest(number, shown::ended);
        });
    }

    /**
     * As above, where the end is not worth a word.
     *
     * @param show is given each result of the newest request
     * @param failed is told why that could not be done
     */
    public <R> void submit(Work<R> work, Consumer<R> show, Consumer<RuntimeException> failed) {
        submit(work, new Screen<>() {
            @Override
            public void show(R result) {
                show.accept(result);
            }

            @Override
            public void failed(RuntimeException reason) {
                failed.accept(reason);
            }
        });
    }

    /** Stops what is running; nothing more is shown of it. */
    public void abandon() {
        newest.incrementAndGet();
    }

    private void ifNewest(long number, Runnable action) {
        screen.execute(() -> {
            if (!overtaken(number)) {
                action.run();
            }
        });
    }

    private boolean overtaken(long number) {
        return newest.get() != number;
    }
}
