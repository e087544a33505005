package org.tenfold.training;

import java.util.Arrays;
import org.tenfold.math.Softmax;

/**
 * Confidence and class scalings, from scores (negativeElbo, lower is better) of pictures that no network was fitted to.
 *
 * <p>For a given α, the floor η is the one with which the median confidence, max over c of p(c|x) = (e^(−α·s_c) + η) /
 * Σ (e^(−α·s_k) + η), is {@link #MEDIAN_CONFIDENCE}; of all α the one is taken that gives the labels the highest
 * likelihood while noise stays below {@link #noiseConfidence}.
 *
 * @param logitScale α
 * @param confidenceFloor η
 * @param classScaling factor on each class's score
 * @param binaryClassScaling the same for thresholded pictures
 */
record Calibration(double logitScale, double confidenceFloor, double[] classScaling, double[] binaryClassScaling) {
    static final double MEDIAN_CONFIDENCE = 0.9;
    /** Noise may have so many times the confidence that it has when all classes are equal… */
    private static final double NOISE_TIMES = 1.5;
    /** … but of two classes not more than this. */
    private static final double MOST_NOISE_CONFIDENCE = 0.625;

    private static final double LEAST_ALPHA = 100;
    private static final double LARGEST_ALPHA = 1000;
    private static final double ALPHA_RATIO = 1.02;
    /** The α with which class scalings are compared: the published one. */
    private static final double SCALING_ALPHA = 440;

    private static final double[] SCALING_STEPS = {0.02, 0.01, 0.005, 0.002};
    private static final int SWEEPS = 3;
    /**
     * Scaling a class of plain ABS by another factor than 1 loosens the proved robustness bound, since the squared terms
     * in the picture no longer cancel; so it must put right at least this part of the held-out pictures.
     */
    private static final double WORTHWHILE = 0.001;

    /**
     * @param scores for each held-out picture the scores of all classes
     * @param binaryScores the same for the thresholded pictures
     * @param noiseScores the same for pictures of noise
     * @param labels of the held-out pictures
     */
    static Calibration of(double[][] scores, double[][] binaryScores, double[][] noiseScores, int[] labels) {
        int classes = scores[0].length;
        double[] scaling = bestScaling(scores, labels);
        double[] ones = new double[classes];
        Arrays.fill(ones, 1);
        if (errors(scores, ones, labels) - errors(scores, scaling, labels) < WORTHWHILE * labels.length) {
            scaling = ones;
        }
        double[][] scaled = scaled(scores, scaling);
        double[][] scaledNoise = scaled(noiseScores, scaling);
        double bestAlpha = LARGEST_ALPHA;
        double bestLoss = Double.POSITIVE_INFINITY;
        for (double alpha = LEAST_ALPHA; alpha <= LARGEST_ALPHA; alpha *= ALPHA_RATIO) {
            double floor = floor(scaled, alpha);
            double loss = loss(scaled, labels, alpha, floor);
            if (loss < bestLoss && largestConfidence(scaledNoise, alpha, floor) <= noiseConfidence(classes)) {
                bestLoss = loss;
                bestAlpha = alpha;
            }
        }
        return new Calibration(bestAlpha, floor(scaled, bestAlpha), scaling, bestScaling(binaryScores, labels));
    }

    /** The most confidence that noise may get: 0.15 of ten classes, always less than counts as an answer. */
    static double noiseConfidence(int classes) {
        return Math.min(NOISE_TIMES / classes, MOST_NOISE_CONFIDENCE);
    }

    /** The η with which the median confidence is {@link #MEDIAN_CONFIDENCE}, or the smallest tried where none is. */
    private static double floor(double[][] scores, double alpha) {
        double low = -60;
        double high = 0;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            double[] confidences = new double[scores.length];
            for (int k = 0; k < scores.length; k++) {
                confidences[k] = largest(probabilities(scores[k], alpha, Math.exp(middle)));
            }
            Arrays.sort(confidences);
            if (confidences[confidences.length / 2] > MEDIAN_CONFIDENCE) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(low);
    }

    private static double[] probabilities(double[] scores, double alpha, double floor) {
        double[] logits = new double[scores.length];
        for (int c = 0; c < logits.length; c++) {
            logits[c] = -alpha * scores[c];
        }
        return Softmax.withFloor(logits, floor);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static double largestConfidence(double[][] scores, double alpha, double floor) {
        return Arrays.stream(scores)
                .mapToDouble(s -> largest(probabilities(s, alpha, floor)))
                .max()
                .orElse(0);
    }

    /** Mean of −log p(label|x). */
    private static double loss(double[][] scores, int[] labels, double alpha, double floor) {
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            sum -= Math.log(probabilities(scores[k], alpha, floor)[labels[k]]);
        }
        return sum / scores.length;
    }

    /** Factors that give the labels the highest likelihood, found one class at a time; class 0 keeps 1. */
    private static double[] bestScaling(double[][] scores, int[] labels) {
        double[] scaling = new double[scores[0].length];
        Arrays.fill(scaling, 1);
        double best = loss(scores, scaling, labels);
        for (double step : SCALING_STEPS) {
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                for (int c = 1; c < scaling.length; c++) {
                    double kept = scaling[c];
                    for (double factor : new double[] {kept - step, kept + step}) {
                        double[] trial = scaling.clone();
                        trial[c] = factor;
                        double loss = loss(scores, trial, labels);
                        if (loss < best) {
                            best = loss;
                            scaling = trial;
                        }
                    }
                }
            }
        }
        // rounded to what was searched, so that a file shows 0.98 and not 0.9800000000000001
        return Arrays.stream(scaling).map(s -> Math.round(s * 1000) / 1000.0).toArray();
    }

    private static double loss(double[][] scores, double[] scaling, int[] labels) {
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            double[] logits = new double[scaling.length];
            for (int c = 0; c < logits.length; c++) {
                logits[c] = -SCALING_ALPHA * scaling[c] * scores[k][c];
            }
            sum -= Math.log(Math.max(Softmax.of(logits)[labels[k]], Double.MIN_NORMAL));
        }
        return sum / scores.length;
    }

    private static double[][] scaled(double[][] scores, double[] scaling) {
        double[][] scaled = new double[scores.length][];
        for (int k = 0; k < scores.length; k++) {
            scaled[k] = new double[scaling.length];
            for (int c = 0; c < scaling.length; c++) {
                scaled[k][c] = scaling[c] * scores[k][c];
            }
        }
        return scaled;
    }

    /** Pictures whose lowest scaled score is not their label's. */
    static int errors(double[][] scores, double[] scaling, int[] labels) {
        int errors = 0;
        for (int k = 0; k < scores.length; k++) {
            int best = 0;
            for (int c = 1; c < scaling.length; c++) {
                if (scaling[c] * scores[k][c] < scaling[best] * scores[k][best]) {
                    best = c;
                }
            }
            errors += best == labels[k] ? 0 : 1;
        }
        return errors;
    }
}
