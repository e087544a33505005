package org.tenfold.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KernelChoiceTest {
    private static final int BUSY = 5;
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONG = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LITTLE_PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long MUCH_PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @BeforeEach
    void onlyWithTheModule() {
        Assumptions.assumeTrue(KernelChoice.present(), "skipped: the virtual machine has no jdk.incubator.vector");
    }

    /** Passes that take as long as they are told, and are counted. */
    private static final class Timed implements KernelChoice.Contest {
        final AtomicInteger runs = new AtomicInteger();
        private final long plainNanos;
        private final long lanesNanos;

        Timed(long plainNanos, long lanesNanos) {
            this.plainNanos = plainNanos;
            this.lanesNanos = lanesNanos;
        }

        @Override
        public void plain() {
            runs.incrementAndGet();
            LockSupport.parkNanos(plainNanos);
        }

        @Override
        public void inLanes() {
            LockSupport.parkNanos(lanesNanos);
        }
    }

    private static void busy(KernelChoice choice, Timed contest) {
        for (int i = 0; i < BUSY; i++) {
            assertThat(choice.lanes(contest)).isFalse();
        }
    }

    private static void awaitSettled(KernelChoice choice) {
        while (!choice.settled()) {
            LockSupport.parkNanos(SHORT);
        }
    }

    @Test
    void plainPassesAreTakenUntilThereHaveBeenMany() {
        KernelChoice choice = new KernelChoice("few", BUSY, MUCH_PATIENCE);
        Timed contest = new Timed(LONG, SHORT);
        for (int i = 0; i < BUSY - 1; i++) {
            assertThat(choice.lanes(contest)).isFalse();
        }
        assertThat(choice.settled()).isFalse();
        assertThat(contest.runs).hasValue(0);
    }

    @Test
    void theFasterTwinIsTaken() {
        KernelChoice choice = new KernelChoice("fast", BUSY, MUCH_PATIENCE);
        Timed contest = new Timed(LONG, SHORT);
        busy(choice, contest);
        awaitSettled(choice);
        assertThat(choice.lanes(contest)).isTrue();
    }

    @Test
    void noTrialBeginsWhileTheProgramStarts() {
        long begin = System.nanoTime();
        KernelChoice.keepQuiet(Duration.ofNanos(LITTLE_PATIENCE));
        KernelChoice choice = new KernelChoice("starting", BUSY, MUCH_PATIENCE);
        Timed contest = new Timed(LONG, SHORT);
        busy(choice, contest);
        while (contest.runs.get() == 0) {
            LockSupport.parkNanos(SHORT);
        }
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(LITTLE_PATIENCE);
    }

    @Test
    void aTwinThatStaysSlowerIsNot() {
        KernelChoice choice = new KernelChoice("slow", BUSY, LITTLE_PATIENCE);
        Timed contest = new Timed(SHORT, LONG);
        busy(choice, contest);
        awaitSettled(choice);
        assertThat(choice.lanes(contest)).isFalse();
    }
}
