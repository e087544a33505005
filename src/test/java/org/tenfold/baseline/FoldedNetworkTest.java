package org.tenfold.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tenfold.image.Image;
import org.tenfold.math.Softmax;
import org.tenfold.model.DifferentiableClassifier.Tangent;
import org.tenfold.model.Prediction;

/** The networks out of plain Java against the library that trained them. */
final class FoldedNetworkTest {
    /** Both compute in float, in another order, on scores of a few units. */
    private static final double SCORE_TOLERANCE = 1e-4;
    /** The part of the largest slope by which a float slope may be off. */
    private static final double SLOPE_TOLERANCE = 1e-3;
    /** Small against the curvature of ELU, large against the rounding of double scores. */
    private static final double DIFFERENCE = 1e-5;

    private static final double[] WEIGHTS = {0.5, -1, 2, 0, 0.25, -0.75, 1, -2, 1.5, 0.1};

    static Stream<NetworkShape> shapes() {
        return Stream.of(NetworkShape.CNN, NetworkShape.ROBUST);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void probabilitiesAreThoseOfTheLibrarysInference(NetworkShape shape) {
        MultiLayerNetwork network = RandomNetwork.random(shape, 1);
        FoldedNetwork folded = StoredNetwork.folded(network, shape);
        for (int seed = 0; seed < 3; seed++) {
            Image x = RandomNetwork.picture(seed);
            double[] expected = network.output(RandomNetwork.array(x), false).toDoubleVector();
            Prediction prediction = folded.predict(x);
            assertThat(prediction.probabilities()).containsExactly(expected, within(SCORE_TOLERANCE));
            assertThat(prediction.probabilities()).isEqualTo(Softmax.of(folded.logits(x)));
            int best = IntStream.range(0, expected.length)
                    .reduce((a, b) -> expected[b] > expected[a] ? b : a)
                    .orElseThrow();
            assertThat(prediction.label()).isEqualTo(best);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theGradientIsThatOfFiniteDifferencesOfTheLibraryInDoublePrecision(NetworkShape shape) {
        MultiLayerNetwork network = RandomNetwork.random(shape, 2);
        FoldedNetwork folded = StoredNetwork.folded(network, shape);
        Image x = RandomNetwork.picture(7);
        Tangent tangent = folded.at(x);
        float[] gradient = tangent.slope(WEIGHTS);
        assertThat(tangent.logits()).isEqualTo(folded.logits(x));

        // every 13th pixel comes to all rows and columns
        int[] asked = IntStream.iterate(0, p -> p < Image.PIXELS, p -> p + 13).toArray();
        double[] slopes = slopes(network.convertDataType(DataType.DOUBLE), x, asked);
        double largest = Arrays.stream(slopes).map(Math::abs).max().orElseThrow();
        assertThat(largest).isPositive();
        for (int k = 0; k < asked.length; k++) {
            assertThat((double) gradient[asked[k]])
                    .as("pixel %d", asked[k])
                    .isCloseTo(slopes[k], within(SLOPE_TOLERANCE * largest));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void oneForwardPassServesEverySlope(NetworkShape shape) {
        FoldedNetwork folded = StoredNetwork.folded(RandomNetwork.random(shape, 4), shape);
        Image x = RandomNetwork.picture(8);
        double[] others = Arrays.stream(WEIGHTS).map(w -> 1 - w).toArray();
        Tangent tangent = folded.at(x);
        assertThat(tangent.slope(WEIGHTS)).isEqualTo(folded.at(x).slope(WEIGHTS));
        assertThat(tangent.slope(others)).isEqualTo(folded.at(x).slope(others));
        assertThat(tangent.slope(WEIGHTS)).isEqualTo(folded.at(x).slope(WEIGHTS));
        assertThat(tangent.logits()).isEqualTo(folded.logits(x));
    }

    /** ∂/∂x_p Σ weights_c · logit_c, from the library's inference of the picture with pixel p a little more and less. */
    private static double[] slopes(MultiLayerNetwork network, Image x, int[] asked) {
        double[] pixels = new double[2 * asked.length * Image.PIXELS];
        for (int k = 0; k < 2 * asked.length; k++) {
            for (int p = 0; p < Image.PIXELS; p++) {
                pixels[k * Image.PIXELS + p] = x.at(p);
            }
            pixels[k * Image.PIXELS + asked[k / 2]] += k % 2 == 0 ? DIFFERENCE : -DIFFERENCE;
        }
        INDArray in = Nd4j.createFromArray(pixels).reshape(2L * asked.length, 1, Image.SIDE, Image.SIDE);
        List<INDArray> maps = network.feedForward(in, false);
        double[] logits = maps.get(maps.size() - 2).dup('c').data().asDouble();
        double[] slopes = new double[asked.length];
        for (int k = 0; k < asked.length; k++) {
            for (int c = 0; c < WEIGHTS.length; c++) {
                double more = logits[2 * k * WEIGHTS.length + c];
                double less = logits[(2 * k + 1) * WEIGHTS.length + c];
                slopes[k] += WEIGHTS[c] * (more - less) / (2 * DIFFERENCE);
            }
        }
        return slopes;
    }

    @Test
    void manyThreadsGetTheAnswersOfOne() throws Exception {
        FoldedNetwork folded = StoredNetwork.folded(RandomNetwork.random(NetworkShape.ROBUST, 3), NetworkShape.ROBUST);
        List<Image> pictures =
                IntStream.range(0, 40).mapToObj(RandomNetwork::picture).toList();
        List<float[]> expected =
                pictures.stream().map(x -> folded.at(x).slope(WEIGHTS)).toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<float[]>> asked = pictures.stream()
                    .<Callable<float[]>>map(x -> () -> folded.at(x).slope(WEIGHTS))
                    .toList();
            List<Future<float[]>> answers = pool.invokeAll(asked);
            for (int i = 0; i < pictures.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(expected.get(i));
            }
        }
    }

    @Test
    void anotherNumberOfWeightsIsRefused() {
        FoldedNetwork folded = StoredNetwork.folded(RandomNetwork.random(NetworkShape.ROBUST, 3), NetworkShape.ROBUST);
        assertThatThrownBy(() -> folded.at(Image.blank()).slope(new double[9]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 9 weights, expected one for each of 10 classes");
    }
}
