package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Stroke;

final class HandwritingTest {
    private static final float WIDTH = 0.08f;

    /** Positions are floats. */
    private static final float ROUNDING = 1e-5f;

    private static final Stroke DOWN =
            new Stroke(new float[] {0.2f, 0.2f, 0.8f}, new float[] {0.1f, 0.5f, 0.5f}, WIDTH, false);
    private static final Stroke ACROSS = new Stroke(new float[] {0.6f, 0.6f}, new float[] {0.2f, 0.9f}, WIDTH, false);

    private final Handwriting four = Handwriting.of(List.of(DOWN, ACROSS));

    @Test
    void aDigitTakesASecondToAndAHalf() {
        assertThat(four.seconds()).isBetween(Handwriting.SHORTEST, Handwriting.LONGEST);
        assertThat(Handwriting.of(List.of(ACROSS)).seconds()).isEqualTo(Handwriting.SHORTEST);
        List<Stroke> many = Collections.nCopies(100, DOWN);
        assertThat(Handwriting.of(many).seconds()).isCloseTo(Handwriting.LONGEST, within(1e-9));
    }

    @Test
    void itBeginsWithADotAndEndsWithTheVeryStrokes() {
        List<Stroke> first = four.after(0);
        assertThat(first).hasSize(1);
        assertThat(first.get(0).x()).containsExactly(0.2f);
        List<Stroke> last = four.after(four.seconds());
        assertThat(last.get(0)).isSameAs(DOWN);
        assertThat(last.get(1)).isSameAs(ACROSS);
    }

    @Test
    void oneStrokeIsWholeBeforeTheNextBegins() {
        for (double seconds = 0; seconds < four.seconds(); seconds += 0.01) {
            List<Stroke> there = four.after(seconds);
            if (there.size() == 2) {
                assertThat(there.get(0)).isSameAs(DOWN);
            }
        }
    }

    @Test
    void halfOfAStrokesTimeIsHalfOfItsWay() {
        Handwriting one = Handwriting.of(List.of(DOWN));
        Stroke half = one.after(one.seconds() / 2).get(0);
        // The way is 0.4 down and 0.6 to the right: half of it ends 0.1 after the corner.
        assertThat(half.x()).containsExactly(new float[] {0.2f, 0.2f, 0.3f}, within(ROUNDING));
        assertThat(half.y()).containsExactly(new float[] {0.1f, 0.5f, 0.5f}, within(ROUNDING));
    }

    @Test
    void theHandStartsSlowly() {
        Handwriting one = Handwriting.of(List.of(ACROSS));
        Stroke tenth = one.after(one.seconds() / 10).get(0);
        float way = tenth.y()[1] - tenth.y()[0];
        assertThat(way).isPositive().isLessThan(0.07f);
    }

    @Test
    void aLoneDotIsThereAtOnce() {
        Stroke dot = new Stroke(new float[] {0.5f}, new float[] {0.5f}, WIDTH, false);
        assertThat(Handwriting.of(List.of(dot)).after(0.1).get(0).x()).containsExactly(0.5f);
    }
}
