package org.tenfold.model;

import org.tenfold.image.Image;

/**
 * A classifier whose scores have a gradient with respect to the picture. Both questions may be asked from any thread, by
 * several at once.
 */
public interface DifferentiableClassifier extends Classifier {
    /** One score for each class, of any scale; the class with the highest is the prediction. */
    double[] logits(Image x);

    /**
     * The scores and how one weighted sum of them moves with the picture.
     *
     * <pre>∂/∂x Σ_c weights_c · logit_c(x)</pre>
     *
     * @param weights one for each class, of any sign
     * @throws IllegalArgumentException for another number of weights
     */
    Gradient gradient(Image x, double[] weights);

    /**
     * The scores at a picture, and as many of their slopes there as are asked for: what all of them share is computed once.
     */
    default Tangent at(Image x) {
        double[] logits = logits(x);
        return new Tangent() {
            @Override
            public double[] logits() {
                return logits;
            }

            @Override
            public float[] slope(double[] weights) {
                return gradient(x, weights).pixels();
            }
        };
    }

    /** The scores near one picture. Immutable as far as what it returns is not written to. */
    interface Tangent {
        /** One for each class, as {@link DifferentiableClassifier#logits} gives them; shared, not copied. */
        double[] logits();

        /**
         * {@code ∂/∂x Σ_c weights_c · logit_c(x)}: 784 numbers, row by row.
         *
         * @throws IllegalArgumentException for another number of weights
         */
        float[] slope(double[] weights);
    }

    /**
     * The answer to {@link #gradient}.
     *
     * @param logits one for each class, as {@link #logits} gives them; shared, not copied
     * @param pixels 784 numbers, row by row, as in the picture; shared, not copied
     */
    record Gradient(double[] logits, float[] pixels) {
        public Gradient {
            if (pixels.length != Image.PIXELS) {
                throw new IllegalArgumentException(
                        "gradient has " + pixels.length + " pixels, expected " + Image.PIXELS);
            }
        }
    }
}
