package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

final class WorkersTest {
    private static final int COUNT = 1000;

    private static void assertEachOnce(Workers workers) {
        AtomicIntegerArray calls = new AtomicIntegerArray(COUNT);
        workers.each(COUNT, calls::incrementAndGet);
        for (int i = 0; i < COUNT; i++) {
            assertThat(calls.get(i)).isOne();
        }
    }

    @Test
    void everyPieceIsDoneOnceByOneThreadOrByThree() {
        assertEachOnce(Workers.caller());
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            assertEachOnce(Workers.of(pool, 3));
        }
    }

    @Test
    void anExecutorThatNeverRunsAnythingOnlyCostsTime() {
        List<Runnable> never = new ArrayList<>();
        assertEachOnce(Workers.of(never::add, 4));
        assertThat(never).hasSize(3);
        never.forEach(Runnable::run);
    }

    @Test
    void anExecutorThatIsShutDownOnlyCostsTime() {
        assertEachOnce(Workers.of(
                task -> {
                    throw new RejectedExecutionException();
                },
                2));
    }

    @Test
    void workMayBeSharedOutWithinWork() {
        try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
            Workers workers = Workers.of(pool, 2);
            AtomicIntegerArray calls = new AtomicIntegerArray(16);
            workers.each(4, i -> workers.each(4, j -> calls.incrementAndGet(4 * i + j)));
            for (int i = 0; i < 16; i++) {
                assertThat(calls.get(i)).isOne();
            }
        }
    }

    @Test
    void aFailureReachesTheCaller() {
        try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
            assertThatThrownBy(() -> Workers.of(pool, 2).each(100, i -> {
                        if (i == 7) {
                            throw new IllegalStateException("seven");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("seven");
        }
    }
}
