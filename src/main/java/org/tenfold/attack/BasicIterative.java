package org.tenfold.attack;

/**
 * The basic iterative method (Kurakin, Goodfellow, Bengio, arXiv:1607.02533), L2 and L∞: small steps up the slope from the
 * original, kept in a ball, for ever smaller balls.
 */
public final class BasicIterative implements Attack {
    /** Relative to the ball's radius. */
    private static final double STEP = 0.1;

    @Override
    public String name() {
        return "basic-iterative";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm != Norm.L0 && victim.slopes() != null;
    }

    @Override
    public void search(Search search) {
        new Descent(search, STEP, 0, 1, false).run();
    }
}
