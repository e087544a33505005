package org.tenfold.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The saliency attack, L0 and L2, after Papernot et al. (arXiv:1511.07528): the pixel whose change to black or white promises
 * most is changed, again and again; then what was not needed goes back, the last first, and for L2 every pixel that is left
 * as far as it can. In L2 this finds what slopes alone do not where a classifier all but thresholds its pictures.
 */
public final class Saliency implements Attack {
    /** At most so many pixels are changed at once; */
    private static final int AT_ONCE = 6;

    /** as many as promise this part of what is missing. */
    private static final double AMBITION = 0.3;

    /** Attempts; all but the first with promises that are mistaken at random. */
    private static final int REPETITIONS = 4;

    private static final double MISTAKE = 0.5;

    @Override
    public String name() {
        return "saliency";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm != Norm.LINF && victim.slopes() != null;
    }

    @Override
    public void search(Search search) {
        for (int i = 0; i < REPETITIONS; i++) {
            attempt(search, i == 0 ? 0 : MISTAKE);
        }
    }

    private static void attempt(Search search, double mistake) {
        float[] x = search.x();
        float[] at = x.clone();
        boolean[] changed = new boolean[x.length];
        List<Integer> order = new ArrayList<>();
        for (int step = 0; step < search.settings().steps(); step++) {
            Slopes slopes = search.slopes(at);
            Aim aim = search.aim(slopes.logits());
            if (aim.margin() > 0) {
                float[] few = Reset.of(search, at, order.reversed());
                if (search.norm() == Norm.L2) {
                    Pointwise.ease(search, few);
                }
                return;
            }
            float[] slope = slopes.of(aim.attacker(), aim.defender());
            double[] promise = new double[x.length];
            List<Integer> candidates = new ArrayList<>();
            for (int p = 0; p < x.length; p++) {
                promise[p] = promise(slope[p], at[p])
                        * (mistake == 0 ? 1 : Math.exp(mistake * search.random().nextGaussian()));
                if (!changed[p] && promise[p] > 0) {
                    candidates.add(p);
                }
            }
            if (candidates.isEmpty()) {
                return;
            }
            candidates.sort(Comparator.comparingDouble(p -> -promise[p]));
            double promised = 0;
            at = at.clone();
            for (int i = 0; i < Math.min(AT_ONCE, candidates.size()) && promised < -AMBITION * aim.margin(); i++) {
                int p = candidates.get(i);
                at[p] = extreme(slope[p]);
                promised += promise[p];
                changed[p] = true;
                order.add(p);
            }
        }
    }

    /** How much a sum with this slope grows if the pixel becomes black or white, whichever makes it grow. */
    static double promise(float slope, float pixel) {
        // g · (1 − x) or −g · x
        return slope > 0 ? slope * (1.0 - pixel) : -slope * (double) pixel;
    }

    /** What the pixel becomes. */
    static float extreme(float slope) {
        return slope > 0 ? 1 : 0;
    }
}
