package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tenfold.training.VaeNetwork.LATENT;
import static org.tenfold.training.VaeNetwork.PIXELS;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenfold.model.Decoder;

/** The searches over many pictures at once, against one picture at a time through {@link Decoder}. */
class BatchSearchTest {
    private static final int LANES = LatentSearch.LANES;
    private static final double BETA = 1;
    private static final double RADIUS = 5;
    /** Scores are sums of 784 squares of floats. */
    private static final double SCORE_TOLERANCE = 1e-3;
    /** Slope of F that counts as none; at the starts it is above 10. */
    private static final double FLAT = 0.02;

    private final SplittableRandom random = new SplittableRandom(4);
    private LaneNetwork network = new LaneNetwork(new VaeNetwork(1e-5).decoder.layers, false, 1e-5, LANES);
    private Decoder decoder = Decoder.of(network.parameters(1e-5), VaeNetwork.DECODER, 1e-5);

    @BeforeEach
    void giveTheDecoderWeights() {
        network = new LaneNetwork(new VaeNetwork(1e-5).decoder.layers, false, 1e-5, LANES);
        network.initialise(random);
        decoder = Decoder.of(network.parameters(1e-5), VaeNetwork.DECODER, 1e-5);
    }

    private double slowScore(float[] x, int lane, int lanes, float[] z) {
        float[] image = new float[PIXELS];
        decoder.decode(z, image, decoder.workspace());
        double score = 0;
        for (int p = 0; p < PIXELS; p++) {
            double e = x[p * lanes + lane] - image[p];
            score += e * e;
        }
        for (float v : z) {
            score += BETA / 2 * v * v;
        }
        return score;
    }

    /** Pictures that the decoder can draw, and a little noise. */
    private float[] pictures(int lanes) {
        float[] x = new float[PIXELS * lanes];
        float[] image = new float[PIXELS];
        for (int n = 0; n < lanes; n++) {
            decoder.decode(latent(1.2), image, decoder.workspace());
            for (int p = 0; p < PIXELS; p++) {
                x[p * lanes + n] = Math.clamp(image[p] + (float) (0.02 * random.nextGaussian()), 0f, 1f);
            }
        }
        return x;
    }

    private float[] latent(double spread) {
        float[] z = new float[LATENT];
        for (int d = 0; d < LATENT; d++) {
            z[d] = (float) (spread * random.nextGaussian());
        }
        return z;
    }

    private float[] lane(float[] z, int lane, int lanes) {
        float[] one = new float[LATENT];
        for (int d = 0; d < LATENT; d++) {
            one[d] = z[d * lanes + lane];
        }
        return one;
    }

    @Test
    void refiningEndsWhereTheScoreIsFlatAndNeverAboveTheStart() {
        float[] x = pictures(LANES);
        float[] z = new float[LATENT * LANES];
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (0.5 * random.nextGaussian());
        }
        float[] start = new float[LANES];
        float[] score = new float[LANES];
        LatentSearch search = new LatentSearch(network, BETA, RADIUS);
        search.score(x, z, start);
        for (int n = 0; n < LANES; n++) {
            assertThat((double) start[n]).isCloseTo(slowScore(x, n, LANES, lane(z, n, LANES)), within(SCORE_TOLERANCE));
        }
        search.refine(x, z, 30, score);
        for (int n = 0; n < LANES; n++) {
            float[] best = lane(z, n, LANES);
            assertThat(score[n]).isLessThanOrEqualTo(start[n]);
            assertThat((double) score[n]).isCloseTo(slowScore(x, n, LANES, best), within(SCORE_TOLERANCE));
            for (int d = 0; d < LATENT; d++) {
                float[] above = best.clone();
                float[] below = best.clone();
                above[d] += 1e-2f;
                below[d] -= 1e-2f;
                double slope = (slowScore(x, n, LANES, above) - slowScore(x, n, LANES, below)) / 2e-2;
                assertThat(slope).as("slope of lane %d along %d", n, d).isCloseTo(0, within(FLAT));
            }
        }
    }

    @Test
    void latentsNeverLeaveTheBall() {
        float[] x = pictures(LANES);
        float[] z = new float[LATENT * LANES];
        java.util.Arrays.fill(z, 3f);
        LatentSearch search = new LatentSearch(network, BETA, RADIUS);
        search.project(z);
        search.refine(x, z, 5, new float[LANES]);
        for (int n = 0; n < LANES; n++) {
            double norm = 0;
            for (float v : lane(z, n, LANES)) {
                norm += v * v;
            }
            assertThat(Math.sqrt(norm)).isLessThanOrEqualTo(RADIUS + 1e-5);
        }
    }

    @Test
    void theBestSampleIsTheOneThatTryingAllOfThemFinds() {
        int lanes = SampleSearch.LANES;
        float[][] latents = new float[150][];
        for (int i = 0; i < latents.length; i++) {
            latents[i] = latent(1);
        }
        float[] x = pictures(lanes);
        int[] index = new int[lanes];
        float[] score = new float[lanes];
        new SampleSearch(network.withLanes(lanes), latents, BETA).best(x, index, score);
        for (int n = 0; n < lanes; n++) {
            int best = 0;
            for (int i = 1; i < latents.length; i++) {
                if (slowScore(x, n, lanes, latents[i]) < slowScore(x, n, lanes, latents[best])) {
                    best = i;
                }
            }
            assertThat(index[n]).isEqualTo(best);
            assertThat((double) score[n]).isCloseTo(slowScore(x, n, lanes, latents[best]), within(SCORE_TOLERANCE));
        }
    }
}
