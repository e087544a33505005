package org.tenfold.attack;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Salt and pepper, L0: pixels at random become black or white, as few as change the answer. */
public final class SaltAndPepper implements Attack {
    private static final int REPETITIONS = 10;

    /** So many pixels are tried first; then each time twice as many. */
    private static final int FIRST = 8;

    @Override
    public String name() {
        return "salt-and-pepper";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm == Norm.L0;
    }

    @Override
    public void search(Search search) {
        for (int i = 0; i < REPETITIONS; i++) {
            sprinkled(search);
        }
    }

    /** A picture with the wanted answer and a random choice of pixels black or white; null if not even all of them do it. */
    static float @Nullable [] sprinkled(Search search) {
        float[] x = search.x();
        List<Integer> order = new ArrayList<>();
        float[] grains = new float[x.length];
        for (int p = 0; p < x.length; p++) {
            order.add(p);
            grains[p] = search.random().nextBoolean() ? 1 : 0;
        }
        Reset.shuffle(order, search.random());
        // Grains that change nothing are none.
        order.removeIf(p -> grains[p] == x[p]);
        int few = 0;
        int many = Math.min(FIRST, order.size());
        float[] at = sprinkled(x, grains, order.subList(0, many));
        while (!search.tried(at, AttackStep.SEARCH)) {
            if (many == order.size()) {
                return null;
            }
            few = many;
            many = Math.min(2 * many, order.size());
            at = sprinkled(x, grains, order.subList(0, many));
        }
        while (many - few > 1) {
            int middle = (few + many) / 2;
            float[] fewer = sprinkled(x, grains, order.subList(0, middle));
            if (search.tried(fewer, AttackStep.SEARCH)) {
                many = middle;
                at = fewer;
            } else {
                few = middle;
            }
        }
        return at;
    }

    private static float[] sprinkled(float[] x, float[] grains, List<Integer> pixels) {
        float[] sprinkled = x.clone();
        for (int p : pixels) {
            sprinkled[p] = grains[p];
        }
        return sprinkled;
    }
}
