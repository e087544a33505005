package org.tenfold.inference;

import org.tenfold.image.Image;
import org.tenfold.inference.LatentSpace.Point;

/**
 * Levenberg-Marquardt in one latent space: solves
 * {@code (JᵀJ + β/2·I + λ·I) Δ = −(Jᵀ(G − x) + β/2·z)}, moves to {@code z + Δ} brought back into the ball, and keeps the
 * move only if F falls; λ starts at 1, is divided by four after a kept move and multiplied by four after a refused one.
 *
 * <p>A Jacobian costs as much as five pictures, so each serves twice: after its move it is corrected along the way that
 * was gone so that it agrees with the picture found there (Broyden, "A class of methods for solving nonlinear
 * simultaneous equations", 1965), and one more move is tried with it.
 */
final class GaussNewton implements Refinement {
    static final double FIRST_DAMPING = 1;
    static final double EASE = 0.25;
    static final double TIGHTEN = 4;

    /** Refused moves before the search is over: the last is damped 4⁴ times more than the first. */
    private static final int TRIALS = 5;

    private final LatentSpace space;
    private final float[] x;
    private final Normal normal;
    private final float[][] jacobian;
    private final float[] moved;
    private final float[] missed = new float[Image.PIXELS];
    private final double worthwhile;
    private Point at;
    private Point trial;
    private double damping = FIRST_DAMPING;
    private boolean done;
    private Runnable watcher = UNWATCHED;

    /**
     * A search that starts at {@code start}, which is decoded and scored against {@code x}.
     *
     * @param jacobian room for the Jacobian during a step
     * @param worthwhile a step that lowers F by less than this part of it is the last
     */
    GaussNewton(LatentSpace space, float[] x, Point start, float[][] jacobian, double worthwhile) {
        this.worthwhile = worthwhile;
        this.moved = new float[space.latentSize()];
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
    public void watch(Runnable told) {
        watcher = told;
    }

    @Override
    public void step() {
        double before = at.value;
        space.jacobian(at, jacobian);
        if (!move(TRIALS)) {
            done = true;
            return;
        }
        // Now `trial` is where the move began.
        correct(trial, at);
        move(1);
        done = before - at.value < worthwhile * before;
    }

    /** Moves to a better point with the Jacobian as it is, if one is found in so many trials. */
    private boolean move(int trials) {
        normal.set(jacobian, at.image, x, at.z, space.beta());
        for (int i = 0; i < trials; i++) {
            normal.solve(damping, at.z, trial.z);
            space.project(trial.z);
            space.score(trial, x);
            if (trial.value < at.value) {
                damping *= EASE;
                Point before = at;
                at = trial;
                trial = before;
                watcher.run();
                return true;
            }
            damping *= TIGHTEN;
        }
        return false;
    }

    /** J ← J + (ΔG − J Δz) Δzᵀ / ‖Δz‖²: afterwards J Δz = ΔG. */
    private void correct(Point from, Point to) {
        double square = 0;
        for (int i = 0; i < moved.length; i++) {
            moved[i] = to.z[i] - from.z[i];
            square += (double) moved[i] * moved[i];
        }
        if (square == 0) {
            return;
        }
        for (int p = 0; p < missed.length; p++) {
            missed[p] = to.image[p] - from.image[p];
        }
        for (int i = 0; i < moved.length; i++) {
            addMultiple(missed, -moved[i], jacobian[i]);
        }
        for (int i = 0; i < moved.length; i++) {
            addMultiple(jacobian[i], (float) (moved[i] / square), missed);
        }
    }

    private static void addMultiple(float[] target, float factor, float[] row) {
        for (int p = 0; p < target.length; p++) {
            target[p] += factor * row[p];
        }
    }

    /** The normal equations of one linearisation, small enough to be solved by hand. */
    static final class Normal {
        /** A seventh of a picture. */
        private static final int PART = Image.PIXELS / 7;

        private final int size;
        private final double[] matrix;
        private final double[] right;
        private final double[] factor;
        private final double[] solution;
        private final float[] residual = new float[Image.PIXELS];
        private final float[] partial = new float[PART];

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

        /**
         * {@code Σ a_p b_p}: seven products, far from each other, make a float in a loop without dependences, which becomes
         * vector instructions; these are added in double precision.
         */
        private double product(float[] a, float[] b) {
            for (int p = 0; p < PART; p++) {
                partial[p] = a[p] * b[p]
                        + a[p + PART] * b[p + PART]
                        + (a[p + 2 * PART] * b[p + 2 * PART] + a[p + 3 * PART] * b[p + 3 * PART])
                        + (a[p + 4 * PART] * b[p + 4 * PART]
                                + a[p + 5 * PART] * b[p + 5 * PART]
                                + a[p + 6 * PART] * b[p + 6 * PART]);
            }
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int p = 0; p < PART; p += 4) {
                s0 += partial[p];
                s1 += partial[p + 1];
                s2 += partial[p + 2];
                s3 += partial[p + 3];
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
