package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.DifferentiableAbs;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;

final class HintTest {
    /** The toy is linear: its differences are exact but for float weights. */
    private static final double ROUNDING = 1e-5;

    private static Hint hint(Victim victim, Image image, int away) {
        return Objects.requireNonNull(victim.hint(image, away));
    }

    private static Image with(Image image, int pixel, float value) {
        float[] pixels = image.toArray();
        pixels[pixel] = value;
        return Image.of(pixels);
    }

    @Test
    void aHintIsTheSlopeOfTheNextAnswersLead() {
        Toy toy = Toy.linear();
        Hint hint = hint(toy.victim(), Toy.GREY, 0);
        assertThat(hint.away()).isZero();
        assertThat(hint.toward()).isEqualTo(1);
        assertThat(hint.behindThreshold()).isFalse();
        double[] before = toy.logits(Toy.GREY);
        for (int p = 295; p < 345; p++) {
            double[] after = toy.logits(with(Toy.GREY, p, 1));
            double lead = after[1] - after[0] - before[1] + before[0];
            assertThat((double) hint.slope()[p]).isCloseTo(lead / 0.5, within(ROUNDING));
        }
    }

    @Test
    void whatCannotMoveThatWayPromisesNothing() {
        Toy toy = Toy.linear();
        // Pixel 338 pulls toward class 1 with ink, 339 without; both are there already.
        Image moved = with(with(Toy.GREY, 338, 1), 339, 0);
        double[] promises = hint(toy.victim(), moved, 0).promises();
        assertThat(promises[338]).isZero();
        assertThat(promises[339]).isZero();
        assertThat(promises[336]).isPositive();
        assertThat(promises[337]).isEqualTo(-1);
    }

    @Test
    void behindAThresholdItIsAboutBlackAndWhite() {
        Hint hint = hint(Toy.thresholded().victim(), Toy.mixed(), 0);
        assertThat(hint.behindThreshold()).isTrue();
        // Even pixels are below 0.5 and help once they are above, odd ones the other way round.
        assertThat(hint.promises()[300]).isEqualTo(1);
        assertThat(hint.promises()[301]).isEqualTo(-1);
        Image crossed = with(Toy.mixed(), 300, 0.6f);
        assertThat(hint(Toy.thresholded().victim(), crossed, 0).promises()[300]).isZero();
    }

    @Test
    void aVictimOfAnswersAloneHasNoHint() {
        Victim mute = Victim.ofDecisions("mute", Toy.linear());
        assertThat(mute.hasSlopes()).isFalse();
        assertThat(mute.hint(Toy.GREY, 0)).isNull();
    }

    @Test
    void theHintOfAbsIsItsOwnSlope() {
        var classifier = Digits.small(Preset.FAST);
        Image four = Digits.image(4);
        Analysis analysis = classifier.analyse(four);
        Hint hint = hint(Victim.of(classifier), four, analysis.prediction());
        double[] weights = new double[10];
        weights[analysis.runnerUp()] = 1;
        weights[analysis.prediction()] = -1;
        assertThat(hint.toward()).isEqualTo(analysis.runnerUp());
        assertThat(hint.slope())
                .isEqualTo(DifferentiableAbs.of(classifier).at(analysis).slope(weights));
    }
}
