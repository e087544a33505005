package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tenfold.model.Prediction;

final class ContenderTest {
    private static Prediction sure(double probability) {
        double[] probabilities = new double[10];
        Arrays.fill(probabilities, (1 - probability) / 9);
        probabilities[7] = probability;
        return new Prediction(7, probabilities);
    }

    @Test
    void onlyAbsMaySayThatNoneOfTheTenFits() {
        for (Contender contender : Contender.values()) {
            assertThat(contender.standsBy(sure(0.21))).isTrue();
            assertThat(contender.standsBy(sure(0.19)))
                    .isEqualTo(contender != Contender.ABS && contender != Contender.BINARY_ABS);
        }
    }
}
