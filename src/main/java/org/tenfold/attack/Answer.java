package org.tenfold.attack;

import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.model.Prediction;

/**
 * What a victim says of an image.
 *
 * @param analysis how ABS explains it; none from others
 */
record Answer(Image image, Prediction prediction, @Nullable Analysis analysis) {
    /** The answer of ABS. */
    static Answer of(Image image, Analysis analysis) {
        return new Answer(image, new Prediction(analysis.prediction(), analysis.probabilities()), analysis);
    }

    int label() {
        return prediction.label();
    }
}
