package org.tenfold.attack;

/** Additive Gaussian noise, L2: random directions, and the shortest way along each that changes the answer. */
public final class GaussianNoise implements Attack {
    private static final int DIRECTIONS = 10;

    /** The first length that is tried; then each time twice as long. */
    private static final double FIRST = 1;

    @Override
    public String name() {
        return "noise";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm == Norm.L2;
    }

    @Override
    public void search(Search search) {
        float[] x = search.x();
        for (int i = 0; i < DIRECTIONS; i++) {
            float[] direction = new float[x.length];
            for (int p = 0; p < direction.length; p++) {
                direction[p] = (float) search.random().nextGaussian();
            }
            double[] unit = Norm.L2.steepest(direction);
            double longest = Math.min(search.reach(), Math.sqrt(x.length));
            for (double length = FIRST; ; length *= 2) {
                double step = Math.min(length, longest);
                float[] end = Descent.moved(x, unit, step);
                if (search.tried(end, AttackStep.SEARCH)) {
                    new Line(search, end).shrink();
                    break;
                }
                if (step < length) {
                    break;
                }
            }
        }
    }
}
