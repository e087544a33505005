package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the interactive preset owes to the published models. */
final class FastPresetTest {
    private static final int IMAGES = 200;

    /** Mean negative ELBO of the first 200 test images over all classes; the published search reaches 0.0527. */
    private static final double ALL_CLASSES = 0.0500;

    /** The same over the true class; the published search reaches 0.01373. */
    private static final double TRUE_CLASS = 0.0138;

    /** The published search takes five times as long, so that it is asked only this often here. */
    private static final int COMPARED = 20;

    @Test
    void itExplainsTheTestImagesWellAndAnswersAsThePaperPresetDoes() {
        AbsClassifier fast = AbsClassifier.of(Digits.published(), Digits.allSamples(), AbsSettings.FAST);
        AbsClassifier paper = fast.with(AbsSettings.PAPER);
        double all = 0;
        double own = 0;
        for (int i = 0; i < IMAGES; i++) {
            Analysis analysis = fast.analyse(Digits.image(i));
            all += analysis.meanNegativeElbo();
            own += analysis.reconstruction(Digits.testSet().label(i)).negativeElbo();
            if (i < COMPARED) {
                assertThat(analysis.prediction())
                        .isEqualTo(paper.analyse(Digits.image(i)).prediction());
            }
        }
        assertThat(all / IMAGES).isLessThanOrEqualTo(ALL_CLASSES);
        assertThat(own / IMAGES).isLessThanOrEqualTo(TRUE_CLASS);
    }
}
