package org.tenfold.attack;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Takes changes of single pixels back, as many as the wanted answer allows: whole groups first, and only what cannot go
 * back together in halves, so that a few changes that matter are found among many with few questions.
 */
final class Reset {
    /** The first groups are this part of all changes. */
    private static final int GROUPS = 6;

    /** Passes pixel by pixel at the end, as long as one of them still brings something. */
    private static final int PASSES = 3;

    private Reset() {}

    /** The pixels in which two pictures differ. */
    static List<Integer> changes(float[] x, float[] at) {
        List<Integer> changes = new ArrayList<>();
        for (int p = 0; p < x.length; p++) {
            if (x[p] != at[p]) {
                changes.add(p);
            }
        }
        return changes;
    }

    static void shuffle(List<Integer> pixels, SplittableRandom random) {
        for (int i = pixels.size() - 1; i > 0; i--) {
            Collections.swap(pixels, i, random.nextInt(i + 1));
        }
    }

    /**
     * Takes back what can be taken back.
     *
     * @param start has the wanted answer
     * @param order the changed pixels, those first that shall go back first
     * @return a picture with the wanted answer
     */
    static float[] of(Search search, float[] start, List<Integer> order) {
        float[] at = start;
        Deque<List<Integer>> groups = new ArrayDeque<>();
        int size = Math.max(1, Math.ceilDiv(order.size(), GROUPS));
        for (int i = 0; i < order.size(); i += size) {
            groups.addLast(order.subList(i, Math.min(i + size, order.size())));
        }
        List<Integer> kept = new ArrayList<>();
        while (!groups.isEmpty()) {
            List<Integer> group = groups.removeFirst();
            float[] without = without(search, at, group);
            if (without != null) {
                at = without;
            } else if (group.size() == 1) {
                kept.addAll(group);
            } else {
                int half = group.size() / 2;
                groups.addFirst(group.subList(half, group.size()));
                groups.addFirst(group.subList(0, half));
            }
        }
        for (int pass = 0; pass < PASSES; pass++) {
            List<Integer> stay = new ArrayList<>();
            for (Integer p : kept) {
                float[] without = without(search, at, List.of(p));
                if (without == null) {
                    stay.add(p);
                } else {
                    at = without;
                }
            }
            if (stay.size() == kept.size()) {
                break;
            }
            kept = stay;
        }
        return at;
    }

    private static float @Nullable [] without(Search search, float[] at, List<Integer> group) {
        float[] without = at.clone();
        for (int p : group) {
            without[p] = search.x()[p];
        }
        return search.tried(without, AttackStep.SHRINK) ? without : null;
    }
}
