package org.tenfold.baseline;

import java.nio.file.Path;
import java.util.List;
import org.tenfold.image.Image;
import org.tenfold.math.Elu;
import org.tenfold.model.DifferentiableClassifier;

/**
 * A convolutional rival as it answers: the batch normalisation is folded into weights and biases, so that what it computes
 * for one picture, and the gradient of that, depends on this picture alone. Plain Java; immutable, so any number of
 * threads may ask.
 */
final class FoldedNetwork implements DifferentiableClassifier {
    private final NetworkShape shape;
    private final List<FoldedConvolution> layers;

    /**
     * A network of the layers in their order.
     *
     * @throws IllegalArgumentException for another number of layers
     */
    FoldedNetwork(NetworkShape shape, List<FoldedConvolution> layers) {
        if (layers.size() != shape.layers()) {
            throw new IllegalArgumentException(layers.size() + " layers, expected " + shape.layers());
        }
        this.shape = shape;
        this.layers = List.copyOf(layers);
    }

    /**
     * Reads a rival's network beside a model. Loads ND4J: not on the way to the window.
     *
     * @throws org.tenfold.image.BadInputException if the file is missing, damaged or another network
     * @throws IllegalStateException if the rival is no network
     */
    static FoldedNetwork read(Baseline baseline, Path model) {
        return StoredNetwork.read(baseline.file(model), baseline.shape());
    }

    @Override
    public Tangent at(Image x) {
        float[][] maps = activations(x);
        return new Tangent(asDoubles(maps[shape.layers()]), weights -> backward(maps, weights));
    }

    private float[] backward(float[][] maps, double[] weights) {
        float[] slopes = new float[weights.length];
        for (int c = 0; c < slopes.length; c++) {
            slopes[c] = (float) weights[c];
        }
        for (int l = shape.layers() - 1; l >= 0; l--) {
            if (!shape.isLast(l)) {
                // ∂/∂(before) = ∂/∂(after) · activation'(before)
                multiplyByDerivative(slopes, maps[l + 1]);
            }
            slopes = layers.get(l).backward(slopes);
        }
        return slopes;
    }

    /** The picture, then what comes out of each layer; the last is the scores. */
    private float[][] activations(Image x) {
        float[][] maps = new float[shape.layers() + 1][];
        maps[0] = x.toArray();
        for (int l = 0; l < shape.layers(); l++) {
            maps[l + 1] = layers.get(l).forward(maps[l]);
            if (!shape.isLast(l)) {
                activate(maps[l + 1]);
            }
        }
        return maps;
    }

    private void activate(float[] values) {
        if (shape.activation() == NetworkShape.Activation.ELU) {
            Elu.apply(values);
            return;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(values[i], 0f);
        }
    }

    private void multiplyByDerivative(float[] slopes, float[] activated) {
        if (shape.activation() == NetworkShape.Activation.ELU) {
            Elu.multiplyByDerivative(slopes, activated);
            return;
        }
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = activated[i] > 0 ? slopes[i] : 0f;
        }
    }

    private static double[] asDoubles(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[i];
        }
        return result;
    }
}
