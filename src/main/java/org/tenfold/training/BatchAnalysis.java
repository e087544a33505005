package org.tenfold.training;

import static org.tenfold.training.VaeNetwork.LATENT;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;

/**
 * How well one class explains each of many pictures, many at a time: the best prior sample and the best latent that a
 * search from it or from the encoder's mean finds. Scores are F(z; x) = ‖x − G(z)‖² + β·½‖z‖², not divided by the number
 * of pixels. Not thread-safe; one thread for each class.
 */
final class BatchAnalysis {
    private final Pictures.Source pictures;
    private final LaneNetwork decoder;
    private final LaneNetwork encoder;
    private final float[][] prior;
    private final double beta;
    private final double radius;
    /** F of the best latent, for each picture. */
    final float[] scores;
    /** The best latent, 8 numbers for each picture. */
    final float[] latents;
    /** F of the best prior sample. */
    final float[] sampleScores;
    /** Row of the best prior sample. */
    final float[] sampleIndices;

    /** For folded networks; the decoder may go on changing between calls. */
    BatchAnalysis(
            Pictures.Source pictures,
            int count,
            LaneNetwork decoder,
            LaneNetwork encoder,
            float[][] prior,
            double beta,
            double radius) {
        this.pictures = pictures;
        this.decoder = decoder;
        this.encoder = encoder;
        this.prior = prior;
        this.beta = beta;
        this.radius = radius;
        scores = new float[count];
        latents = new float[count * LATENT];
        sampleScores = new float[count];
        sampleIndices = new float[count];
    }

    /** Adds everything found, by name. */
    void addState(String prefix, Map<String, float[]> state) {
        state.put(prefix + ".scores", scores);
        state.put(prefix + ".latents", latents);
        state.put(prefix + ".sampleScores", sampleScores);
        state.put(prefix + ".sampleIndices", sampleIndices);
    }

    /** Finds the best prior sample for every one of the chosen pictures. */
    void findSamples(int[] chosen, BooleanSupplier cancelled) {
        int lanes = SampleSearch.LANES;
        SampleSearch search = new SampleSearch(decoder, prior, beta);
        float[] x = new float[Image.PIXELS * lanes];
        float[] scratch = new float[Image.PIXELS];
        int[] index = new int[lanes];
        float[] score = new float[lanes];
        for (int b = 0; b < chosen.length; b += lanes) {
            Cancelled.check(cancelled);
            for (int n = 0; n < lanes; n++) {
                Pictures.toLane(pictures, chosen[Math.min(b + n, chosen.length - 1)], x, n, lanes, scratch);
            }
            search.best(x, index, score);
            for (int n = 0; n < Math.min(lanes, chosen.length - b); n++) {
                sampleScores[chosen[b + n]] = score[n];
                sampleIndices[chosen[b + n]] = index[n];
            }
        }
    }

    /** Takes every picture's best sample for its best latent. */
    void beginAtSamples() {
        System.arraycopy(sampleScores, 0, scores, 0, scores.length);
        for (int i = 0; i < scores.length; i++) {
            beginAtSample(i);
        }
    }

    private void beginAtSample(int picture) {
        System.arraycopy(prior[(int) sampleIndices[picture]], 0, latents, picture * LATENT, LATENT);
    }

    /**
     * Finds latents for every one of the chosen pictures: the given number of steps from the better of encoder and best
     * sample.
     */
    void findLatents(int[] chosen, int steps, BooleanSupplier cancelled) {
        for (int picture : chosen) {
            beginAtSample(picture);
        }
        follow(chosen, steps, true, null, cancelled);
    }

    /**
     * Moves the latents of the chosen pictures after the decoder; where {@code factors} is given, also writes the
     * Cholesky factor of each posterior's precision to the picture's place in it.
     *
     * @param anew whether the pictures have changed as well, so that the encoder's means may be better starts
     */
    void follow(int[] chosen, int steps, boolean anew, float @Nullable [] factors, BooleanSupplier cancelled) {
        int lanes = LatentSearch.LANES;
        LatentSearch search = new LatentSearch(decoder.withLanes(lanes), beta, radius);
        LaneNetwork laneEncoder = encoder.withLanes(lanes);
        float[] x = new float[Image.PIXELS * lanes];
        float[] scratch = new float[Image.PIXELS];
        float[] z = new float[LATENT * lanes];
        float[] score = new float[lanes];
        for (int b = 0; b < chosen.length; b += lanes) {
            Cancelled.check(cancelled);
            for (int n = 0; n < lanes; n++) {
                int i = chosen[Math.min(b + n, chosen.length - 1)];
                Pictures.toLane(pictures, i, x, n, lanes, scratch);
                for (int d = 0; d < LATENT; d++) {
                    z[d * lanes + n] = latents[i * LATENT + d];
                }
            }
            if (anew) {
                orEncoded(search, laneEncoder, x, z);
            }
            search.refine(x, z, steps, score);
            int used = Math.min(lanes, chosen.length - b);
            for (int n = 0; n < used; n++) {
                if (factors != null) {
                    search.posterior(n, factors, chosen[b + n] * LatentSearch.FACTORS);
                }
                keep(chosen[b + n], z, n, score[n]);
            }
        }
    }

    /** Replaces the latents by the encoder's means where these are better. */
    private static void orEncoded(LatentSearch search, LaneNetwork laneEncoder, float[] x, float[] z) {
        int lanes = LatentSearch.LANES;
        float[] encoded = Arrays.copyOf(laneEncoder.forward(x), z.length);
        float[] score = new float[lanes];
        float[] encodedScore = new float[lanes];
        search.project(encoded);
        search.score(x, z, score);
        search.score(x, encoded, encodedScore);
        for (int n = 0; n < lanes; n++) {
            for (int d = 0; d < LATENT && encodedScore[n] < score[n]; d++) {
                z[d * lanes + n] = encoded[d * lanes + n];
            }
        }
    }

    /** Takes the best latents of the first {@code count} pictures for those of the {@code count} pictures after them. */
    void beginAtFirst(int count) {
        System.arraycopy(scores, 0, scores, count, count);
        System.arraycopy(latents, 0, latents, count * LATENT, count * LATENT);
    }

    private void keep(int picture, float[] z, int lane, float score) {
        scores[picture] = score;
        for (int d = 0; d < LATENT; d++) {
            latents[picture * LATENT + d] = z[d * LatentSearch.LANES + lane];
        }
    }
}
