package org.tenfold.attack;

import org.jspecify.annotations.Nullable;

/**
 * DeepFool (Moosavi-Dezfooli, Fawzi, Frossard, arXiv:1511.04599), L2 and L∞: to the nearest of the planes that would be the
 * boundaries if no slope changed, again and again.
 *
 * <p>Where the boundary is met, the plane that touches it there gives a nearer place to go on from: the place on that plane
 * nearest to the original, inside the box.
 */
public final class DeepFool implements Attack {
    /** A step leads so much further than to the plane. */
    private static final double OVERSHOOT = 0.02;

    /** How often the boundary is followed towards the original. */
    private static final int TANGENTS = 8;

    /** A tangent that brings less than this ends the search. */
    private static final double SETTLED = 0.003;

    private static final int HALVINGS = 40;

    @Override
    public String name() {
        return "deepfool";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm != Norm.L0 && victim.slopes() != null;
    }

    @Override
    public void search(Search search) {
        float[] at = search.x().clone();
        boolean crossed = false;
        for (int step = 0; step < search.settings().steps() && !crossed; step++) {
            Slopes slopes = search.slopes(at);
            crossed = search.aim(slopes.logits()).margin() > 0;
            if (!crossed) {
                float[] next = beyondNearestPlane(search, slopes, at);
                if (next == null) {
                    return;
                }
                at = next;
            }
        }
        float[] boundary = new Line(search, at).shrink();
        for (int i = 0; i < TANGENTS && boundary != null; i++) {
            double reached = search.distance(boundary);
            boundary = new Line(search, onTangent(search, boundary)).shrink();
            if (boundary != null && search.distance(boundary) > reached * (1 - SETTLED)) {
                return;
            }
        }
    }

    /** One step; null where nothing has a slope. */
    private static float @Nullable [] beyondNearestPlane(Search search, Slopes slopes, float[] at) {
        double[] logits = slopes.logits();
        Integer target = search.settings().target();
        double nearest = Double.POSITIVE_INFINITY;
        float[] slope = new float[at.length];
        for (int c = 0; c < logits.length; c++) {
            if (c == search.label() || (target != null && c != target)) {
                continue;
            }
            int defender = target == null ? search.label() : search.aim(logits).defender();
            float[] candidate = slopes.of(c, defender);
            // |f_c − f_y| / ‖∇f_c − ∇f_y‖*
            double away = (logits[defender] - logits[c]) / search.norm().dual(candidate);
            if (away < nearest) {
                nearest = away;
                slope = candidate;
            }
        }
        if (!Double.isFinite(nearest)) {
            return null;
        }
        double length = nearest * (1 + OVERSHOOT) + 1e-6;
        return Descent.moved(at, search.norm().steepest(slope), length);
    }

    /** The place nearest to the original on the plane that touches the boundary at {@code at}, inside the box. */
    private static float[] onTangent(Search search, float[] at) {
        Slopes slopes = search.slopes(at.clone());
        Aim aim = search.aim(slopes.logits());
        float[] slope = slopes.of(aim.attacker(), aim.defender());
        // g(at) + ∇g·(x' − at) ≥ 0
        double limit = -aim.margin();
        for (int p = 0; p < at.length; p++) {
            limit += (double) slope[p] * at[p];
        }
        double[] steepest = search.norm().steepest(slope);
        double low = 0;
        double high = 2 * Math.max(search.distance(at), Math.ulp(1f));
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            float[] moved = Descent.moved(search.x(), steepest, middle);
            double reached = 0;
            for (int p = 0; p < moved.length; p++) {
                reached += (double) slope[p] * moved[p];
            }
            if (reached >= limit) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Descent.moved(search.x(), steepest, high);
    }
}
