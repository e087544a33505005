package org.tenfold.inference;

import java.lang.ref.SoftReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Working memory that is not in use, so that an answer needs no new memory to speak of. Every classifier keeps some, most of
 * them for the rest of a session without being asked again: where memory is short, it is given up. Safe for use by several
 * threads.
 */
final class Spare<T> {
    private final Supplier<T> maker;
    private final Queue<SoftReference<T>> kept = new ConcurrentLinkedQueue<>();

    /** Nothing yet; {@code maker} makes what is asked for beyond what there is. */
    Spare(Supplier<T> maker) {
        this.maker = maker;
    }

    /** One for the caller alone, until it is given back. */
    T take() {
        for (SoftReference<T> next = kept.poll(); next != null; next = kept.poll()) {
            T memory = next.get();
            if (memory != null) {
                return memory;
            }
        }
        return maker.get();
    }

    void giveBack(T memory) {
        kept.add(new SoftReference<>(memory));
    }
}
