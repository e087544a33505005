package org.tenfold.baseline;

import org.tenfold.image.Image;
import org.tenfold.model.Classifier;
import org.tenfold.model.DifferentiableClassifier;
import org.tenfold.model.Prediction;

/**
 * A convolutional network, {@link NetworkShape#CNN}, that sees every picture thresholded at 0.5. Its answer has no useful
 * gradient: it does not move until a pixel crosses 0.5, and then it jumps. Any number of threads may ask.
 */
public final class BinaryCnnClassifier implements Classifier {
    private final FoldedNetwork network;

    BinaryCnnClassifier(FoldedNetwork network) {
        this.network = network;
    }

    @Override
    public Prediction predict(Image x) {
        return network.predict(x.binarized());
    }

    /**
     * The network behind the threshold, which sees a picture as it is. Asked for its gradient at a thresholded picture, it
     * tells which pixels would be worth crossing 0.5.
     */
    public DifferentiableClassifier behindThreshold() {
        return network;
    }
}
