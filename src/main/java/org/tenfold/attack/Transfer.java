package org.tenfold.attack;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.tenfold.image.Image;
import org.tenfold.model.DifferentiableClassifier;
import org.tenfold.model.DifferentiableClassifier.Gradient;

/**
 * Transfer, L2 and L∞, for a victim without useful slopes: the momentum iterative method (Dong et al., arXiv:1710.06081) on
 * another classifier, in balls that grow until the victim makes the mistake, too.
 */
public final class Transfer implements Attack {
    /** The first ball; its radius, in L2 and in L∞. */
    private static final double FIRST_L2 = 0.3;

    private static final double FIRST_LINF = 0.02;

    private static final double GROWTH = 1.5;

    /** Steps on the other classifier in each ball, and their length relative to its radius. */
    private static final int STEPS = 15;

    private static final double STEP = 0.15;

    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm != Norm.L0 && victim.surrogate() != null;
    }

    @Override
    public void search(Search search) {
        DifferentiableClassifier surrogate =
                Objects.requireNonNull(search.victim().surrogate());
        double widest = search.norm() == Norm.L2 ? Math.sqrt(search.x().length) : 1;
        for (double radius = search.norm() == Norm.L2 ? FIRST_L2 : FIRST_LINF; ; radius *= GROWTH) {
            double reached = Math.min(radius, Math.min(widest, search.reach()));
            float[] end = crafted(search, surrogate, reached);
            if (search.tried(end, AttackStep.SEARCH)) {
                search.shrink(end);
                return;
            }
            if (reached < radius) {
                return;
            }
        }
    }

    /** A picture in the ball that the other classifier takes for something else, as surely as possible. */
    private static float[] crafted(Search search, DifferentiableClassifier surrogate, double radius) {
        float[] at = search.x().clone();
        float[] memorised = new float[at.length];
        for (int step = 0; step < STEPS; step++) {
            if (search.cancelled().getAsBoolean()) {
                throw new CancellationException("the attack was cancelled");
            }
            Image image = Image.of(at);
            Search.Aim aim = search.aim(surrogate.logits(image));
            double[] weights = new double[search.classes()];
            weights[aim.attacker()] = 1;
            weights[aim.defender()] = -1;
            Gradient gradient = surrogate.gradient(image, weights);
            double length = Norm.LINF.dual(gradient.pixels());
            if (length == 0) {
                return at;
            }
            for (int p = 0; p < memorised.length; p++) {
                memorised[p] += (float) (gradient.pixels()[p] / length);
            }
            at = Descent.moved(at, search.norm().steepest(memorised), STEP * radius);
            search.norm().project(search.x(), at, radius);
        }
        return at;
    }
}
