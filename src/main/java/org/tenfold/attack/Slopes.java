package org.tenfold.attack;

import org.tenfold.model.DifferentiableClassifier.Tangent;

/** The victim's logits at a picture, and the slopes of their differences. */
final class Slopes {
    private final Tangent tangent;

    Slopes(Tangent tangent) {
        this.tangent = tangent;
    }

    double[] logits() {
        return tangent.logits();
    }

    /** {@code ∂ (logit_a − logit_b) / ∂x}. */
    float[] of(int a, int b) {
        double[] weights = new double[logits().length];
        weights[a] = 1;
        weights[b] -= 1;
        return tangent.slope(weights);
    }
}
