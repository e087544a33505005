package org.tenfold.attack;

/**
 * Steps up the slope of the margin between the classes that decide, kept in a ball around the original: what the iterative
 * attacks have in common, and the search for the smallest ball in which they succeed.
 */
final class Descent {
    /** Balls that are tried to halve the interval between failure and success. */
    private static final int HALVINGS = 7;

    /** A ball that was too small is followed by one so much larger. */
    private static final double GROWTH = 1.5;

    /** The first ball, relative to where the boundary would be if the slope did not change. */
    private static final double FIRST = 1.1;

    /** The first ball where there is no slope at the original. */
    private static final double BLIND = 0.1;

    /** No first ball is smaller. */
    private static final double LEAST = 1e-3;

    /** The interval between failure and success is small enough, relative to its end. */
    private static final double SETTLED = 0.01;

    private final Search search;
    private final Norm norm;
    private final int steps;
    private final double stepSize;
    private final double memory;
    private final int starts;
    private final boolean randomStart;

    /**
     * How it descends.
     *
     * @param stepSize relative to the ball's radius
     * @param memory part of the earlier slopes that is kept: the momentum
     * @param starts attempts for each ball
     * @param randomStart whether they begin anywhere in the ball; if not, at the original
     */
    Descent(Search search, double stepSize, double memory, int starts, boolean randomStart) {
        this.search = search;
        this.norm = search.norm();
        this.steps = search.settings().steps();
        this.stepSize = stepSize;
        this.memory = memory;
        this.starts = starts;
        this.randomStart = randomStart;
    }

    /** Looks for the smallest ball in which the answer can be changed. */
    void run() {
        double widest = norm == Norm.L2 ? Math.sqrt(search.x().length) : 1;
        double failed = 0;
        double before = search.best();
        double radius = Math.min(Math.max(first(), LEAST), Math.min(search.reach(), widest));
        boolean found = false;
        while (!found) {
            found = succeeds(radius);
            if (!found) {
                failed = radius;
                if (radius >= Math.min(search.reach(), widest)) {
                    break;
                }
                radius = Math.min(radius * GROWTH, Math.min(search.reach(), widest));
            }
        }
        for (int i = 0; i < HALVINGS && search.best() - failed > SETTLED * search.best(); i++) {
            if (!Double.isFinite(search.best())) {
                return;
            }
            double middle = (failed + search.best()) / 2;
            if (!succeeds(middle)) {
                failed = middle;
            }
        }
        float[] nearest = search.found();
        if (nearest != null && search.best() < before) {
            new Line(search, nearest).shrink();
        }
    }

    private double first() {
        Slopes slopes = search.slopes(search.x().clone());
        Aim aim = search.aim(slopes.logits());
        double dual = norm.dual(slopes.of(aim.attacker(), aim.defender()));
        return dual == 0 ? BLIND : FIRST * -aim.margin() / dual;
    }

    private boolean succeeds(double radius) {
        for (int i = 0; i < starts; i++) {
            if (descends(randomStart ? anywhere(radius) : search.x().clone(), radius)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an adversarial image was met in the ball of that radius. */
    private boolean descends(float[] start, double radius) {
        float[] at = start;
        double[] memorised = new double[at.length];
        for (int step = 0; step < steps; step++) {
            Slopes slopes = search.slopes(at);
            Aim aim = search.aim(slopes.logits());
            if (aim.margin() > 0) {
                return true;
            }
            float[] slope = slopes.of(aim.attacker(), aim.defender());
            if (memory > 0) {
                slope = remembered(memorised, slope);
            }
            if (norm.dual(slope) == 0) {
                return false;
            }
            at = moved(at, norm.steepest(slope), stepSize * radius);
            norm.project(search.x(), at, radius);
        }
        return search.tried(at, AttackStep.SEARCH);
    }

    /** v ← memory · v + g / ‖g‖₁, the slope of the momentum iterative method. */
    private float[] remembered(double[] memorised, float[] slope) {
        double length = Norm.LINF.dual(slope);
        float[] sum = new float[slope.length];
        for (int p = 0; p < sum.length; p++) {
            memorised[p] = memory * memorised[p] + (length == 0 ? 0 : slope[p] / length);
            sum[p] = (float) memorised[p];
        }
        return sum;
    }

    private float[] anywhere(double radius) {
        float[] x = search.x();
        float[] start = new float[x.length];
        // A Gaussian vector of this spread is about as long as the ball's radius.
        double spread = radius / Math.sqrt(x.length);
        for (int p = 0; p < start.length; p++) {
            double change = norm == Norm.L2
                    ? spread * search.random().nextGaussian()
                    : search.random().nextDouble(-radius, radius);
            start[p] = (float) Math.clamp(x[p] + change, 0.0, 1.0);
        }
        norm.project(x, start, radius);
        return start;
    }

    /** {@code from + length · direction}, inside the box. */
    static float[] moved(float[] from, double[] direction, double length) {
        float[] moved = new float[from.length];
        for (int p = 0; p < moved.length; p++) {
            moved[p] = (float) Math.clamp(from[p] + length * direction[p], 0.0, 1.0);
        }
        return moved;
    }
}
