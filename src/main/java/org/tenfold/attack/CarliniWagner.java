package org.tenfold.attack;

import org.tenfold.image.Image;
import org.tenfold.math.Adam;

/**
 * The attack of Carlini and Wagner (arXiv:1608.04644), L2: Adam on {@code ‖x' − x‖² + c · max(logit_y − max logit_other, 0)}
 * with {@code x' = (tanh w + 1) / 2}, which cannot leave the box; c, the price of failing, is searched.
 */
public final class CarliniWagner implements Attack {
    /** Prices that are tried. */
    private static final int PRICES = 6;

    /** Times the settings' steps are taken for each price. */
    private static final int PATIENCE = 2;

    private static final double LEARNING_RATE = 0.05;

    /** Keeps w finite where a pixel is 0 or 1. */
    private static final double INSIDE = 1 - 1e-6;

    /** The first price, relative to where the boundary would be met if the slope did not change. */
    private static final double FIRST_PRICE = 4;

    private static final double DEARER = 6;

    @Override
    public String name() {
        return "carlini-wagner";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm == Norm.L2 && victim.slopes() != null;
    }

    @Override
    public void search(Search search) {
        Slopes slopes = search.slopes(search.x().clone());
        Aim aim = search.aim(slopes.logits());
        double square = Math.pow(Norm.L2.dual(slopes.of(aim.attacker(), aim.defender())), 2);
        if (square == 0) {
            return;
        }
        // At the boundary of a linear margin g: 2 (x' − x) = c ∇g, so c = 2 |g(x)| / ‖∇g‖².
        double price = FIRST_PRICE * -aim.margin() / square;
        double cheap = 0;
        double dear = Double.POSITIVE_INFINITY;
        double before = search.best();
        for (int i = 0; i < PRICES; i++) {
            if (succeeds(search, price)) {
                dear = price;
            } else {
                cheap = price;
            }
            price = Double.isInfinite(dear) ? price * DEARER : (cheap + dear) / 2;
        }
        float[] nearest = search.found();
        if (nearest != null && search.best() < before) {
            new Line(search, nearest).shrink();
        }
    }

    private static boolean succeeds(Search search, double price) {
        float[] x = search.x();
        float[] w = new float[x.length];
        for (int p = 0; p < w.length; p++) {
            double t = INSIDE * (2.0 * x[p] - 1);
            // w = artanh t
            w[p] = (float) (0.5 * Math.log((1 + t) / (1 - t)));
        }
        Adam adam = Adam.of(w.length);
        boolean success = false;
        int steps = PATIENCE * search.settings().steps();
        double lastLoss = Double.POSITIVE_INFINITY;
        for (int step = 0; step < steps; step++) {
            float[] at = new float[w.length];
            for (int p = 0; p < at.length; p++) {
                at[p] = (float) ((Math.tanh(w[p]) + 1) / 2);
            }
            Slopes slopes = search.slopes(at);
            Aim aim = search.aim(slopes.logits());
            boolean behind = aim.margin() <= 0;
            success |= !behind;
            double loss = Math.pow(Norm.L2.distance(x, at), 2) + price * Math.max(-aim.margin(), 0);
            if (step % (steps / 5 + 1) == steps / 5) {
                if (loss > lastLoss * 0.999) {
                    break;
                }
                lastLoss = loss;
            }
            float[] slope = behind ? slopes.of(aim.attacker(), aim.defender()) : new float[Image.PIXELS];
            float[] gradient = new float[w.length];
            for (int p = 0; p < gradient.length; p++) {
                double t = Math.tanh(w[p]);
                // ∂/∂w = (2 (x' − x) − c ∇g) · (1 − tanh² w) / 2
                gradient[p] = (float) ((2 * ((double) at[p] - x[p]) - price * slope[p]) * (1 - t * t) / 2);
            }
            adam.step(w, gradient, LEARNING_RATE);
        }
        return success;
    }
}
