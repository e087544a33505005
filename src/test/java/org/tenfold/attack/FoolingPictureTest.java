package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenfold.baseline.Baselines;
import org.tenfold.baseline.NearestNeighbour;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.math.Softmax;
import org.tenfold.model.DifferentiableClassifier;
import org.tenfold.model.Prediction;

final class FoolingPictureTest {
    private static final long SEED = 2;
    private static final int QUERIES = 300;

    private static final Path MNIST = Path.of("assets", "mnist");

    private static final int PICTURES = 1000;

    private static final Victim NEAREST = Victim.of(
            "nearest",
            NearestNeighbour.of(LabelledImages.read(MNIST, Split.TRAIN)
                    .subset(IntStream.range(0, PICTURES).toArray())));

    private static final Path SHIPPED = Path.of("models", "mnist");

    private static final Victim BINARY = Victim.of(Digits.shippedBinary());

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void noiseBecomesAPictureThatTheVictimIsSureOf(int target) {
        Toy toy = Toy.linear();
        List<FoolingPicture.Step> steps = new ArrayList<>();
        FoolingPicture.Result result =
                FoolingPicture.of(toy.victim(), QUERIES).run(target, SEED, steps::add, () -> false);
        assertThat(result.found()).isTrue();
        assertThat(toy.predict(result.image()).probabilities()[target]).isGreaterThanOrEqualTo(FoolingPicture.SURE);
        assertThat(steps).hasSize(result.steps());
        assertThat(FoolingPicture.of(toy.victim(), QUERIES)
                        .run(target, SEED, step -> {}, () -> false)
                        .image())
                .isEqualTo(result.image());
    }

    /** Class 1 has more ink in the upper half, class 0 in the lower. */
    private static Prediction half(Image x) {
        double margin = 0;
        for (int p = 0; p < Image.PIXELS; p++) {
            margin += (p < Image.PIXELS / 2 ? x.at(p) : -x.at(p)) / 10;
        }
        return new Prediction(margin > 0 ? 1 : 0, Softmax.of(new double[] {0, margin}));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void withoutSlopesSpotsAreDrawn(int target) {
        Victim victim = Victim.ofDecisions("half", FoolingPictureTest::half);
        FoolingPicture.Result result = FoolingPicture.of(victim, QUERIES).run(target, SEED, step -> {}, () -> false);
        assertThat(result.found()).isTrue();
        assertThat(half(result.image()).probabilities()[target]).isGreaterThanOrEqualTo(FoolingPicture.SURE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void absIsFooledByADigitAlone(int target) {
        AbsClassifier abs = Digits.small(Preset.SAMPLES);
        FoolingPicture.Result result =
                FoolingPicture.of(Victim.of(abs), QUERIES).run(target, SEED, step -> {}, () -> false);
        assertThat(result.found()).isTrue();
        assertThat(abs.analyse(result.image()).confident()).isTrue();
        assertThat(abs.analyse(result.image()).prediction()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void binaryAbsIsFooledIntoEveryClass(int target) {
        FoolingPicture.Result result = FoolingPicture.of(BINARY, QUERIES).run(target, SEED, step -> {}, () -> false);
        assertThat(result.found()).isTrue();
        assertThat(BINARY.classifier().predict(result.image().binarized()).probabilities()[target])
                .isGreaterThanOrEqualTo(FoolingPicture.SURE);
    }

    @ParameterizedTest
    @EnumSource(names = {"CNN", "BINARY_CNN", "ROBUST_CNN"})
    void everyShippedNetworkIsFooledIntoEveryClass(Contender contender) {
        Victim network = Contenders.of(Digits.shippedBinary(), Baselines.of(SHIPPED, MNIST))
                .open(contender, said -> {});
        for (int target = 0; target < 10; target++) {
            FoolingPicture.Result result =
                    FoolingPicture.of(network, QUERIES).run(target, SEED, step -> {}, () -> false);
            assertThat(network.classifier().predict(result.image()).probabilities()[target])
                    .as(contender.title() + " and class " + target)
                    .isGreaterThanOrEqualTo(FoolingPicture.SURE);
        }
    }

    /** Class 1 is for pictures whose first pixel is nearly white, and no slope says so. */
    private record Plateau(float slope) implements DifferentiableClassifier {
        static final float NEARLY_WHITE = 0.9f;

        @Override
        public Tangent at(Image x) {
            double[] logits = x.at(0) > NEARLY_WHITE ? new double[] {0, 10} : new double[] {10, 0};
            float[] pixels = new float[Image.PIXELS];
            // down where the second pixel is above the middle, up where it is below: to and fro for ever
            pixels[1] = x.at(1) > 0.5f ? -slope : slope;
            return new Tangent(logits, weights -> pixels);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 1})
    void whereAClimbGetsNoHigherOtherNoiseIsBegunWith(float slope) {
        Victim victim = Victim.of("plateau", new Plateau(slope));
        List<Float> firstPixels = new ArrayList<>();
        FoolingPicture.Result result = FoolingPicture.of(victim, FoolingPicture.QUERIES)
                .run(1, SEED, step -> firstPixels.add(step.image().at(0)), () -> false);
        assertThat(result.found()).isTrue();
        assertThat(firstPixels.stream().distinct().count()).isGreaterThan(1);
        assertThat(result.image().at(0)).isGreaterThan(Plateau.NEARLY_WHITE);
    }

    @Test
    void noiseWithoutAnySlopeIsAskedAboutOnce() {
        List<Image> asked = new ArrayList<>();
        FoolingPicture.of(Victim.of("plateau", new Plateau(0)), QUERIES)
                .run(1, SEED, step -> asked.add(step.image()), () -> false);
        assertThat(asked).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void theNearestNeighbourIsFooledIntoEveryClass(int target) {
        FoolingPicture.Result result = FoolingPicture.of(NEAREST, QUERIES).run(target, SEED, step -> {}, () -> false);
        assertThat(result.found()).isTrue();
        assertThat(NEAREST.classifier().predict(result.image()).label()).isEqualTo(target);
    }

    @Test
    void whatIsFoundIsWhatAFileOf256GreysKeeps() {
        FoolingPicture.Result result = FoolingPicture.of(NEAREST, QUERIES).run(3, SEED, step -> {}, () -> false);
        for (int p = 0; p < Image.PIXELS; p++) {
            assertThat(result.image().at(p)).isEqualTo(Math.round(result.image().at(p) * 255) / 255f);
        }
    }

    @Test
    void aPictureIsAskedAboutOnce() {
        Toy toy = Toy.linear();
        FoolingPicture.Result result =
                FoolingPicture.of(Victim.of("toy", toy), QUERIES).run(2, SEED, step -> {}, () -> false);
        // every step, and the last check
        assertThat(toy.questions()).isEqualTo(result.steps() + 1);
    }

    @Test
    void pixelsBehindAThresholdAreMovedAcross() {
        Toy toy = Toy.thresholded();
        FoolingPicture.Result result = FoolingPicture.of(toy.victim(), QUERIES).run(1, SEED, step -> {}, () -> false);
        assertThat(result.found()).isTrue();
    }

    @Test
    void itAsksNoMoreThanItMayAndStopsWhenItIsTold() {
        Toy toy = Toy.linear();
        FoolingPicture few = FoolingPicture.of(Victim.ofDecisions("toy", toy), 5);
        assertThat(few.run(2, SEED, step -> {}, () -> false).found()).isFalse();
        assertThat(toy.questions()).isLessThanOrEqualTo(5);
        AtomicInteger seen = new AtomicInteger();
        FoolingPicture.Result part = FoolingPicture.of(toy.victim(), QUERIES)
                .run(2, SEED, step -> seen.incrementAndGet(), () -> seen.get() >= 2);
        assertThat(part.steps()).isEqualTo(2);
        assertThatThrownBy(() -> few.run(2, SEED, step -> {}, () -> true)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> few.run(3, SEED, step -> {}, () -> false)).hasMessage("target is 3, expected 0 to 2");
    }
}
