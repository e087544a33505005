package org.tenfold.attack;

import java.util.SplittableRandom;

/**
 * The boundary attack (Brendel, Rauber, Bethge, arXiv:1712.04248), L2: a random walk along the boundary towards the
 * original that needs no more than the victim's answers.
 *
 * <p>A step sideways moves a pixel the more the further it is from the original (after Brunner et al., arXiv:1812.09803):
 * what was never changed hardly matters, and what has gone back stays there.
 */
public final class BoundaryAttack implements Attack {
    /** Times the settings' steps are taken, if the questions last. */
    private static final int PATIENCE = 100;

    /** Steps between two looks at how many succeed. */
    private static final int WINDOW = 20;

    /** Sideways steps, relative to the distance; adapted so that about a third of the steps succeed. */
    private static final double FIRST_SIDEWAYS = 0.1;

    /**
     * Steps towards the original, relative to the distance, are this part of the sideways ones: a random step sideways wins
     * no more than about 1/√d of its length in d dimensions, and a longer step inwards would always lead back.
     */
    private static final double INWARD = 0.05;

    /** A pixel that is as in the original moves so much, relative to the one that is changed most. */
    private static final double UNCHANGED = 0.1;

    private static final double MANY = 0.4;
    private static final double FEW = 0.2;
    private static final double ADAPT = 1.5;

    /** Steps that have become as short as this lead nowhere. */
    private static final double SETTLED = 1e-4;

    @Override
    public String name() {
        return "boundary";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm == Norm.L2;
    }

    @Override
    public void search(Search search) {
        float[] start = FarStart.of(search);
        if (start == null) {
            return;
        }
        float[] at = walk(
                search,
                new Line(search, start).boundary(),
                UNCHANGED,
                PATIENCE * search.settings().steps());
        new Line(search, at).shrink();
    }

    /**
     * Walks along the boundary towards the original.
     *
     * @param start on the boundary, or not far from it
     * @param unchanged how much a pixel moves that is as in the original, relative to the one that is changed most
     * @return where the walk ends
     */
    static float[] walk(Search search, float[] start, double unchanged, int steps) {
        float[] at = start;
        double sideways = FIRST_SIDEWAYS;
        int succeeded = 0;
        for (int step = 1; step <= steps && sideways > SETTLED; step++) {
            float[] next = proposal(search, at, unchanged, sideways);
            if (Norm.L2.distance(search.x(), next) < Norm.L2.distance(search.x(), at)
                    && search.tried(next, AttackStep.SEARCH)) {
                at = next;
                succeeded++;
            }
            if (step % WINDOW == 0) {
                double share = (double) succeeded / WINDOW;
                sideways = share > MANY ? Math.min(sideways * ADAPT, 1) : share < FEW ? sideways / ADAPT : sideways;
                succeeded = 0;
            }
        }
        return at;
    }

    /** A random step on the sphere around the original, then one inwards. */
    private static float[] proposal(Search search, float[] at, double unchanged, double sideways) {
        float[] x = search.x();
        SplittableRandom random = search.random();
        double[] away = new double[x.length];
        double[] noise = new double[x.length];
        double square = 0;
        double along = 0;
        double most = Norm.LINF.distance(x, at);
        for (int p = 0; p < x.length; p++) {
            away[p] = (double) at[p] - x[p];
            noise[p] = random.nextGaussian() * (unchanged + (1 - unchanged) * Math.abs(away[p]) / most);
            square += away[p] * away[p];
            along += away[p] * noise[p];
        }
        double length = Math.sqrt(square);
        double noiseSquare = 0;
        for (int p = 0; p < x.length; p++) {
            // Only what is at a right angle to the way back to the original.
            noise[p] -= along / square * away[p];
            noiseSquare += noise[p] * noise[p];
        }
        double scale = sideways * length / Math.sqrt(noiseSquare);
        // back on the sphere: ‖a + s n‖ = ‖a‖ sqrt(1 + sideways²)
        double back = (1 - INWARD * sideways) / Math.sqrt(1 + sideways * sideways);
        float[] next = new float[x.length];
        for (int p = 0; p < x.length; p++) {
            next[p] = (float) Math.clamp(x[p] + back * (away[p] + scale * noise[p]), 0.0, 1.0);
        }
        return next;
    }
}
