package org.tenfold.model;

import org.tenfold.image.Image;
import org.tenfold.math.Distance;
import org.tenfold.math.KlDivergence;

/**
 * How badly a class explains a picture: the two terms of the negative evidence lower bound for one latent {@code z},
 * lower is better.
 *
 * <p>{@code F(z; x) = ‖x − G(z)‖² + β · ½‖z‖²}, Schott, Rauber, Bethge, Brendel, "Towards the first adversarially robust
 * neural network model on MNIST", ICLR 2019. The number on every screen and in every file is {@link #value}, which is
 * {@code F / 784}.
 *
 * @param squaredError {@code ‖x − G(z)‖²}, summed over the pixels
 * @param kl {@code ½‖z‖²}
 */
public record NegativeElbo(double squaredError, double kl) {
    /** The terms for a picture, its reconstruction and the latent that gave it. */
    public static NegativeElbo of(float[] x, float[] reconstruction, float[] z) {
        return new NegativeElbo(Distance.squaredL2(x, reconstruction), KlDivergence.toStandardNormal(z));
    }

    /** {@code (squared error + β · KL) / 784}. */
    public double value(double beta) {
        return (squaredError + beta * kl) / Image.PIXELS;
    }
}
