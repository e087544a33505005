package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.inference.GaussNewton.Normal;
import org.tenfold.inference.LatentSpace.Point;
import org.tenfold.math.Ball;
import org.tenfold.model.ModelDescription;
import org.tenfold.model.Reference;

/** The two ways to improve a latent. */
final class LatentSearchTest {
    /** Of sums of 784 numbers up to 1, in single precision. */
    private static final double ROUNDED_SUMS = 1e-3;

    /** Central differences with step 1e-2 of a float function of size 50: truncation and rounding are both near 1e-3. */
    private static final double STEP = 1e-2;

    private static final double DIFFERENCE_TOLERANCE = 5e-3;
    private static final double RADIUS = 5;
    /** The ball is left by the rounding of eight floats at most. */
    private static final double ON_RADIUS = 1e-5;

    private static float[] latent(SplittableRandom random, double scale) {
        float[] z = new float[8];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (scale * random.nextGaussian());
        }
        return z;
    }

    private static Point start(LatentSpace space, float[] z, float[] x) {
        Point point = new Point(z);
        space.project(point.z);
        space.score(point, x);
        return point;
    }

    @Test
    void theGradientOfTheObjectiveIsItsSlope() {
        SplittableRandom random = new SplittableRandom(1);
        for (int c = 0; c < 10; c++) {
            LatentSpace space = LatentSpace.of(Digits.small(), c);
            float[] x = Digits.image(c).toArray();
            Point point = new Point(latent(random, 1));
            float[] gradient = new float[8];
            space.gradient(point, x, gradient);
            for (int i = 0; i < 8; i++) {
                float[] up = point.z.clone();
                float[] down = point.z.clone();
                up[i] += (float) STEP;
                down[i] -= (float) STEP;
                double slope = (start(space, up, x).value - start(space, down, x).value) / (up[i] - (double) down[i]);
                assertThat((double) gradient[i]).isCloseTo(slope, within(DIFFERENCE_TOLERANCE * (1 + Math.abs(slope))));
            }
        }
    }

    @Test
    void theFirstUpdateOfAdamGoesOneLearningRateAgainstTheSign() {
        LatentSpace space = LatentSpace.of(Digits.small(), 3);
        float[] x = Digits.image(0).toArray();
        Point point = start(space, latent(new SplittableRandom(2), 1), x);
        float[] before = point.z.clone();
        float[] gradient = new float[8];
        space.gradient(point, x, gradient);
        new LatentDescent(space, x, point).step();
        for (int i = 0; i < 8; i++) {
            // m̂ / (√v̂ + ε) = ±1 up to ε, here 1e-8 of at least 1e-5
            assertThat(point.z[i]).isCloseTo(before[i] - 0.05f * Math.signum(gradient[i]), within(1e-4f));
        }
    }

    @Test
    void everyUpdateStaysInTheBall() {
        // The published search for class 0 in image 1 ends on the radius.
        int pair = 10;
        LatentSpace space = LatentSpace.of(Digits.small(), 0);
        float[] x = Digits.image(1).toArray();
        float[] z = Arrays.copyOfRange(Reference.goldenAnswers("start_latent"), 8 * pair, 8 * pair + 8);
        LatentDescent descent = new LatentDescent(space, x, start(space, z, x));
        boolean touched = false;
        for (int i = 0; i < 49; i++) {
            descent.step();
            double norm = Ball.norm(descent.at().z);
            assertThat(norm).isLessThan(RADIUS + ON_RADIUS);
            touched |= norm > RADIUS - ON_RADIUS;
        }
        assertThat(touched).isTrue();
    }

    @Test
    void theNormalEquationsAreThoseWorkedOutByHand() {
        // Two latents, of which the first moves pixel 0 by 2 and the second pixel 1 by 1 and pixel 0 by 1.
        float[][] jacobian = new float[2][Image.PIXELS];
        jacobian[0][0] = 2;
        jacobian[1][0] = 1;
        jacobian[1][1] = 1;
        float[] x = new float[Image.PIXELS];
        x[0] = 3;
        x[1] = 1;
        Normal normal = new Normal(2);
        normal.set(jacobian, new float[Image.PIXELS], x, new float[] {1, 2}, 2);
        // A + λI = [[4, 2], [2, 2]] + [[1, 0], [0, 1]] + 2 = [[7, 2], [2, 5]];  b = [6, 4] − [1, 2] = [5, 2]
        float[] target = new float[2];
        normal.solve(2, new float[] {1, 2}, target);
        // Δ = [21, 4] / 31
        assertThat(target[0]).isCloseTo(1 + 21f / 31, within(1e-6f));
        assertThat(target[1]).isCloseTo(2 + 4f / 31, within(1e-6f));
    }

    @Test
    void theNormalEquationsAreThoseOfSumsInDoublePrecision() {
        SplittableRandom random = new SplittableRandom(9);
        float[][] jacobian = new float[8][Image.PIXELS];
        float[] x = new float[Image.PIXELS];
        for (int p = 0; p < Image.PIXELS; p++) {
            x[p] = (float) random.nextDouble();
            for (float[] row : jacobian) {
                row[p] = (float) random.nextDouble(-1, 1);
            }
        }
        Normal normal = new Normal(8);
        normal.set(jacobian, new float[Image.PIXELS], x, new float[8], 2);
        float[] solution = new float[8];
        normal.solve(3, new float[8], solution);
        for (float[] row : jacobian) {
            // (JᵀJ + I + 3 I) Δ = Jᵀ x, one row of it
            double left = 4 * solution[List.of(jacobian).indexOf(row)];
            double right = 0;
            for (int p = 0; p < Image.PIXELS; p++) {
                for (int i = 0; i < 8; i++) {
                    left += (double) row[p] * jacobian[i][p] * solution[i];
                }
                right += (double) row[p] * x[p];
            }
            assertThat(left).isCloseTo(right, within(ROUNDED_SUMS));
        }
    }

    @Test
    void levenbergMarquardtNeverWorsensAndStaysInTheBall() {
        SplittableRandom random = new SplittableRandom(4);
        float[][] jacobian = new float[8][Image.PIXELS];
        for (int c = 0; c < 10; c++) {
            LatentSpace space = LatentSpace.of(Digits.small(), c);
            float[] x = Digits.image(c + 10).toArray();
            GaussNewton search =
                    new GaussNewton(space, x, start(space, latent(random, c % 2 == 0 ? 1 : 3), x), jacobian, 1e-3);
            double value = search.at().value;
            for (int i = 0; i < 8 && !search.done(); i++) {
                search.step();
                assertThat(search.at().value).isLessThanOrEqualTo(value);
                assertThat(search.at().value)
                        .isEqualTo(start(space, search.at().z.clone(), x).value);
                assertThat(Ball.norm(search.at().z)).isLessThan(RADIUS + ON_RADIUS);
                value = search.at().value;
            }
        }
    }

    @Test
    void fourSuchStepsDoWhatManyUpdatesOfAdamDo() {
        ModelDescription description = Digits.small().description();
        assertThat(description.latentRadius()).isEqualTo(RADIUS);
        float[][] jacobian = new float[8][Image.PIXELS];
        double newton = 0;
        double adam = 0;
        for (int i = 0; i < 10; i++) {
            int label = Digits.testSet().label(i);
            LatentSpace space = LatentSpace.of(Digits.small(), label);
            float[] x = Digits.image(i).toArray();
            GaussNewton four = new GaussNewton(space, x, start(space, space.encode(x), x), jacobian, 1e-3);
            for (int step = 0; step < 4 && !four.done(); step++) {
                four.step();
            }
            LatentDescent many = new LatentDescent(space, x, start(space, space.encode(x), x));
            for (int step = 0; step < 49; step++) {
                many.step();
            }
            newton += four.at().value;
            adam += many.at().value;
        }
        assertThat(newton).isLessThan(1.01 * adam);
    }
}
