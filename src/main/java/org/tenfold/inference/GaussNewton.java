package org.tenfold.inference;

import org.tenfold.image.Image;
import org.tenfold.inference.LatentSpace.Point;

/**
 * Levenberg-Marquardt in one latent space: solves
 * {@code (JᵀJ + β/2·I + λ·I) Δ = −(Jᵀ(G − x) + β/2·z)}, moves to {@code z + Δ} brought back into the ball, and keeps the
 * move only if F falls; λ starts at 1, is divided by four after a kept move and multiplied by four after a refused one.
 */
final class GaussNewton implements Refinement {
    static final double FIRST_DAMPING = 1;
    static final double EASE = 0.25;
    static final double TIGHTEN = 4;

    /** Refused moves before the search is over: the last is damped 4⁴ times more than the first. */
    private static final int TRIALS = 5;

    /** A kept move that lowers F by less than this part of it ends the search: 1e-5 of the score's usual size. */
    private static final double WORTHWHILE = 3e-4;

    private final LatentSpace space;
    private final float[] x;
    private final Normal normal;
    private final float[][] jacobian;
    private Point at;
    private Point trial;
    private double damping = FIRST_DAMPING;
    private boolean done;

    /** A search that starts at {@code start}, which is decoded and scored against {@code x}. */
    GaussNewton(LatentSpace space, float[] x, Point start, float[][] jacobian) {
        this.space = space;
        this.x = x;
        this.at = start;
        this.trial = new Point(new float[space.latentSize()]);
        this.normal = new Normal(space.latentSize());
        this.jacobian = jacobian;
    }

    @Override
    public Point at() {
        return at;
    }

    @Override
    public boolean done() {
        return done;
    }

    @Override
    public void step() {
        space.jacobian(at, jacobian);
        normal.set(jacobian, at.image, x, at.z, space.beta());
        for (int i = 0; i < TRIALS; i++) {
            normal.solve(damping, at.z, trial.z);
            space.project(trial.z);
            space.score(trial, x);
            if (trial.value < at.value) {
                done = at.value - trial.value < WORTHWHILE * at.value;
                damping *= EASE;
                Point before = at;
                at = trial;
                trial = before;
                return;
            }
            damping *= TIGHTEN;
        }
        done = true;
    }

    /** The normal equations of one linearisation, small enough to be solved by hand. */
    static final class Normal {
        private final int size;
        private final double[] matrix;
        private final double[] right;
        private final double[] factor;
        private final double[] solution;
        private final float[] residual = new float[Image.PIXELS];

        Normal(int size) {
            this.size = size;
            matrix = new double[size * size];
            right = new double[size];
            factor = new double[size * size];
            solution = new double[size];
        }

        /** A = JᵀJ + β/2·I and b = −(Jᵀ(G − x) + β/2·z) for the picture {@code g} with Jacobian {@code j}. */
        void set(float[][] j, float[] g, float[] x, float[] z, double beta) {
            for (int p = 0; p < residual.length; p++) {
                residual[p] = x[p] - g[p];
            }
            for (int a = 0; a < size; a++) {
                right[a] = product(j[a], residual) - beta / 2 * z[a];
                for (int b = 0; b <= a; b++) {
                    matrix[a * size + b] = product(j[a], j[b]);
                }
                matrix[a * size + a] += beta / 2;
            }
        }

        /** {@code Σ a_p b_p}, in four sums that do not wait for each other. */
        private static double product(float[] a, float[] b) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int p = 0; p + 3 < a.length; p += 4) {
                s0 += (double) a[p] * b[p];
                s1 += (double) a[p + 1] * b[p + 1];
                s2 += (double) a[p + 2] * b[p + 2];
                s3 += (double) a[p + 3] * b[p + 3];
            }
            return s0 + s1 + (s2 + s3);
        }

        /** target = z + (A + λ·I)⁻¹ b, by Cholesky's A + λ·I = L Lᵀ. */
        void solve(double lambda, float[] z, float[] target) {
            for (int a = 0; a < size; a++) {
                for (int b = 0; b <= a; b++) {
                    double sum = matrix[a * size + b] + (a == b ? lambda : 0);
                    for (int k = 0; k < b; k++) {
                        sum -= factor[a * size + k] * factor[b * size + k];
                    }
                    factor[a * size + b] = a == b ? Math.sqrt(sum) : sum / factor[b * size + b];
                }
            }
            for (int a = 0; a < size; a++) {
                double sum = right[a];
                for (int k = 0; k < a; k++) {
                    sum -= factor[a * size + k] * solution[k];
                }
                solution[a] = sum / factor[a * size + a];
            }
            for (int a = size - 1; a >= 0; a--) {
                double sum = solution[a];
                for (int k = a + 1; k < size; k++) {
                    sum -= factor[k * size + a] * solution[k];
                }
                solution[a] = sum / factor[a * size + a];
                target[a] = (float) (z[a] + solution[a]);
            }
        }
    }
}
