package org.tenfold.attack;

import java.util.List;

/**
 * The pointwise attack of Schott et al. (arXiv:1805.09190), L0 and L2: from salt and pepper back to the original pixel by
 * pixel, in random order, ten times; for L2 every pixel that is left goes back as far as it can.
 */
public final class Pointwise implements Attack {
    private static final int REPETITIONS = 10;

    /** The way back of a single pixel is halved so often. */
    private static final int HALVINGS = 4;

    @Override
    public String name() {
        return "pointwise";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm != Norm.LINF;
    }

    @Override
    public void search(Search search) {
        for (int i = 0; i < REPETITIONS; i++) {
            float[] start = i == 0 ? FarStart.of(search) : SaltAndPepper.sprinkled(search);
            if (start == null) {
                continue;
            }
            List<Integer> order = Reset.changes(search.x(), start);
            Reset.shuffle(order, search.random());
            float[] at = Reset.of(search, start, order);
            if (search.norm() == Norm.L2) {
                ease(search, at);
            }
        }
    }

    /** Brings each changed pixel as near to its value in the original as the answer allows. */
    static void ease(Search search, float[] start) {
        float[] at = start;
        List<Integer> order = Reset.changes(search.x(), at);
        Reset.shuffle(order, search.random());
        for (int p : order) {
            float near = search.x()[p];
            float far = at[p];
            for (int i = 0; i < HALVINGS; i++) {
                float middle = (near + far) / 2;
                float[] eased = at.clone();
                eased[p] = middle;
                if (search.tried(eased, AttackStep.SHRINK)) {
                    far = middle;
                    at = eased;
                } else {
                    near = middle;
                }
            }
        }
    }
}
