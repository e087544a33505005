package org.tenfold.session;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A value with the way back and, after a step back, the way forward again. The oldest steps are forgotten once there are
 * more than the limit. Values are immutable. Not for several threads.
 */
final class History<T> {
    private final int limit;
    private final Deque<T> past = new ArrayDeque<>();
    private final Deque<T> future = new ArrayDeque<>();
    private T present;

    private History(T first, int limit) {
        this.present = first;
        this.limit = limit;
    }

    /**
     * A history that starts with {@code first}.
     *
     * @param limit how many steps can be taken back, at least 1
     */
    static <T> History<T> of(T first, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ", expected at least 1");
        }
        return new History<>(first, limit);
    }

    T present() {
        return present;
    }

    /** A new step: what had been undone cannot be redone any more. */
    void add(T next) {
        past.push(present);
        if (past.size() > limit) {
            past.removeLast();
        }
        future.clear();
        present = next;
    }

    boolean canUndo() {
        return !past.isEmpty();
    }

    boolean canRedo() {
        return !future.isEmpty();
    }

    /** One step back, if there is one. */
    void undo() {
        if (canUndo()) {
            future.push(present);
            present = past.pop();
        }
    }

    /** One step forward, if there is one. */
    void redo() {
        if (canRedo()) {
            past.push(present);
            present = future.pop();
        }
    }
}
