package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenfold.image.Image;
import org.tenfold.inference.LatentSpace.Point;
import org.tenfold.inference.RobustnessBound.Kind;
import org.tenfold.inference.RobustnessBound.Norm;
import org.tenfold.math.Ball;
import org.tenfold.math.Distance;
import org.tenfold.model.AbsModel;

final class RobustnessBoundTest {
    private static final double ROUNDING = 1e-12;
    /** A float direction of 784 numbers has its norm to this part. */
    private static final double UNIT = 1e-5;
    /** Inside by more than what an image loses as floats. */
    private static final double JUST_INSIDE = 1 - 1e-5;

    private static AbsClassifier samples(AbsModel model) {
        return AbsClassifier.of(
                model, PriorSamples.of(model, null, Workers.shared()), Digits.fewSamples(AbsSettings.SAMPLES));
    }

    private static AbsModel scaled() {
        return Digits.scaled(Digits.small(), 1, 0.96, 1.01, 1.06, 0.98, 0.95, 1.03, 1, 1.02, 0.97);
    }

    @ParameterizedTest
    @CsvSource({"6, 2, 0", "6, 2, 0.5", "6, 2, -0.5", "6, 4, 2"})
    void theRadiusIsTheFirstRootOfTheWorstCase(double gap, double slope, double curvature) {
        double r = RobustnessBound.radius(Norm.L2, gap, slope, curvature);
        // D − 2 r n + a r² = 0, and positive before
        assertThat(gap - 2 * r * slope + curvature * r * r).isCloseTo(0, within(1e-9));
        for (double part = 0; part < 1; part += 0.01) {
            double rho = part * r;
            assertThat(gap - 2 * rho * slope + curvature * rho * rho).isPositive();
        }
    }

    @Test
    void specialCasesOfTheRadius() {
        assertThat(RobustnessBound.radius(Norm.L2, 6, 2, 0)).isEqualTo(1.5);
        assertThat(RobustnessBound.radius(Norm.LINF, 6, 2, 0)).isEqualTo(1.5);
        assertThat(RobustnessBound.radius(Norm.LINF, 6, 2, 0.5)).isEqualTo(1.5);
        assertThat(RobustnessBound.radius(Norm.L2, 6, 2, 1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(RobustnessBound.radius(Norm.L2, 0, 2, 0)).isZero();
        // 6 − 4 r − 784/196 r² = 0 for r = (−4 + √112) / 8
        assertThat(RobustnessBound.radius(Norm.LINF, 6, 2, -1.0 / 196))
                .isCloseTo((Math.sqrt(112) - 4) / 8, within(ROUNDING));
    }

    /** min over j of max over i of r(i, j), over all samples: what the proof approximates from below, never from above. */
    private static double exactly(AbsClassifier classifier, Image image, Norm norm, boolean winnerAlone) {
        AbsModel model = classifier.model();
        float[] x = image.toArray();
        int y = classifier.analyse(image).prediction();
        Point[][] points = new Point[model.classes()][Digits.FEW];
        for (int c = 0; c < points.length; c++) {
            LatentSpace space = LatentSpace.of(model, c);
            for (int i = 0; i < Digits.FEW; i++) {
                points[c][i] = new Point(model.priorLatents()[i].clone());
                space.score(points[c][i], x);
            }
        }
        Arrays.sort(points[y], (a, b) -> Double.compare(a.value, b.value));
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < points.length; c++) {
            for (int j = 0; j < Digits.FEW && c != y; j++) {
                double most = 0;
                for (int i = 0; i < (winnerAlone ? 1 : Digits.FEW); i++) {
                    most = Math.max(
                            most,
                            Rival.radius(
                                    norm, x, points[y][i], classifier.scaling(y), points[c][j], classifier.scaling(c)));
                }
                least = Math.min(least, most);
            }
        }
        return least;
    }

    @ParameterizedTest
    @EnumSource
    void theProvedRadiusIsTheExactMinimum(Norm norm) {
        for (AbsModel model : new AbsModel[] {Digits.small(), scaled()}) {
            AbsClassifier classifier = samples(model);
            for (int i = 0; i < 4; i++) {
                Analysis analysis = classifier.analyse(Digits.image(i));
                RobustnessBound bound = RobustnessBound.of(classifier, analysis, norm, () -> false);
                assertThat(bound.kind()).isEqualTo(Kind.PROVED);
                // All 60 samples of the winning class are among the 64 defenders.
                assertThat(bound.value())
                        .isCloseTo(exactly(classifier, Digits.image(i), norm, false), within(ROUNDING));
                assertThat(bound.value())
                        .isGreaterThanOrEqualTo(exactly(classifier, Digits.image(i), norm, true) - ROUNDING);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingInsideTheProvedRadiusHasAnotherAnswer(Norm norm) {
        SplittableRandom random = new SplittableRandom(5);
        for (AbsModel model : new AbsModel[] {Digits.small(), scaled()}) {
            AbsClassifier classifier = samples(model);
            for (int i = 0; i < 4; i++) {
                Image image = Digits.image(i);
                Analysis analysis = classifier.analyse(image);
                RobustnessBound bound = RobustnessBound.of(classifier, analysis, norm, () -> false);
                for (int c = 0; c < 10; c++) {
                    float[] towards = analysis.reconstruction(c).image().toArray();
                    float[] away = analysis.reconstruction(analysis.prediction())
                            .image()
                            .toArray();
                    float[] direction = new float[Image.PIXELS];
                    for (int p = 0; p < direction.length; p++) {
                        direction[p] =
                                c == analysis.prediction() ? (float) random.nextGaussian() : towards[p] - away[p];
                    }
                    assertThat(classifier
                                    .analyse(moved(image, direction, norm, JUST_INSIDE * bound.value()))
                                    .prediction())
                            .isEqualTo(analysis.prediction());
                }
                assertThat(classifier
                                .analyse(moved(image, bound.direction(), norm, JUST_INSIDE * bound.value()))
                                .prediction())
                        .isEqualTo(analysis.prediction());
            }
        }
    }

    /** The image moved by {@code length} in the norm; pixels that leave the range are clipped, which only shortens it. */
    private static Image moved(Image image, float[] direction, Norm norm, double length) {
        double size = 0;
        for (float d : direction) {
            size = norm == Norm.L2 ? size + (double) d * d : Math.max(size, Math.abs(d));
        }
        if (norm == Norm.L2) {
            size = Math.sqrt(size);
        }
        float[] pixels = image.toArray();
        for (int p = 0; p < pixels.length; p++) {
            double step = norm == Norm.L2 ? direction[p] / size : Math.signum(direction[p]);
            pixels[p] = (float) Math.clamp(pixels[p] + length * step, 0.0, 1.0);
        }
        return Image.of(pixels);
    }

    @Test
    void theBoundOfARefinedClassifierIsAnEstimateNoLargerThanThatOfItsReconstructions() {
        AbsModel model = Digits.scaled(Digits.small(), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        AbsClassifier classifier = AbsClassifier.of(
                model, PriorSamples.of(model, null, Workers.shared()), Digits.fewSamples(AbsSettings.FAST));
        for (int i = 0; i < 5; i++) {
            Analysis analysis = classifier.analyse(Digits.image(i));
            RobustnessBound bound = RobustnessBound.of(classifier, analysis);
            assertThat(bound.kind()).isEqualTo(Kind.ESTIMATED);
            Reconstruction winner = analysis.reconstruction(analysis.prediction());
            double least = Double.POSITIVE_INFINITY;
            for (Reconstruction rival : analysis.reconstructions()) {
                if (rival.classIndex() != winner.classIndex()) {
                    double gap = rival.squaredError() + rival.kl() - winner.squaredError() - winner.kl();
                    least = Math.min(
                            least,
                            gap
                                    / 2
                                    / Distance.l2(
                                            rival.image().toArray(),
                                            winner.image().toArray()));
                }
            }
            assertThat(bound.value()).isPositive().isLessThanOrEqualTo(least + 1e-9);
            assertThat(Ball.norm(bound.direction())).isCloseTo(1, within(UNIT));
        }
    }

    @Test
    void anEstimateThatIsDisprovedIsLowered() {
        RobustnessBound bound = new RobustnessBound(2, Norm.L2, Kind.ESTIMATED, 3, new float[Image.PIXELS]);
        assertThat(bound.loweredTo(1.5).value()).isEqualTo(1.5);
        assertThat(bound.loweredTo(2.5)).isSameAs(bound);
    }

    @Test
    void aProofAboutAnotherAnalysisIsRefused() {
        AbsClassifier classifier = samples(Digits.small());
        Analysis refined = Digits.small(Preset.FAST).analyse(Digits.image(0));
        assertThatThrownBy(() -> RobustnessBound.of(classifier, refined))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("best of 60 samples");
    }

    @Test
    void binaryAbsHasNoBound() {
        AbsClassifier grey = Digits.small(Preset.FAST);
        AbsClassifier binary = grey.with(grey.settings().withBinary(true));
        assertThat(RobustnessBound.isDefinedFor(binary.settings())).isFalse();
        assertThatThrownBy(() -> RobustnessBound.of(binary, binary.analyse(Digits.image(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Binary ABS");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAST", "SAMPLES"})
    void theSearchForABoundCanBeCancelled(Preset preset) {
        AbsClassifier classifier = Digits.small(preset);
        Analysis analysis = classifier.analyse(Digits.image(0));
        assertThatThrownBy(() -> RobustnessBound.of(classifier, analysis, Norm.L2, () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
