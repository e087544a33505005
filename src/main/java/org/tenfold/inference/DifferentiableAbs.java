package org.tenfold.inference;

import java.util.Arrays;
import org.tenfold.image.Image;
import org.tenfold.model.DifferentiableClassifier;
import org.tenfold.model.Prediction;

/**
 * ABS as a classifier with slopes: {@code logit_c(x) = −α · e_c(x)} with the logit scale α and the negative ELBO
 * {@code e_c = s_c F_c / 784}.
 *
 * <p>{@code F_c(x) = min over z of ‖x − G_c(z)‖² + β · ½‖z‖²} depends on x directly and through the z that is best for x.
 * At the minimum the second part vanishes to first order (the envelope theorem), with the ball as well as without, so that
 * {@code ∇F_c = 2 (x − G_c(z_c))} is exact where z_c is the minimum; the decoders need not be differentiated.
 */
public final class DifferentiableAbs implements DifferentiableClassifier {
    private static final Image HALFWAY = halfway();

    private final AbsClassifier classifier;

    private DifferentiableAbs(AbsClassifier classifier) {
        this.classifier = classifier;
    }

    private static Image halfway() {
        float[] pixels = new float[Image.PIXELS];
        Arrays.fill(pixels, 0.5f);
        return Image.of(pixels);
    }

    /**
     * A classifier of grey images.
     *
     * @throws IllegalArgumentException for Binary ABS, whose slope is 0 nearly everywhere
     */
    public static DifferentiableAbs of(AbsClassifier classifier) {
        if (classifier.settings().binary()) {
            throw new IllegalArgumentException(
                    "the classifier thresholds its images (Binary ABS): behind a threshold there is no slope to follow");
        }
        return new DifferentiableAbs(classifier);
    }

    /**
     * What stands behind the threshold of Binary ABS: the same answers, and the slope with respect to the thresholded
     * pixels, as if those could move.
     *
     * @throws IllegalArgumentException for a classifier of grey images
     */
    public static DifferentiableAbs behindThreshold(AbsClassifier classifier) {
        if (!classifier.settings().binary()) {
            throw new IllegalArgumentException("the classifier takes grey images, expected Binary ABS");
        }
        return new DifferentiableAbs(classifier);
    }

    /** The classifier whose slopes these are. */
    public AbsClassifier classifier() {
        return classifier;
    }

    @Override
    public Prediction predict(Image x) {
        return classifier.predict(x);
    }

    @Override
    public Tangent at(Image x) {
        return at(classifier.analyse(x));
    }

    /** Logits and slopes at an image that is analysed already by this classifier. */
    public Tangent at(Analysis analysis) {
        return tangent(analysis, analysis.image());
    }

    /**
     * The same with slopes from black to white in place of those at the image: by how much a pixel's crossing moves the
     * logits while the latents stay. Behind a threshold nothing else can happen to a pixel, and the slope where it is
     * points back across even if the class wants it there.
     */
    public Tangent across(Analysis analysis) {
        // (1 − G)² − (0 − G)² = 2 (½ − G): the slope halfway
        return tangent(analysis, HALFWAY);
    }

    private Tangent tangent(Analysis analysis, Image at) {
        return new Tangent(logits(analysis), weights -> slope(analysis, at, weights));
    }

    private double[] logits(Analysis analysis) {
        double[] logits = new double[analysis.reconstructions().size()];
        for (int c = 0; c < logits.length; c++) {
            // logit_c = −α e_c
            logits[c] = -classifier.model().description().logitScale()
                    * analysis.reconstruction(c).negativeElbo();
        }
        return logits;
    }

    private float[] slope(Analysis analysis, Image at, double[] weights) {
        double[] slope = new double[Image.PIXELS];
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] == 0) {
                continue;
            }
            // ∂logit_c/∂x = −α s_c · 2 (x − G_c(z_c)) / 784
            double factor = -weights[c]
                    * classifier.model().description().logitScale()
                    * classifier.scaling(c)
                    * 2
                    / Image.PIXELS;
            Image reconstruction = analysis.reconstruction(c).image();
            for (int p = 0; p < slope.length; p++) {
                slope[p] += factor * ((double) at.at(p) - reconstruction.at(p));
            }
        }
        float[] pixels = new float[slope.length];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = (float) slope[p];
        }
        return pixels;
    }
}
