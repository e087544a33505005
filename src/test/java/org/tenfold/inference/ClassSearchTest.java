package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How thoroughly a class is searched. */
final class ClassSearchTest {
    private static final int IMAGES = 6;

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
