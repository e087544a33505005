package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenfold.math.Softmax;

class TermTest {
    /** The scores are floats, everything else is computed in double precision. */
    private static final double ROUNDING = 1e-12;

    @Test
    void theProbabilityOfAClassAgainstTheOthersIsThatOfTheSoftmax() {
        float[][] pictures = {{12, 40, 13.5f, 90}, {30, 31, 32, 33}, {500, 0, 20, 4000}};
        for (float[] picture : pictures) {
            List<float[]> scores = new ArrayList<>();
            double[] logits = new double[picture.length];
            for (int c = 0; c < picture.length; c++) {
                scores.add(new float[] {picture[c]});
                logits[c] = -Term.ALPHA * picture[c];
            }
            double[] expected = Softmax.of(logits);
            for (int c = 0; c < picture.length; c++) {
                assertThat(Term.probability(picture[c], Term.others(scores, 0, c)))
                        .isCloseTo(expected[c], within(ROUNDING));
            }
        }
    }
}
