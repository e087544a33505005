package org.tenfold.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ActivationTest {
    /** Five roundings of a float below 1, each of half a unit in the last place. */
    private static final double ERROR = 3e-7;

    private static float[] manyNumbers() {
        float[] x = new float[40_001];
        for (int i = 0; i < x.length; i++) {
            // from −100 to 100, close together around 0
            double t = (i - 20_000) / 20_000.0;
            x[i] = (float) (100 * t * t * t);
        }
        return x;
    }

    @Test
    void eluIsTheIdentityAboveZeroAndAnExponentialBelow() {
        float[] x = manyNumbers();
        float[] y = x.clone();
        Elu.apply(y);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            double expected = x[i] > 0 ? x[i] : Math.expm1(x[i]);
            worst = Math.max(worst, Math.abs(y[i] - expected));
        }
        assertThat(worst).isLessThan(ERROR);
    }

    @Test
    void theDerivativeOfEluFollowsFromItsValue() {
        float[] x = manyNumbers();
        float[] y = x.clone();
        Elu.apply(y);
        float[] gradient = new float[x.length];
        Arrays.fill(gradient, 2);
        Elu.multiplyByDerivative(gradient, y);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            double expected = x[i] > 0 ? 2 : 2 * Math.exp(x[i]);
            worst = Math.max(worst, Math.abs(gradient[i] - expected));
        }
        assertThat(worst).isLessThan(2 * ERROR);
    }

    @Test
    void sigmoidIsTheLogisticFunctionAndNeverLeavesZeroToOne() {
        float[] x = manyNumbers();
        float[] y = new float[x.length];
        Sigmoid.apply(x, y);
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(y[i] - 1 / (1 + Math.exp(-x[i]))));
            assertThat(y[i]).isBetween(0f, 1f);
        }
        assertThat(worst).isLessThan(ERROR);
    }

    @Test
    void whatIsNotANumberStaysSo() {
        float[] x = {Float.NaN};
        float[] y = new float[1];
        Sigmoid.apply(x, y);
        Elu.apply(x);
        assertThat(x[0]).isNaN();
        assertThat(y[0]).isNaN();
    }

    @Test
    void infinitiesHaveTheirLimits() {
        float[] x = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        float[] y = new float[2];
        Sigmoid.apply(x, y);
        assertThat(y).containsExactly(1, 0);
        Elu.apply(x);
        assertThat(x).containsExactly(Float.POSITIVE_INFINITY, -1);
    }
}
