package org.tenfold.inference;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Says no so many times, then yes for ever. */
public final class CountedCancellation implements BooleanSupplier {
    private final AtomicInteger left;

    public CountedCancellation(int noes) {
        left = new AtomicInteger(noes);
    }

    @Override
    public boolean getAsBoolean() {
        return left.getAndDecrement() <= 0;
    }
}
