package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenfold.image.Image;

final class NormTest {
    /** A picture on the surface of a ball stays there but for the rounding of its floats. */
    private static final double ROUNDING = 1e-5;

    @ParameterizedTest
    @EnumSource(names = {"L2", "LINF"})
    void whatIsMovedIntoABallIsInItToTheLastDigit(Norm norm) {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 500; trial++) {
            float[] x = new float[Image.PIXELS];
            float[] moved = new float[Image.PIXELS];
            for (int p = 0; p < x.length; p++) {
                x[p] = (float) random.nextDouble();
                moved[p] = (float) random.nextDouble();
            }
            double radius = norm.distance(x, moved) * random.nextDouble();
            norm.project(x, moved, radius);
            assertThat(norm.distance(x, moved)).isBetween(radius * (1 - ROUNDING), radius);
        }
    }
}
