package org.tenfold.baseline;

import java.nio.file.Path;
import org.tenfold.image.Image;
import org.tenfold.model.DifferentiableClassifier;
import org.tenfold.model.Prediction;

/** A conventional convolutional network, {@link NetworkShape#CNN}. Any number of threads may ask. */
public final class CnnClassifier implements DifferentiableClassifier {
    private final FoldedNetwork network;

    CnnClassifier(FoldedNetwork network) {
        this.network = network;
    }

    /**
     * Reads the network beside a model. Loads ND4J: not on the way to the window.
     *
     * @throws org.tenfold.image.BadInputException if the file is missing, damaged or another network
     */
    public static CnnClassifier read(Path model) {
        return new CnnClassifier(StoredNetwork.read(Baseline.CNN.file(model), NetworkShape.CNN));
    }

    @Override
    public Prediction predict(Image x) {
        return network.predict(x);
    }

    @Override
    public double[] logits(Image x) {
        return network.logits(x);
    }

    @Override
    public Gradient gradient(Image x, double[] weights) {
        return network.gradient(x, weights);
    }

    @Override
    public Tangent at(Image x) {
        return network.at(x);
    }
}
