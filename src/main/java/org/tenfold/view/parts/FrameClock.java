package org.tenfold.view.parts;

import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;

/** Tells at every frame of the screen how many seconds have passed since the last one, while it is wanted. */
public final class FrameClock extends AnimationTimer {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NEVER = Long.MIN_VALUE;

    private final ObservableValue<Boolean> wanted;
    private final DoubleConsumer told;
    private long last = NEVER;

    /** A clock that stands still until {@link #watch}. Whoever made it keeps it, and it keeps {@code wanted}. */
    public FrameClock(ObservableValue<Boolean> wanted, DoubleConsumer told) {
        this.wanted = wanted;
        this.told = told;
    }

    /** Begins to tell the time while {@code wanted} is true. */
    public void watch() {
        wanted.addListener((source, before, now) -> follow(now));
        follow(wanted.getValue());
    }

    private void follow(boolean wanted) {
        last = NEVER;
        if (wanted) {
            start();
        } else {
            stop();
        }
    }

    @Override
    public void handle(long now) {
        if (last != NEVER) {
            told.accept((now - last) / NANOS_PER_SECOND);
        }
        last = now;
    }
}
