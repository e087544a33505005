package org.tenfold.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class AdamTest {
    /** Parameters are floats of about 1. */
    private static final float ROUNDING = 1e-6f;

    @Test
    void twoStepsAreThoseWorkedOutByHand() {
        Adam adam = Adam.of(2);
        float[] parameters = {1, -1};
        // the first step has the length of the learning rate, whatever the gradient's
        adam.step(parameters, new float[] {0.5f, -200}, 0.1);
        assertThat(parameters[0]).isCloseTo(0.9f, within(ROUNDING));
        assertThat(parameters[1]).isCloseTo(-0.9f, within(ROUNDING));
        // gradients 0.5, then −0.3: m = 0.9·0.05 − 0.03 = 0.015, m̂ = 0.015 / 0.19 = 0.0789473684
        // v = 0.999·0.00025 + 0.001·0.09 = 0.00033975, v̂ = v / 0.001999 = 0.1699599800
        // step 0.1 · 0.0789473684 / 0.4122620284 = 0.0191497
        adam.step(parameters, new float[] {-0.3f, 0}, 0.1);
        assertThat(parameters[0]).isCloseTo(0.9f - 0.0191497f, within(ROUNDING));
    }

    @Test
    void afterResetTheFirstStepComesAgain() {
        Adam adam = Adam.of(1);
        float[] first = {0};
        adam.step(first, new float[] {1}, 0.05);
        adam.step(new float[] {7}, new float[] {-3}, 0.05);
        adam.reset();
        float[] again = {0};
        adam.step(again, new float[] {1}, 0.05);
        assertThat(again).containsExactly(first);
    }

    @Test
    void aBowlIsDescendedToItsBottom() {
        Adam adam = Adam.of(2);
        float[] x = {3, -2};
        for (int step = 0; step < 2000; step++) {
            // f = ½ (x₀² + 10 x₁²)
            adam.step(x, new float[] {x[0], 10 * x[1]}, 0.01);
        }
        assertThat(Ball.norm(x)).isLessThan(0.01);
    }

    @Test
    void anotherCountOfParametersIsRefused() {
        assertThatThrownBy(() -> Adam.of(3).step(new float[3], new float[2], 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 3");
        assertThatThrownBy(() -> Adam.of(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
