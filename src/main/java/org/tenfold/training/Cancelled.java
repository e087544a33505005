package org.tenfold.training;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** The one way in which training stops early. */
final class Cancelled {
    private Cancelled() {}

    /** Throws a {@link CancellationException} once the caller wants no more. */
    static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("training was cancelled");
        }
    }
}
