package org.tenfold.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.tenfold.image.Image;
import org.tenfold.model.DifferentiableClassifier;
import org.tenfold.model.DifferentiableClassifier.Tangent;

/**
 * Transfer, for a victim without useful slopes, in every norm. L2 and L∞: the momentum iterative method (Dong et al.,
 * arXiv:1710.06081) on another classifier, in balls that grow until the victim makes the mistake, too. L0: the pixels whose
 * change to black or white promises most on the other classifier, ever more of them until the victim makes the mistake;
 * then what was not needed goes back, the last first.
 */
public final class Transfer implements Attack {
    /** The first ball; its radius, in L2 and in L∞. */
    private static final double FIRST_L2 = 0.3;

    private static final double FIRST_LINF = 0.02;

    private static final double GROWTH = 1.5;

    /** Steps on the other classifier in each ball, and their length relative to its radius. */
    private static final int STEPS = 15;

    private static final double STEP = 0.15;

    /** L0: each time this part of the pixels that are changed already, and one, are changed in addition. */
    private static final double MORE = 0.25;

    /** L0: about half of what is changed on the way goes back, so that this many times what is of use may be changed. */
    private static final double SURPLUS = 2;

    @Override
    public String name() {
        return "transfer";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return victim.surrogate() != null;
    }

    @Override
    public void search(Search search) {
        DifferentiableClassifier surrogate =
                Objects.requireNonNull(search.victim().surrogate());
        if (search.norm() == Norm.L0) {
            changePixels(search, surrogate);
        } else {
            growBalls(search, surrogate);
        }
    }

    private static void changePixels(Search search, DifferentiableClassifier surrogate) {
        float[] at = search.x().clone();
        boolean[] changed = new boolean[at.length];
        List<Integer> order = new ArrayList<>();
        while (order.size() < SURPLUS * search.reach()) {
            float[] slope = slope(search, surrogate, at);
            List<Integer> candidates = IntStream.range(0, at.length)
                    .filter(p -> !changed[p] && Saliency.promise(slope[p], at[p]) > 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble(p -> -Saliency.promise(slope[p], at[p])))
                    .limit(1 + (int) (MORE * order.size()))
                    .toList();
            if (candidates.isEmpty()) {
                return;
            }
            for (int p : candidates) {
                at[p] = Saliency.extreme(slope[p]);
                changed[p] = true;
                order.add(p);
            }
            if (search.tried(at, AttackStep.SEARCH)) {
                Reset.of(search, at, order.reversed());
                return;
            }
        }
    }

    private static void growBalls(Search search, DifferentiableClassifier surrogate) {
        double widest = search.norm() == Norm.L2 ? Math.sqrt(search.x().length) : 1;
        for (double radius = search.norm() == Norm.L2 ? FIRST_L2 : FIRST_LINF; ; radius *= GROWTH) {
            double reached = Math.min(radius, Math.min(widest, search.reach()));
            float[] end = crafted(search, surrogate, reached);
            if (search.tried(end, AttackStep.SEARCH)) {
                new Line(search, end).shrink();
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
            float[] slope = slope(search, surrogate, at);
            double length = Norm.LINF.dual(slope);
            if (length == 0) {
                return at;
            }
            for (int p = 0; p < memorised.length; p++) {
                memorised[p] += (float) (slope[p] / length);
            }
            at = Descent.moved(at, search.norm().steepest(memorised), STEP * radius);
            search.norm().project(search.x(), at, radius);
        }
        return at;
    }

    /** How the other classifier's margin between the classes that decide moves with the picture. */
    private static float[] slope(Search search, DifferentiableClassifier surrogate, float[] at) {
        if (search.cancelled().getAsBoolean()) {
            throw new CancellationException("the attack was cancelled");
        }
        Tangent tangent = surrogate.at(Image.of(at));
        Aim aim = search.aim(tangent.logits());
        double[] weights = new double[search.classes()];
        weights[aim.attacker()] = 1;
        weights[aim.defender()] = -1;
        return tangent.slope(weights);
    }
}
