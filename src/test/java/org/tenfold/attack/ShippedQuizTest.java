package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Digits;
import org.tenfold.inference.PriorSamples;
import org.tenfold.model.AbsModel;
import org.tenfold.model.Classifier;
import org.tenfold.model.ModelFolder;

/** The pictures of the quiz that are shipped do to the shipped classifiers what is told of them. */
final class ShippedQuizTest {
    private static final Path MODEL = Path.of("models", "mnist");
    private static final Path MNIST = Path.of("assets", "mnist");

    /** Enough for a game in which no test picture comes twice. */
    private static final int FEWEST = 24;

    /** Two sums of 784 floats in different order. */
    private static final double ROUNDING = 1e-5;

    private static final Gallery GALLERY = GalleryFolder.read(Path.of("assets", "quiz"));
    private static final AbsModel SHIPPED = ModelFolder.read(MODEL);
    private static final Contenders CONTENDERS = Contenders.of(
            AbsClassifier.of(SHIPPED, PriorSamples.of(SHIPPED), AbsSettings.DEFAULT), Baselines.of(MODEL, MNIST));

    @Test
    void theOriginalsAreTestPicturesWithTheirLabels() {
        LabelledImages test = Digits.testSet();
        assertThat(GALLERY.digits()).hasSizeGreaterThanOrEqualTo(FEWEST).doesNotHaveDuplicates();
        for (Exhibit.Digit digit : GALLERY.digits()) {
            assertThat(digit.image()).isEqualTo(test.image(digit.index()));
            assertThat(digit.label()).isEqualTo(test.label(digit.index()));
        }
        for (int label = 0; label < LabelledImages.CLASSES; label++) {
            int wanted = label;
            assertThat(GALLERY.digits().stream().filter(digit -> digit.label() == wanted))
                    .hasSizeBetween(
                            GALLERY.digits().size() / LabelledImages.CLASSES,
                            GALLERY.digits().size() / LabelledImages.CLASSES + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Contender.class)
    void everyPictureFoolsTheVictimItNamesAndNoOriginalDoes(Contender victim) {
        Classifier classifier = CONTENDERS.open(victim, said -> {}).classifier();
        var exhibits = GALLERY.exhibits().stream()
                .filter(exhibit -> exhibit.victim() == victim)
                .toList();
        assertThat(exhibits).hasSizeGreaterThanOrEqualTo(FEWEST);
        for (Exhibit exhibit : exhibits) {
            String which = victim + ", test picture " + exhibit.digit().index();
            assertThat(classifier.predict(exhibit.digit().image()).label())
                    .as(which)
                    .isEqualTo(exhibit.digit().label());
            assertThat(classifier.predict(exhibit.image()).label())
                    .as(which)
                    .isEqualTo(exhibit.answer())
                    .isNotEqualTo(exhibit.digit().label());
            double squares = 0;
            for (int p = 0; p < Image.PIXELS; p++) {
                squares +=
                        Math.pow(exhibit.image().at(p) - exhibit.digit().image().at(p), 2);
            }
            assertThat(exhibit.distance(Norm.L2)).as(which).isCloseTo(Math.sqrt(squares), within(ROUNDING));
        }
    }

    @Test
    void itSaysWhichModelItWasMadeOf() {
        assertThat(GALLERY.provenance().entries())
                .containsEntry("modelSha256", SHIPPED.digest())
                .containsEntry("dataSha256", Digits.testSet().digest())
                .containsKeys("command", "seed", "queries", "cnnSha256");
    }
}
