package org.tenfold.attack;

/**
 * Projected gradient descent (Madry et al., arXiv:1706.06083), L2 and L∞: as the basic iterative method, but from several
 * random places in the ball.
 */
public final class ProjectedGradientDescent implements Attack {
    /** Attempts for each ball. */
    private static final int STARTS = 5;

    /** Steps of this many radii in all lead from any place in the ball to any other. */
    private static final double WAY = 2.5;

    @Override
    public String name() {
        return "pgd";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm != Norm.L0 && victim.slopes() != null;
    }

    @Override
    public void search(Search search) {
        new Descent(search, Math.min(1, WAY / search.settings().steps()), 0, STARTS, true).run();
    }
}
