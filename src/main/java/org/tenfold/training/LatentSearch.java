package org.tenfold.training;

import static org.tenfold.training.LaneConvolution.SPECIES;
import static org.tenfold.training.VaeNetwork.LATENT;
import static org.tenfold.training.VaeNetwork.PIXELS;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * For a batch of {@link #LANES} pictures and one decoder, the latents that explain them best: minimises
 * F(z; x) = ‖x − G(z)‖² + β·½‖z‖² over ‖z‖ ≤ radius by Levenberg-Marquardt, all pictures at once, the eight tangents of
 * the Jacobian as further lanes. Not thread-safe.
 */
final class LatentSearch {
    static final int LANES = 16;
    private static final int TANGENT_LANES = LATENT * LANES;
    /** Numbers in the lower triangle of an 8x8 matrix. */
    static final int FACTORS = LATENT * (LATENT + 1) / 2;

    private static final double FIRST_DAMPING = 1;
    private static final double MORE_DAMPING = 4;
    private static final double LESS_DAMPING = 0.25;

    private final LaneNetwork decoder;
    private final double beta;
    private final double radius;
    private final float[] directions = new float[LATENT * TANGENT_LANES];
    private final float[][] tangents;
    private final float[] image = new float[PIXELS * LANES];
    private final float[] trial = new float[LATENT * LANES];
    private final double[] damping = new double[LANES];
    private final float[] normal = new float[FACTORS * LANES];
    private final float[] slope = new float[LATENT * LANES];
    private final float[] trialScore = new float[LANES];
    private final double[] matrix = new double[LATENT * LATENT];
    private final double[] step = new double[LATENT];

    LatentSearch(LaneNetwork decoder, double beta, double radius) {
        this.decoder = decoder;
        this.beta = beta;
        this.radius = radius;
        tangents = new float[decoder.layers.length][];
        for (int l = 0; l < tangents.length; l++) {
            tangents[l] = new float[decoder.layers[l].outputSize() * TANGENT_LANES];
        }
        for (int d = 0; d < LATENT; d++) {
            Arrays.fill(directions, (d * LATENT + d) * LANES, (d * LATENT + d + 1) * LANES, 1f);
        }
    }

    /** score[n] = F(z; x) of each lane. */
    void score(float[] x, float[] z, float[] score) {
        LaneMath.logistic(decoder.forward(z), image, image.length);
        int width = SPECIES.length();
        for (int n = 0; n < LANES; n += width) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int p = 0; p < PIXELS; p++) {
                FloatVector e = FloatVector.fromArray(SPECIES, image, p * LANES + n)
                        .sub(FloatVector.fromArray(SPECIES, x, p * LANES + n));
                sum = e.fma(e, sum);
            }
            for (int d = 0; d < LATENT; d++) {
                FloatVector v = FloatVector.fromArray(SPECIES, z, d * LANES + n);
                sum = v.mul((float) (beta / 2)).fma(v, sum);
            }
            sum.intoArray(score, n);
        }
    }

    /** Refines z in place by the given number of steps; score[n] = F of the result, never above that of the start. */
    void refine(float[] x, float[] z, int steps, float[] score) {
        Arrays.fill(damping, FIRST_DAMPING);
        score(x, z, score);
        for (int s = 0; s < steps; s++) {
            if (s > 0) {
                LaneMath.logistic(decoder.forward(z), image, image.length);
            }
            normalEquations(x);
            for (int n = 0; n < LANES; n++) {
                solve(z, n);
            }
            project(trial);
            score(x, trial, trialScore);
            for (int n = 0; n < LANES; n++) {
                if (trialScore[n] < score[n]) {
                    score[n] = trialScore[n];
                    for (int d = 0; d < LATENT; d++) {
                        z[d * LANES + n] = trial[d * LANES + n];
                    }
                    damping[n] *= LESS_DAMPING;
                } else {
                    damping[n] *= MORE_DAMPING;
                }
            }
        }
    }

    /** Moves every lane's latent that lies outside the ball onto it. */
    void project(float[] z) {
        for (int n = 0; n < LANES; n++) {
            double norm = 0;
            for (int a = 0; a < LATENT; a++) {
                norm += z[a * LANES + n] * z[a * LANES + n];
            }
            if (norm > radius * radius) {
                float shrink = (float) (radius / Math.sqrt(norm));
                for (int a = 0; a < LATENT; a++) {
                    z[a * LANES + n] *= shrink;
                }
            }
        }
    }

    /** JᵀJ and Jᵀ(G − x) of every lane, for the activations that the last forward pass left in the decoder. */
    private void normalEquations(float[] x) {
        float[] source = directions;
        int width = SPECIES.length();
        int last = tangents.length - 1;
        for (int l = 0; l <= last; l++) {
            float[] t = tangents[l];
            decoder.layers[l].forward(decoder.theta, decoder.weightsAt(l), -1, source, t, TANGENT_LANES);
            float[] y = l == last ? image : decoder.activation(l);
            for (int i = 0, n = 0; n < y.length; n += LANES) {
                for (int m = 0; m < LANES; m += width) {
                    FloatVector v = FloatVector.fromArray(SPECIES, y, n + m);
                    // logistic′ = y (1 − y) on the last layer, elu′ before
                    FloatVector factor = l == last ? v.sub(v.mul(v)) : LaneMath.eluSlope(v);
                    for (int d = 0; d < LATENT; d++) {
                        int at = i + d * LANES + m;
                        FloatVector.fromArray(SPECIES, t, at).mul(factor).intoArray(t, at);
                    }
                }
                i += TANGENT_LANES;
            }
            source = t;
        }
        float[] j = tangents[last];
        for (int n = 0; n < LANES; n += width) {
            int pair = 0;
            for (int a = 0; a < LATENT; a++) {
                FloatVector rhs = FloatVector.zero(SPECIES);
                for (int p = 0; p < PIXELS; p++) {
                    FloatVector e = FloatVector.fromArray(SPECIES, image, p * LANES + n)
                            .sub(FloatVector.fromArray(SPECIES, x, p * LANES + n));
                    rhs = e.fma(FloatVector.fromArray(SPECIES, j, p * TANGENT_LANES + a * LANES + n), rhs);
                }
                rhs.intoArray(slope, a * LANES + n);
                for (int b = a; b < LATENT; b++, pair++) {
                    FloatVector s0 = FloatVector.zero(SPECIES);
                    FloatVector s1 = FloatVector.zero(SPECIES);
                    for (int p = 0; p < PIXELS; p += 2) {
                        int at = p * TANGENT_LANES + n;
                        s0 = FloatVector.fromArray(SPECIES, j, at + a * LANES)
                                .fma(FloatVector.fromArray(SPECIES, j, at + b * LANES), s0);
                        at += TANGENT_LANES;
                        s1 = FloatVector.fromArray(SPECIES, j, at + a * LANES)
                                .fma(FloatVector.fromArray(SPECIES, j, at + b * LANES), s1);
                    }
                    s0.add(s1).intoArray(normal, pair * LANES + n);
                }
            }
        }
    }

    /**
     * The precision 2·JᵀJ + β·I of the Laplace approximation of lane n's posterior where the last step of {@link #refine}
     * began, as its Cholesky factor: the lower triangle, row by row, {@link #FACTORS} numbers from {@code target} on.
     */
    void posterior(int n, float[] factors, int target) {
        for (int a = 0, pair = 0; a < LATENT; a++) {
            for (int b = a; b < LATENT; b++, pair++) {
                matrix[b * LATENT + a] = 2 * normal[pair * LANES + n] + (a == b ? beta : 0);
            }
        }
        cholesky();
        for (int a = 0, k = target; a < LATENT; a++) {
            for (int b = 0; b <= a; b++) {
                factors[k++] = (float) matrix[a * LATENT + b];
            }
        }
    }

    /** trial = z + Δ with (JᵀJ + β/2·I + λ·I) Δ = −(Jᵀ(G − x) + β/2·z). */
    private void solve(float[] z, int n) {
        for (int a = 0, pair = 0; a < LATENT; a++) {
            for (int b = a; b < LATENT; b++, pair++) {
                matrix[b * LATENT + a] = normal[pair * LANES + n];
            }
            matrix[a * LATENT + a] += beta / 2 + damping[n];
            step[a] = -(slope[a * LANES + n] + beta / 2 * z[a * LANES + n]);
        }
        cholesky();
        for (int a = 0; a < LATENT; a++) {
            for (int k = 0; k < a; k++) {
                step[a] -= matrix[a * LATENT + k] * step[k];
            }
            step[a] /= matrix[a * LATENT + a];
        }
        for (int a = LATENT - 1; a >= 0; a--) {
            for (int k = a + 1; k < LATENT; k++) {
                step[a] -= matrix[k * LATENT + a] * step[k];
            }
            step[a] /= matrix[a * LATENT + a];
        }
        for (int a = 0; a < LATENT; a++) {
            trial[a * LANES + n] = (float) (z[a * LANES + n] + step[a]);
        }
    }

    /** matrix = L Lᵀ, L in the lower half. */
    private void cholesky() {
        for (int a = 0; a < LATENT; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = matrix[a * LATENT + b];
                for (int k = 0; k < b; k++) {
                    sum -= matrix[a * LATENT + k] * matrix[b * LATENT + k];
                }
                matrix[a * LATENT + b] = a == b ? Math.sqrt(sum) : sum / matrix[b * LATENT + b];
            }
        }
    }
}
