package org.tenfold.training;

import static org.tenfold.training.VaeNetwork.LATENT;

import java.util.ArrayList;
import java.util.List;
import org.tenfold.image.Image;

/**
 * One term of a decoder's loss: a picture and the latent that explains it.
 *
 * @param at where the latent begins in {@code latents}
 * @param noisy whether noise is drawn to the latent; then the score itself is part of the loss
 * @param own whether the picture is of the decoder's class
 * @param gamma weight of the cross-entropy
 * @param others what the other classes put against α·f_c, see {@link #others}
 */
record Term(int picture, float[] latents, int at, boolean noisy, boolean own, double gamma, double others) {
    /** Weight γ of the discriminating term. */
    private static final double GAMMA = 8;
    /** Weight of the same term on the scores of the best prior samples. */
    private static final double SAMPLE_GAMMA = 2;
    /** α of the discriminating term, for scores in squared pixel units: 440 a picture of 784 pixels. */
    static final double ALPHA = 440.0 / Image.PIXELS;

    /** Terms of a smaller weight are left out. */
    private static final double LEAST_WEIGHT = 0.01;

    /** d(loss)/d(score) where the score is f. */
    double weight(double f) {
        return (noisy ? 1 : 0) + gamma * ((own ? 1 : 0) - probability(f, others));
    }

    /**
     * All that are to be fitted.
     *
     * @param c the class of the decoder
     * @param analyses of every class
     * @param labels of the pictures and, after them, of their copies
     * @param pictures how many are no copies: their samples take part
     * @param prior the samples
     */
    static List<Term> all(int c, List<BatchAnalysis> analyses, int[] labels, int pictures, float[][] prior) {
        List<Term> terms = new ArrayList<>();
        BatchAnalysis analysis = analyses.get(c);
        List<float[]> scores = analyses.stream().map(other -> other.scores).toList();
        List<float[]> sampleScores =
                analyses.stream().map(other -> other.sampleScores).toList();
        for (int i = 0; i < labels.length; i++) {
            boolean own = labels[i] == c;
            double others = others(scores, i, c);
            if (own || GAMMA * probability(analysis.scores[i], others) > LEAST_WEIGHT) {
                terms.add(new Term(i, analysis.latents, i * LATENT, own, own, GAMMA, others));
            }
            if (i >= pictures) {
                continue;
            }
            others = others(sampleScores, i, c);
            double p = probability(analysis.sampleScores[i], others);
            if (SAMPLE_GAMMA * (own ? 1 - p : p) > LEAST_WEIGHT) {
                float[] sample = prior[(int) analysis.sampleIndices[i]];
                terms.add(new Term(i, sample, 0, false, own, SAMPLE_GAMMA, others));
            }
        }
        return terms;
    }

    /** −ln Σ e^(−α·f_k) over the classes other than c. */
    static double others(List<float[]> scores, int picture, int c) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < scores.size(); k++) {
            least = k == c ? least : Math.min(least, scores.get(k)[picture]);
        }
        double sum = 0;
        for (int k = 0; k < scores.size(); k++) {
            sum += k == c ? 0 : Math.exp(ALPHA * (least - scores.get(k)[picture]));
        }
        return ALPHA * least - Math.log(sum);
    }

    /** p_c = e^(−α·f_c) / Σ_k e^(−α·f_k). */
    static double probability(double score, double others) {
        return 1 / (1 + Math.exp(ALPHA * score - others));
    }
}
