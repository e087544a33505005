package org.tenfold.attack;

/**
 * The momentum iterative method (Dong et al., arXiv:1710.06081), L∞: as the basic iterative method, but along the sum of
 * all slopes so far.
 */
public final class MomentumIterative implements Attack {
    private static final double STEP = 0.1;

    /** The paper's momentum: no slope is forgotten. */
    private static final double MEMORY = 1;

    @Override
    public String name() {
        return "momentum";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm == Norm.LINF && victim.slopes() != null;
    }

    @Override
    public void search(Search search) {
        new Descent(search, STEP, MEMORY, 1, false).run();
    }
}
