package org.tenfold.math;

/**
 * Kullback-Leibler divergence of the posterior of a latent from the standard normal prior, in nats.
 *
 * <p>At inference the variance of the posterior is fixed at 1, so only the mean counts.
 */
public final class KlDivergence {
    private KlDivergence() {}

    /** {@code KL(N(z, I) ‖ N(0, I)) = ½‖z‖²}. */
    public static double toStandardNormal(float[] z) {
        // KL = ½ Σ z_i²
        double sum = 0;
        for (float zi : z) {
            sum += (double) zi * zi;
        }
        return 0.5 * sum;
    }
}
