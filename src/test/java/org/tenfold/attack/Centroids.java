package org.tenfold.attack;

import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.model.DifferentiableClassifier;

/** The nearest of ten mean pictures: {@code logit_c = −‖x − m_c‖²}. Slopes that cost next to nothing, of real digits. */
final class Centroids implements DifferentiableClassifier {
    private final double[][] means = new double[LabelledImages.CLASSES][Image.PIXELS];

    static Centroids of(LabelledImages pictures) {
        Centroids centroids = new Centroids();
        int[] counts = new int[LabelledImages.CLASSES];
        for (int i = 0; i < pictures.size(); i++) {
            int c = pictures.label(i);
            counts[c]++;
            for (int p = 0; p < Image.PIXELS; p++) {
                centroids.means[c][p] += pictures.image(i).at(p);
            }
        }
        for (int c = 0; c < counts.length; c++) {
            for (int p = 0; p < Image.PIXELS; p++) {
                centroids.means[c][p] /= counts[c];
            }
        }
        return centroids;
    }

    @Override
    public Tangent at(Image x) {
        double[] logits = new double[means.length];
        for (int c = 0; c < logits.length; c++) {
            for (int p = 0; p < Image.PIXELS; p++) {
                double difference = x.at(p) - means[c][p];
                logits[c] -= difference * difference;
            }
        }
        return new Tangent(logits, weights -> slope(x, weights));
    }

    private float[] slope(Image x, double[] weights) {
        float[] pixels = new float[Image.PIXELS];
        for (int p = 0; p < pixels.length; p++) {
            double slope = 0;
            for (int c = 0; c < weights.length; c++) {
                slope -= 2 * weights[c] * (x.at(p) - means[c][p]);
            }
            pixels[p] = (float) slope;
        }
        return pixels;
    }
}
