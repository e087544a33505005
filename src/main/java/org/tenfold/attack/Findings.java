package org.tenfold.attack;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The nearest adversarial images that a search has found; a few, for a victim that does not say twice the same. */
final class Findings {
    private static final int KEPT = 4;

    /** The best last. */
    private final Deque<Finding> findings = new ArrayDeque<>();

    /** An adversarial image within the budget, and the attack that found it. */
    record Finding(Answer answer, double distance, String attack) {}

    /** The distance of the nearest, infinite if there is none. */
    double best() {
        return findings.isEmpty()
                ? Double.POSITIVE_INFINITY
                : findings.getLast().distance();
    }

    /** What the victim says of the nearest. */
    @Nullable
    Answer nearest() {
        return findings.isEmpty() ? null : findings.getLast().answer();
    }

    /** Keeps one that is nearer than all before. */
    void add(Finding nearer) {
        findings.addLast(nearer);
        if (findings.size() > KEPT) {
            findings.removeFirst();
        }
    }

    /** Takes the nearest away; none if there is none left. */
    @Nullable
    Finding poll() {
        return findings.pollLast();
    }
}
