package org.tenfold.training;

import static org.tenfold.training.VaeNetwork.LATENT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;

/**
 * The second stage: all decoders on what inference measures, f_c(x) = min over z of ‖x − G_c(z)‖² + β·½‖z‖².
 *
 * <p>Every picture keeps its best latents. A round first moves them one Levenberg-Marquardt step after the decoders
 * (fixed meanwhile), then fits every decoder, latents fixed, to
 *
 * <pre>    Σ f_y(x; z_y + noise)  +  (γ/α) Σ −log( e^(−α·f_y) / Σ_c e^(−α·f_c) )</pre>
 *
 * where y is the picture's class. The first term keeps each decoder a generative model of its class; the noise is drawn
 * from the Laplace approximation of the posterior, as an auto-encoder's is. The second speaks only where another class
 * explains a picture nearly as well: there the own class is asked to explain it better and the other one to leave it
 * alone. By the envelope theorem its gradient with respect to a decoder's weights is that of ‖x − G_c(z_c)‖² at the
 * best latent, times 1 − p_y or −p_c. The same is asked of the scores of the best prior samples, which need no search.
 *
 * <p>−p_c is taken of the score that the class has at this moment, not of the one before the pass: a class stops giving up
 * a picture as soon as it no longer claims it. Otherwise it is pushed on for a whole pass, and many such pictures
 * together tear the decoders apart.
 *
 * <p>The pictures fitted so far are soon told apart without a mistake, others are not. So every round also has a copy
 * of each picture, {@linkplain DistortedCopies distorted} anew, which takes part in both terms.
 */
final class DecoderStage {
    private static final String PART = "decoders";
    private static final int ROUNDS_A_CHECKPOINT = 5;
    /** Steps from the best of encoder and samples to the first latents. */
    private static final int FIRST_STEPS = 3;

    static final double LEARNING_RATE = 1e-3;
    /** Part of the rounds with the full noise of the posterior, which makes the prior samples cover the class. */
    private static final double FULL_NOISE_PART = 0.25;
    /** Standard deviations of the posterior in the noise of the last round, for a sharp best latent. */
    private static final double LAST_NOISE = 0.5;
    /** Other classes are followed where they are at most this much worse, in squared pixel units. */
    private static final double NEAR = 14;
    /** … and in every {@link #WIDE_EVERY}th round this much. */
    private static final double WIDE = 24;

    private static final int WIDE_EVERY = 5;
    /** The best samples of other classes are followed where they are at most this much worse. */
    private static final double SAMPLE_NEAR = 25;

    private static final int SAMPLES_EVERY = 4;

    /** Steps from the latent of a picture to that of its copy. */
    private static final int COPY_STEPS = 2;

    /** Receives the round and the mean loss over the own pictures. */
    @FunctionalInterface
    interface OnRound {
        void finished(int round, double meanScore);
    }

    private final LabelledImages images;
    /** The pictures and after them a copy of each. */
    private final Pictures.Source withCopies = this::copyTo;

    private final int pictures;
    private final int[] labels;
    private DistortedCopies copies;
    private final List<ClassState> classes;
    /** The Cholesky factor of each picture's posterior in its own class; see {@link LatentSearch#posterior}. */
    private final float[] factors;

    private final float[][] prior;
    private final double beta;
    private final int rounds;
    private final long seed;
    private final Checkpoint checkpoint;

    /** What one class's worker owns. */
    private static final class ClassState {
        final LaneNetwork decoder;
        final AdamState adam;
        final BatchAnalysis analysis;
        /** The pictures of the class, and their copies. */
        final int[] own;

        final int[] ownCopies;

        ClassState(LaneNetwork decoder, BatchAnalysis analysis, int classIndex, int[] labels) {
            int pictures = labels.length / 2;
            this.decoder = decoder;
            this.analysis = analysis;
            adam = new AdamState(decoder.theta.length);
            own = IntStream.range(0, pictures)
                    .filter(i -> labels[i] == classIndex)
                    .toArray();
            ownCopies = Arrays.stream(own).map(i -> pictures + i).toArray();
        }

        void addState(String prefix, Map<String, float[]> state) {
            decoder.addState(prefix, state);
            adam.addState(prefix, state);
            analysis.addState(prefix, state);
        }
    }

    /**
     * @param pictures the first so many of {@code images} are fitted, the others held out
     * @param decoders folded, {@link VaeNetwork#LANES} lanes; fitted in place
     * @param encoders folded, {@link VaeNetwork#LANES} lanes
     */
    DecoderStage(
            LabelledImages images,
            int pictures,
            List<LaneNetwork> decoders,
            List<LaneNetwork> encoders,
            float[][] prior,
            int rounds,
            double beta,
            double radius,
            long seed,
            Checkpoint checkpoint) {
        this.images = images;
        this.pictures = pictures;
        labels = IntStream.range(0, 2 * pictures)
                .map(i -> images.label(i % pictures))
                .toArray();
        factors = new float[LatentSearch.FACTORS * labels.length];
        this.beta = beta;
        this.prior = prior;
        this.rounds = rounds;
        this.seed = seed;
        this.checkpoint = checkpoint;
        copies = DistortedCopies.of(images, seed);
        classes = new ArrayList<>();
        for (int c = 0; c < decoders.size(); c++) {
            BatchAnalysis analysis =
                    new BatchAnalysis(withCopies, labels.length, decoders.get(c), encoders.get(c), prior, beta, radius);
            classes.add(new ClassState(decoders.get(c), analysis, c, labels));
        }
    }

    /** Fits to the end, from the checkpoint if there is one. */
    void run(ClassPool pool, OnRound onRound, BooleanSupplier cancelled) {
        int begin = restore();
        if (begin < 0) {
            int[] all = IntStream.range(0, pictures).toArray();
            pool.each(classes.size(), c -> {
                classes.get(c).analysis.findSamples(all, cancelled);
                classes.get(c).analysis.beginAtSamples();
                return c;
            });
            List<int[]> near = near(0, WIDE);
            pool.each(classes.size(), c -> {
                ClassState state = classes.get(c);
                state.analysis.findLatents(state.own, FIRST_STEPS, cancelled);
                state.analysis.findLatents(near.get(c), FIRST_STEPS, cancelled);
                return c;
            });
            begin = 0;
            save(begin);
        }
        for (int r = begin; r < rounds; r++) {
            int round = r;
            // Chosen before the workers begin, since they replace the scores that the others would compare with.
            List<int[]> near = near(0, round % WIDE_EVERY == 0 ? WIDE : NEAR);
            copies = DistortedCopies.of(images, Seeds.mix(seed, "copies", round));
            classes.forEach(state -> state.analysis.beginAtFirst(pictures));
            List<int[]> nearCopies = near(pictures, NEAR);
            if (r > 0 && r % SAMPLES_EVERY == 0) {
                List<int[]> nearBySample = nearBySample();
                pool.each(classes.size(), c -> {
                    classes.get(c).analysis.findSamples(nearBySample.get(c), cancelled);
                    return c;
                });
            }
            double mean = meanOwnScore();
            pool.each(classes.size(), c -> {
                ClassState state = classes.get(c);
                state.analysis.follow(state.own, 1, false, factors, cancelled);
                state.analysis.follow(near.get(c), 1, false, null, cancelled);
                state.analysis.follow(state.ownCopies, COPY_STEPS, true, factors, cancelled);
                state.analysis.follow(nearCopies.get(c), COPY_STEPS, true, null, cancelled);
                return c;
            });
            pool.each(classes.size(), c -> {
                fit(c, round, cancelled);
                return c;
            });
            if ((r + 1) % ROUNDS_A_CHECKPOINT == 0 || r == rounds - 1) {
                save(r + 1);
            }
            onRound.finished(r + 1, mean);
        }
    }

    private void copyTo(int i, float[] target, int offset) {
        if (i < pictures) {
            images.copyTo(i, target, offset);
        } else {
            copies.copyTo(i - pictures, target, offset);
        }
    }

    private double meanOwnScore() {
        return IntStream.range(0, pictures)
                .mapToDouble(i -> classes.get(labels[i]).analysis.scores[i])
                .average()
                .orElse(0);
    }

    /** By how much class c explains picture i worse than the picture's own class. */
    private float behind(int i, int c) {
        return classes.get(c).analysis.scores[i] - classes.get(labels[i]).analysis.scores[i];
    }

    /**
     * For each class the pictures of other classes that it explains at most so much worse than their own: of the
     * pictures themselves, where {@code from} is 0, or of their copies.
     */
    private List<int[]> near(int from, double margin) {
        return IntStream.range(0, classes.size())
                .mapToObj(c -> IntStream.range(from, from + pictures)
                        .filter(i -> labels[i] != c && behind(i, c) < margin)
                        .toArray())
                .toList();
    }

    /** For each class its own pictures and those that one of its samples explains nearly as well as their class's best. */
    private List<int[]> nearBySample() {
        return IntStream.range(0, classes.size())
                .mapToObj(c -> IntStream.range(0, pictures)
                        .filter(i -> classes.get(c).analysis.sampleScores[i]
                                        - classes.get(labels[i]).analysis.sampleScores[i]
                                < SAMPLE_NEAR)
                        .toArray())
                .toList();
    }

    /** One pass of Adam over the terms of one class, latents fixed. */
    private void fit(int c, int round, BooleanSupplier cancelled) {
        ClassState state = classes.get(c);
        List<BatchAnalysis> analyses =
                classes.stream().map(other -> other.analysis).toList();
        List<Term> terms = Term.all(c, analyses, labels, pictures, prior);
        SplittableRandom random = new SplittableRandom(Seeds.mix(seed, "decoder " + c, round));
        int[] order = IntStream.range(0, terms.size()).toArray();
        Pictures.shuffle(order, random);
        double rate = LEARNING_RATE * (0.5 * (1 + Math.cos(Math.PI * round / rounds)) + 0.01);
        double deviations = deviations((double) round / rounds);
        int lanes = VaeNetwork.LANES;
        float[] x = new float[Image.PIXELS * lanes];
        float[] image = new float[Image.PIXELS * lanes];
        float[] scratch = new float[Image.PIXELS];
        float[] z = new float[LATENT * lanes];
        Term[] batch = new Term[lanes];
        double[] scores = new double[lanes];
        float[] weight = new float[lanes];
        double[] noise = new double[LATENT];
        for (int b = 0; b + lanes <= order.length || b == 0; b += lanes) {
            Cancelled.check(cancelled);
            for (int n = 0; n < lanes; n++) {
                Term term = terms.get(order[(b + n) % order.length]);
                Pictures.toLane(withCopies, term.picture(), x, n, lanes, scratch);
                batch[n] = term;
                Arrays.fill(noise, 0);
                if (term.noisy()) {
                    posteriorNoise(term.picture(), random, noise);
                }
                for (int d = 0; d < LATENT; d++) {
                    z[d * lanes + n] = term.latents()[term.at() + d] + (float) (deviations * noise[d]);
                }
            }
            float[] out = state.decoder.forward(z);
            float[] gradient = state.decoder.outputGradient();
            VaeNetwork.squaredErrorGradient(out, x, image, gradient, 1f, lanes);
            scores(z, x, image, scores);
            for (int n = 0; n < lanes; n++) {
                // Noise would count against the class, so that its score without any, from before this pass, is taken.
                double f = batch[n].noisy() ? state.analysis.scores[batch[n].picture()] : scores[n];
                weight[n] = (float) batch[n].weight(f) / lanes;
            }
            for (int p = 0; p < Image.PIXELS; p++) {
                for (int n = 0; n < lanes; n++) {
                    gradient[p * lanes + n] *= weight[n];
                }
            }
            state.decoder.backward(null, true);
            state.adam.step(state.decoder.theta, state.decoder.gradient, rate);
        }
        state.decoder.rest();
    }

    /** scores[n] = ‖x − G(z)‖² + β·½‖z‖² of each lane, image being G(z). */
    private void scores(float[] z, float[] x, float[] image, double[] scores) {
        int lanes = scores.length;
        Arrays.fill(scores, 0);
        for (int d = 0; d < z.length; d++) {
            scores[d % lanes] += beta / 2 * z[d] * z[d];
        }
        for (int p = 0; p < x.length; p += lanes) {
            for (int n = 0; n < lanes; n++) {
                double e = x[p + n] - image[p + n];
                scores[n] += e * e;
            }
        }
    }

    private static double deviations(double done) {
        return done < FULL_NOISE_PART ? 1 : 1 + (LAST_NOISE - 1) * (done - FULL_NOISE_PART) / (1 - FULL_NOISE_PART);
    }

    /** A draw from N(0, (L Lᵀ)⁻¹): the solution of Lᵀ u = ε with ε standard normal. */
    private void posteriorNoise(int picture, RandomGenerator random, double[] u) {
        int at = LatentSearch.FACTORS * picture;
        for (int a = LATENT - 1; a >= 0; a--) {
            double sum = random.nextGaussian();
            for (int b = a + 1; b < LATENT; b++) {
                sum -= factors[at + b * (b + 1) / 2 + a] * u[b];
            }
            u[a] = sum / factors[at + a * (a + 1) / 2 + a];
        }
    }

    private Map<String, float[]> state() {
        Map<String, float[]> all = new LinkedHashMap<>();
        for (int c = 0; c < classes.size(); c++) {
            classes.get(c).addState("class" + c, all);
        }
        return all;
    }

    /** The round to go on with, or -1 if nothing has been done yet. */
    private int restore() {
        Map<String, float[]> saved = checkpoint.read(PART);
        if (saved == null) {
            return -1;
        }
        float[] counts = new float[1 + classes.size()];
        checkpoint.restore(saved, PART, "counts", counts);
        state().forEach((name, array) -> checkpoint.restore(saved, PART, name, array));
        for (int c = 0; c < classes.size(); c++) {
            classes.get(c).adam.steps = (long) counts[1 + c];
        }
        return (int) counts[0];
    }

    private void save(int round) {
        float[] counts = new float[1 + classes.size()];
        counts[0] = round;
        for (int c = 0; c < classes.size(); c++) {
            counts[1 + c] = classes.get(c).adam.steps;
        }
        Map<String, float[]> all = state();
        all.put("counts", counts);
        checkpoint.write(PART, all);
    }
}
