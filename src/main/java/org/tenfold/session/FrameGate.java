package org.tenfold.session;

import java.util.function.LongSupplier;

/** Lets at most one of many through in a frame of the screen: more than that nobody sees. For one thread. */
final class FrameGate {
    private static final double NANOS_PER_MILLI = 1e6;

    private final LongSupplier nanos;
    private long opened;
    private boolean first = true;

    private FrameGate(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A gate that lets the first through. */
    static FrameGate of(LongSupplier nanos) {
        return new FrameGate(nanos);
    }

    /** Whether this one goes through. */
    boolean opens() {
        long now = nanos.getAsLong();
        if (!first && now - opened < Pace.FRAME * NANOS_PER_MILLI) {
            return false;
        }
        first = false;
        opened = now;
        return true;
    }
}
