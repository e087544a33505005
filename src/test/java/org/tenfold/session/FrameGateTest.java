package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class FrameGateTest {
    @Test
    void theFirstGoesThroughAndThenOneAFrame() {
        AtomicLong nanos = new AtomicLong(5_000_000_000L);
        FrameGate gate = FrameGate.of(nanos::get);
        int through = 0;
        // A thousand in a second, for a second and a frame.
        for (int i = 0; i <= 1000; i++) {
            if (gate.opens()) {
                through++;
            }
            nanos.addAndGet(1_000_000);
        }
        // Every 17 milliseconds: the first whole one after each frame.
        assertThat(through).isEqualTo(1000 / 17 + 1);
    }
}
