package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class CutsTest {
    /** Floats of size 1, and multipliers found by thirty halvings. */
    private static final float TOLERANCE = 1e-5f;

    @Test
    void withoutConditionsNothingMoves() {
        assertThat(new Cuts(new float[] {0.25f, 1}).nearest()).containsExactly(0.25f, 1f);
    }

    @Test
    void onePlaneIsMetAtTheFootOfThePerpendicular() {
        Cuts cuts = new Cuts(new float[] {0.5f, 0.5f});
        // x + y ≤ 0.8: both go down by 0.1
        cuts.add(new double[] {1, 1}, 0.8);
        assertThat(cuts.nearest()).containsExactly(new float[] {0.4f, 0.4f}, within(TOLERANCE));
    }

    @Test
    void theBoxBendsTheWay() {
        Cuts cuts = new Cuts(new float[] {0.1f, 0.5f});
        // x + y ≤ 0.2: the perpendicular would go to (−0.1, 0.3); inside the box the nearest is (0, 0.2)
        cuts.add(new double[] {1, 1}, 0.2);
        assertThat(cuts.nearest()).containsExactly(new float[] {0, 0.2f}, within(TOLERANCE));
    }

    @Test
    void twoPlanesAreMetAtOnce() {
        Cuts cuts = new Cuts(new float[] {0.5f, 0.5f});
        // x ≤ 0.4 and x + y ≤ 0.6: the corner (0.3, 0.3) of the second alone meets both
        cuts.add(new double[] {1, 0}, 0.4);
        cuts.add(new double[] {1, 1}, 0.6);
        assertThat(cuts.nearest()).containsExactly(new float[] {0.3f, 0.3f}, within(TOLERANCE));
        // and y ≤ 0.1 in addition: x may be 0.4 again, x + y = 0.5
        cuts.add(new double[] {0, 1}, 0.1);
        assertThat(cuts.nearest()).containsExactly(new float[] {0.4f, 0.1f}, within(1e-3f));
    }

    @Test
    void aConditionThatHoldsAlreadyMovesNothing() {
        Cuts cuts = new Cuts(new float[] {0.5f, 0.5f});
        cuts.add(new double[] {1, 1}, 1.5);
        assertThat(cuts.nearest()).containsExactly(0.5f, 0.5f);
    }
}
