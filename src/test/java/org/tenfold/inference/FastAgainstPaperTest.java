package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What the interactive preset owes to the paper's, both asked here. Every image takes the paper's preset a third of a
 * second, hence few of them by default; {@code -Dtenfold.quality.images=1000} asks for as many as one likes.
 */
final class FastAgainstPaperTest {
    private static final String IMAGES = "tenfold.quality.images";
    private static final int FEW_IMAGES = 20;

    /** All classes together may be explained so much worse. */
    private static final double ALL_CLASSES = 1.01;

    /** The share of images whose answers may differ. */
    private static final double DIFFERENT = 0.003;

    @Test
    void itExplainsAlmostAsWellAndTheTrueClassNoWorse() {
        int images = Integer.getInteger(IMAGES, FEW_IMAGES);
        AbsClassifier fast = AbsClassifier.of(Digits.published(), Digits.allSamples(), AbsSettings.FAST);
        AbsClassifier paper = fast.with(AbsSettings.PAPER);
        double fastAll = 0;
        double paperAll = 0;
        double fastOwn = 0;
        double paperOwn = 0;
        int different = 0;
        for (int i = 0; i < images; i++) {
            Analysis quick = fast.analyse(Digits.image(i));
            Analysis slow = paper.analyse(Digits.image(i));
            int label = Digits.testSet().label(i);
            for (int c = 0; c < 10; c++) {
                fastAll += quick.reconstruction(c).negativeElbo();
                paperAll += slow.reconstruction(c).negativeElbo();
            }
            fastOwn += quick.reconstruction(label).negativeElbo();
            paperOwn += slow.reconstruction(label).negativeElbo();
            different += quick.prediction() == slow.prediction() ? 0 : 1;
        }
        assertThat(fastAll / paperAll).isLessThanOrEqualTo(ALL_CLASSES);
        assertThat(fastOwn).isLessThanOrEqualTo(paperOwn);
        assertThat(different).isLessThanOrEqualTo((int) (DIFFERENT * images));
    }
}
