package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PauseTest {
    /** Nothing here takes a millisecond on a quiet machine; a busy one gets its time. */
    private static final long PATIENCE_MS = TimeUnit.SECONDS.toMillis(30);

    private final Pause pause = new Pause();

    @Test
    void nobodyWaitsUntilItIsHeld() {
        assertThat(pause.holds()).isFalse();
        pause.hold();
        assertThat(pause.holds()).isTrue();
        pause.release();
        assertThat(pause.holds()).isFalse();
    }

    @Test
    void oneStepIsLetThroughAndNoMore() {
        pause.hold();
        pause.letOneStep();
        assertThat(pause.holds()).isFalse();
        pause.pass(() -> {});
        assertThat(pause.holds()).isTrue();
    }

    @Test
    void twoStepsAreLetThroughOneAfterTheOther() {
        pause.hold();
        pause.letOneStep();
        pause.letOneStep();
        pause.pass(() -> {});
        assertThat(pause.holds()).isFalse();
        pause.pass(() -> {});
        assertThat(pause.holds()).isTrue();
    }

    @Test
    void aStepThatWasNotTakenIsForgottenOnceTheWorkerGoesOn() {
        pause.hold();
        pause.letOneStep();
        pause.release();
        pause.hold();
        assertThat(pause.holds()).isTrue();
    }

    @Test
    void beforeItWaitsTheScreenIsTold() {
        pause.hold();
        AtomicInteger told = new AtomicInteger();
        pause.pass(() -> {
            told.incrementAndGet();
            pause.release();
        });
        assertThat(told.get()).isEqualTo(1);
    }

    @Test
    void afterItsEndNobodyIsHeld() {
        pause.hold();
        pause.end();
        assertThat(pause.holds()).isFalse();
        assertThat(pause.isOver()).isTrue();
        pause.hold();
        assertThat(pause.holds()).isFalse();
    }

    @Test
    void aHeldWorkerWaitsAndEveryWayOutWakesIt() throws InterruptedException {
        for (Runnable wayOut : new Runnable[] {pause::letOneStep, pause::release, pause::end}) {
            pause.hold();
            Thread worker = new Thread(() -> pause.pass(() -> {}), "held");
            worker.start();
            untilItWaits(worker);
            wayOut.run();
            worker.join(PATIENCE_MS);
            assertThat(worker.isAlive()).isFalse();
        }
    }

    private static void untilItWaits(Thread worker) throws InterruptedException {
        long late = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (worker.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("the worker waits in time").isLessThan(late);
            Thread.sleep(1);
        }
    }
}
