package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.Image;
import org.tenfold.inference.LatentSpace.Point;
import org.tenfold.model.AbsModel;

final class PriorSamplesTest {
    private static final int IMAGES = 1000;

    /** Comparing with all 8,000 samples of each class takes more than a minute: {@code -Dtenfold.index.samples=8000}. */
    private static final String SAMPLES = "tenfold.index.samples";

    private static final int SOME = 500;

    private static final Workers WORKERS = Workers.shared();

    @TempDir
    private Path folder;

    private static PriorSamples.Nearest bruteForce(AbsModel model, int c, float[] x, int count) {
        LatentSpace space = LatentSpace.of(model, c);
        Point best = new Point(new float[space.latentSize()]);
        int index = -1;
        for (int i = 0; i < count; i++) {
            Point point = new Point(model.priorLatents()[i].clone());
            space.score(point, x);
            if (point.value < best.value) {
                best = point;
                index = i;
            }
        }
        return new PriorSamples.Nearest(index, best);
    }

    private static PriorSamples.Nearest nearest(PriorSamples samples, AbsModel model, int c, Image image) {
        return samples.nearest(c, image.toArray(), samples.ready(), LatentSpace.of(model, c), samples.bounds());
    }

    private static void assertAnswersAsBruteForce(PriorSamples samples, AbsModel model, Image image) {
        for (int c = 0; c < model.classes(); c++) {
            PriorSamples.Nearest expected = bruteForce(model, c, image.toArray(), samples.ready());
            PriorSamples.Nearest found = nearest(samples, model, c, image);
            assertThat(found.index()).isEqualTo(expected.index());
            assertThat(found.point().value).isEqualTo(expected.point().value);
        }
    }

    @Test
    void theNearestSampleIsThatOfAComparisonOfAll() {
        AbsModel model = Digits.small();
        PriorSamples samples = PriorSamples.of(model, null, WORKERS);
        samples.prepare(Digits.FEW, () -> false);
        for (int i = 0; i < 5; i++) {
            assertAnswersAsBruteForce(samples, model, Digits.image(i));
        }
        assertAnswersAsBruteForce(samples, model, Digits.noise(1));
        assertAnswersAsBruteForce(samples, model, Image.blank());
    }

    @Test
    void theNearestSampleIsThatOfAComparisonOfAllForAThousandImages() {
        int count = Integer.getInteger(SAMPLES, SOME);
        AbsModel model = Digits.trained(count);
        PriorSamples samples = PriorSamples.of(model, null, WORKERS);
        samples.prepare(count, () -> false);
        PriorSamples.Bounds bounds = samples.bounds();
        for (int c = 0; c < model.classes(); c++) {
            LatentSpace space = LatentSpace.of(model, c);
            Point[] decoded = new Point[count];
            for (int i = 0; i < decoded.length; i++) {
                decoded[i] = new Point(model.priorLatents()[i].clone());
                space.decode(decoded[i]);
            }
            for (int image = 0; image < IMAGES; image++) {
                float[] x = Digits.image(image).toArray();
                int best = 0;
                double least = Double.POSITIVE_INFINITY;
                for (int i = 0; i < decoded.length; i++) {
                    double value = space.value(decoded[i], x);
                    if (value < least) {
                        best = i;
                        least = value;
                    }
                }
                PriorSamples.Nearest found = samples.nearest(c, x, decoded.length, space, bounds);
                assertThat(found.index()).isEqualTo(best);
                assertThat(found.point().value).isEqualTo(least);
            }
        }
    }

    @Test
    void ofEqualSamplesTheFirstWins() {
        AbsModel model = Digits.small();
        float[][] twice = new float[2 * Digits.FEW][];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = model.priorLatents()[i % Digits.FEW];
        }
        AbsModel doubled = AbsModel.of(model.description(), model.parameters(), twice);
        PriorSamples samples = PriorSamples.of(doubled, null, WORKERS);
        samples.prepare(twice.length, () -> false);
        for (int c = 0; c < 10; c++) {
            assertThat(nearest(samples, doubled, c, Digits.image(c)).index()).isLessThan(Digits.FEW);
        }
        assertAnswersAsBruteForce(samples, doubled, Digits.image(3));
    }

    @Test
    void samplesCanBeUsedBatchByBatch() {
        AbsModel model = Digits.withSamples(Digits.published(), SampleBatch.SIZE + 7);
        PriorSamples samples = PriorSamples.of(model, null, WORKERS);
        assertThat(samples.ready()).isZero();
        samples.prepare(3, () -> false);
        assertThat(samples.ready()).isEqualTo(SampleBatch.SIZE);
        samples.prepare(samples.size(), () -> false);
        assertThat(samples.ready()).isEqualTo(samples.size());
        assertThatThrownBy(() -> samples.prepare(samples.size() + 1, () -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("508");
    }

    @Test
    void aCancelledPreparationStopsAndCanBeTakenUpAgain() {
        PriorSamples samples = PriorSamples.of(Digits.small(), null, WORKERS);
        assertThatThrownBy(() -> samples.prepare(Digits.FEW, () -> true)).isInstanceOf(CancellationException.class);
        assertThat(samples.ready()).isZero();
        samples.prepare(Digits.FEW, () -> false);
        assertThat(samples.ready()).isEqualTo(Digits.FEW);
    }

    @Test
    void whatWasDecodedIsReadAgainAndAnswersTheSame() throws IOException {
        AbsModel model = Digits.small();
        PriorSamples.of(model, folder, WORKERS).prepare(Digits.FEW, () -> false);
        Path file = onlyFile();
        byte[] written = Files.readAllBytes(file);
        PriorSamples again = PriorSamples.of(model, folder, WORKERS);
        // Nothing is decoded: that would be noticed here.
        again.prepare(Digits.FEW, new CountedCancellation(0));
        assertAnswersAsBruteForce(again, model, Digits.image(0));
        assertThat(onlyFile()).hasBinaryContent(written);
    }

    @Test
    void aDamagedFileIsMadeAnew() throws IOException {
        AbsModel model = Digits.small();
        PriorSamples.of(model, folder, WORKERS).prepare(Digits.FEW, () -> false);
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        int[] places = {0, 20, 60, whole.length / 2, whole.length - 1};
        for (int place : places) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 4;
            assertRepaired(model, file, damaged, whole);
        }
        for (int length : new int[] {0, 100, whole.length - 1}) {
            assertRepaired(model, file, Arrays.copyOf(whole, length), whole);
        }
    }

    private void assertRepaired(AbsModel model, Path file, byte[] damaged, byte[] whole) throws IOException {
        Files.write(file, damaged);
        PriorSamples.of(model, folder, WORKERS).prepare(Digits.FEW, () -> false);
        assertThat(Files.mismatch(file, Files.write(folder.resolve("expected"), whole)))
                .isEqualTo(-1);
        Files.delete(folder.resolve("expected"));
    }

    @Test
    void anotherModelsFileIsNotTaken() throws IOException {
        AbsModel model = Digits.small();
        PriorSamples.of(model, folder, WORKERS).prepare(Digits.FEW, () -> false);
        AbsModel other = Digits.scaled(model, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.5);
        Files.move(onlyFile(), folder.resolve("samples-" + other.digest() + ".bin"));
        PriorSamples samples = PriorSamples.of(other, folder, WORKERS);
        assertThatThrownBy(() -> samples.prepare(Digits.FEW, new CountedCancellation(0)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoError() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "a file where a folder should be");
        PriorSamples samples = PriorSamples.of(Digits.small(), occupied, WORKERS);
        samples.prepare(Digits.FEW, () -> false);
        assertThat(samples.ready()).isEqualTo(Digits.FEW);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.reduce((a, b) -> {
                        throw new AssertionError("both " + a + " and " + b);
                    })
                    .orElseThrow();
        }
    }
}
