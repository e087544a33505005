package org.tenfold.model;

import java.util.function.Function;
import org.tenfold.image.Image;

/**
 * A classifier whose scores have a gradient with respect to the picture. Every question may be asked from any thread, by
 * several at once.
 */
public interface DifferentiableClassifier extends Classifier {
    /** The scores at a picture, and as many of their slopes there as are asked for: what all share is computed once. */
    Tangent at(Image x);

    /** One score for each class, of any scale; the class with the highest is the prediction. */
    default double[] logits(Image x) {
        return at(x).logits();
    }

    /** The class with the highest score, the first of several, and {@code p(c) ∝ exp(logit_c)}. */
    @Override
    default Prediction predict(Image x) {
        return Prediction.ofLogits(logits(x));
    }

    /** The scores near one picture. Immutable as far as what it returns is not written to. */
    final class Tangent {
        private final double[] logits;
        private final Function<double[], float[]> slopes;

        /**
         * The scores and what computes their slopes.
         *
         * @param logits one for each class; shared, not copied
         * @param slopes gives {@link #slope}, asked only with one weight for each class
         */
        public Tangent(double[] logits, Function<double[], float[]> slopes) {
            this.logits = logits;
            this.slopes = slopes;
        }

        /** One for each class, as {@link DifferentiableClassifier#logits} gives them; shared, not copied. */
        public double[] logits() {
            return logits;
        }

        /**
         * How one weighted sum of the scores moves with the picture.
         *
         * <pre>∂/∂x Σ_c weights_c · logit_c(x)</pre>
         *
         * @param weights one for each class, of any sign
         * @return 784 numbers, row by row, as in the picture
         * @throws IllegalArgumentException for another number of weights
         */
        public float[] slope(double[] weights) {
            if (weights.length != logits.length) {
                throw new IllegalArgumentException("there are " + weights.length + " weights, expected one for each of "
                        + logits.length + " classes");
            }
            return slopes.apply(weights);
        }
    }
}
