package org.tenfold.inference;

import org.tenfold.image.Image;

/**
 * Where an image speaks for the winner y and where for another class c, pixel by pixel:
 *
 * <pre>    evidence_p = s_c (x − G_c)_p² − s_y (x − G_y)_p²,    divergence = β (s_c KL_c − s_y KL_y)</pre>
 *
 * with the class scalings s. All of it together is the gap between the two scores, {@code 784 (e_c − e_y)}, never negative
 * (the tiles of Schott et al., arXiv:1805.09190, show the reconstructions only).
 *
 * @param winner y
 * @param other c
 * @param pixels evidence_p, positive where the winner explains the image better: 784 numbers in squared pixel units
 * @param divergence what the unusualness of both latents adds, in the same units
 */
public record Evidence(int winner, int other, double[] pixels, double divergence) {
    /** The evidence of an analysis, made by this classifier, between its winner and another class. */
    public static Evidence of(AbsClassifier classifier, Analysis analysis, int other) {
        int winner = analysis.prediction();
        double mine = classifier.scaling(winner);
        double its = classifier.scaling(other);
        Reconstruction theirs = analysis.reconstruction(other);
        Reconstruction best = analysis.reconstruction(winner);
        double[] pixels = new double[Image.PIXELS];
        for (int p = 0; p < pixels.length; p++) {
            double x = analysis.image().at(p);
            double a = x - theirs.image().at(p);
            double b = x - best.image().at(p);
            // s_c (x − G_c)² − s_y (x − G_y)²
            pixels[p] = its * a * a - mine * b * b;
        }
        // β (s_c KL_c − s_y KL_y)
        double divergence = classifier.model().description().beta() * (its * theirs.kl() - mine * best.kl());
        return new Evidence(winner, other, pixels, divergence);
    }

    /** {@code Σ_p evidence_p + divergence = 784 (e_c − e_y)}. */
    public double gap() {
        return error() + divergence;
    }

    /** {@code Σ_p evidence_p}. */
    public double error() {
        double sum = 0;
        for (double evidence : pixels) {
            sum += evidence;
        }
        return sum;
    }
}
