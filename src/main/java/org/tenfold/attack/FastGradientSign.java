package org.tenfold.attack;

/**
 * The fast gradient sign method (Goodfellow, Shlens, Szegedy, arXiv:1412.6572), L∞: one slope, and the shortest step along
 * its signs that changes the answer.
 */
public final class FastGradientSign implements Attack {
    /** The first length that is tried; then each time twice as long. */
    private static final double FIRST = 1.0 / 64;

    @Override
    public String name() {
        return "fgsm";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm == Norm.LINF && victim.slopes() != null;
    }

    @Override
    public void search(Search search) {
        float[] x = search.x();
        Slopes slopes = search.slopes(x.clone());
        Aim aim = search.aim(slopes.logits());
        float[] slope = slopes.of(aim.attacker(), aim.defender());
        // The length at which the boundary is met if the slope does not change.
        double linear = Norm.LINF.dual(slope) == 0 ? FIRST : -aim.margin() / Norm.LINF.dual(slope);
        for (double length = Math.max(FIRST, linear); ; length *= 2) {
            double step = Math.min(length, Math.min(1, search.reach()));
            float[] end = Descent.moved(x, Norm.LINF.steepest(slope), step);
            Norm.LINF.project(x, end, step);
            if (search.tried(end, AttackStep.SEARCH)) {
                new Line(search, end).shrink();
                return;
            }
            if (step < length) {
                return;
            }
        }
    }
}
