package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How thoroughly a class is searched. */
final class ClassSearchTest {
    private static final int IMAGES = 6;
    private static final int MOST = 8;

    /** What less thorough searches may lose, in all. */
    private static final double LITTLE_LOST = 1.02;

    @Test
    void anOutdoneClassIsSearchedLessAndStillBetterThanItsBestStart() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        classifier.samples().prepare(Digits.FEW, () -> false);
        int followed = 0;
        int followedOutdone = 0;
        double found = 0;
        double foundOutdone = 0;
        for (int c = 0; c < 10; c++) {
            ClassSearch search = new ClassSearch(classifier.model(), classifier.samples(), c);
            for (int i = 0; i < IMAGES; i++) {
                begin(search, i);
                double start = search.best().value;
                search.follow(false);
                followed += search.followed();
                found += finish(search);
                begin(search, i);
                assertThat(search.best().value).isEqualTo(start);
                search.follow(true);
                followedOutdone += search.followed();
                double end = finish(search);
                assertThat(end).isLessThan(start);
                foundOutdone += end;
            }
        }
        assertThat(followedOutdone).isLessThan(followed);
        assertThat(foundOutdone).isBetween(found, LITTLE_LOST * found);
    }

    @Test
    void aSecondLookLosesNothingAndFindsBetterExplanationsInAll() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        classifier.samples().prepare(Digits.FEW, () -> false);
        double found = 0;
        double foundAgain = 0;
        for (int c = 0; c < 10; c++) {
            ClassSearch search = new ClassSearch(classifier.model(), classifier.samples(), c);
            for (int i = 0; i < IMAGES; i++) {
                begin(search, i);
                search.follow(false);
                double first = finish(search);
                search.lookAgain(AbsSettings.FAST.steps());
                assertThat(search.best().value).isLessThanOrEqualTo(first);
                found += first;
                foundAgain += search.best().value;
            }
        }
        assertThat(foundAgain).isLessThan(found);
    }

    @Test
    void theMostPromisingSamplesAreThoseWithTheLowestBounds() {
        AbsClassifier classifier = Digits.small(Preset.FAST);
        PriorSamples samples = classifier.samples();
        samples.prepare(Digits.FEW, () -> false);
        LatentSpace space = LatentSpace.of(classifier.model(), 3);
        PriorSamples.Bounds bounds = samples.bounds();
        samples.nearest(3, Digits.image(0).toArray(), Digits.FEW, space, bounds);
        int[] byHand = IntStream.range(0, Digits.FEW)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> bounds.low[i] * bounds.low[i] + space.beta() * samples.kl(i)))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(samples.promising(Digits.FEW, MOST, space.beta(), bounds)).isEqualTo(byHand);
        assertThat(samples.promising(2, MOST, space.beta(), bounds)).containsExactlyInAnyOrder(0, 1);
    }

    private static void begin(ClassSearch search, int image) {
        search.begin(Digits.image(image).toArray(), Preset.FAST, Digits.FEW, null);
    }

    private static double finish(ClassSearch search) {
        for (int step = 0; step < AbsSettings.FAST.steps() && !search.done(); step++) {
            search.step();
        }
        return search.best().value;
    }
}
