package org.tenfold.inference;

import java.util.List;
import org.tenfold.image.Image;
import org.tenfold.math.Softmax;

/**
 * The ten explanations of one image and the answer that follows from them.
 *
 * <p>Immutable. The calibrated probability of class c is
 * {@code p(c|x) = (exp(−α·e_c) + η) / Σ_k (exp(−α·e_k) + η)} with the negative ELBOs e and the model's α and η (Schott
 * et al., arXiv:1805.09190): far from every class all probabilities are equal.
 */
public final class Analysis {
    /** Times the probability that each class has when all are equal. */
    private static final double CONFIDENT_TIMES = 2;

    private final Image image;
    private final List<Reconstruction> reconstructions;
    private final double[] probabilities;
    private final int prediction;
    private final boolean refined;
    private final double milliseconds;

    private Analysis(
            Image image,
            List<Reconstruction> reconstructions,
            double[] probabilities,
            boolean refined,
            double milliseconds) {
        this.image = image;
        this.reconstructions = reconstructions;
        this.probabilities = probabilities;
        this.refined = refined;
        this.milliseconds = milliseconds;
        this.prediction = best(reconstructions, -1);
    }

    /**
     * The answer that follows from one reconstruction a class, in class order.
     *
     * @param logitScale α
     * @param confidenceFloor η, positive
     */
    public static Analysis of(
            Image image,
            List<Reconstruction> reconstructions,
            double logitScale,
            double confidenceFloor,
            boolean refined,
            double milliseconds) {
        if (reconstructions.size() < 2) {
            throw new IllegalArgumentException(
                    "there are " + reconstructions.size() + " reconstructions, expected at least 2");
        }
        double[] scores = new double[reconstructions.size()];
        for (int c = 0; c < scores.length; c++) {
            if (reconstructions.get(c).classIndex() != c) {
                throw new IllegalArgumentException("reconstruction " + c + " is of class "
                        + reconstructions.get(c).classIndex() + ", expected class order");
            }
            // −α · e_c
            scores[c] = -logitScale * reconstructions.get(c).negativeElbo();
        }
        return new Analysis(
                image, List.copyOf(reconstructions), Softmax.withFloor(scores, confidenceFloor), refined, milliseconds);
    }

    /** The image as it was scored: thresholded for Binary ABS. */
    public Image image() {
        return image;
    }

    /** One reconstruction a class, in class order. */
    public List<Reconstruction> reconstructions() {
        return reconstructions;
    }

    /** The reconstruction of class {@code c}. */
    public Reconstruction reconstruction(int c) {
        return reconstructions.get(c);
    }

    /** Calibrated probabilities in class order; they sum to 1. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /** The calibrated probability of class {@code c}. */
    public double probability(int c) {
        return probabilities[c];
    }

    /** The class with the lowest negative ELBO; of equal ones the lowest. */
    public int prediction() {
        return prediction;
    }

    /** The prediction's name. */
    public String label() {
        return reconstructions.get(prediction).label();
    }

    /** Whether the best probability is at least {@link #confidentFrom}; if not, no class explains the image. */
    public boolean confident() {
        return probabilities[prediction] >= confidentFrom(probabilities.length);
    }

    /**
     * The least probability that counts as an answer. Ten equal probabilities are 0.1: twice that cannot come from the
     * floor η alone, so at least one class explains the image to some degree. Of two or three classes, where twice that is
     * (nearly) everything, half the way from equal probabilities to certainty is enough.
     */
    public static double confidentFrom(int classes) {
        return Math.min(CONFIDENT_TIMES / classes, (1 + 1.0 / classes) / 2);
    }

    /** Whether latents were improved by a search; never true for {@link Preset#SAMPLES}. */
    public boolean refined() {
        return refined;
    }

    /** Time from the question to this answer. */
    public double milliseconds() {
        return milliseconds;
    }

    /** The class with the second lowest negative ELBO. */
    public int runnerUp() {
        return best(reconstructions, prediction);
    }

    /** The mean of all classes' negative ELBOs. */
    public double meanNegativeElbo() {
        return reconstructions.stream()
                .mapToDouble(Reconstruction::negativeElbo)
                .average()
                .orElseThrow();
    }

    /** How far the runner-up's negative ELBO lies above the winner's. */
    public double margin() {
        return reconstructions.get(runnerUp()).negativeElbo()
                - reconstructions.get(prediction).negativeElbo();
    }

    private static int best(List<Reconstruction> reconstructions, int except) {
        int best = except == 0 ? 1 : 0;
        for (int c = 0; c < reconstructions.size(); c++) {
            if (c != except
                    && reconstructions.get(c).negativeElbo()
                            < reconstructions.get(best).negativeElbo()) {
                best = c;
            }
        }
        return best;
    }
}
