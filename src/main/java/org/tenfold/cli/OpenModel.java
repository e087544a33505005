package org.tenfold.cli;

import java.nio.file.Path;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.PriorSamples;
import org.tenfold.model.AbsModel;
import org.tenfold.model.ModelFolder;

/** A model that was read, with the prior samples that all classifiers made of it share. */
record OpenModel(AbsModel model, PriorSamples samples) {
    /**
     * Reads a model.
     *
     * @throws org.tenfold.image.BadInputException if the folder is not a model
     */
    static OpenModel read(Path folder) {
        AbsModel model = ModelFolder.read(folder);
        return new OpenModel(model, PriorSamples.of(model));
    }

    AbsClassifier classifier(AbsSettings settings) {
        return AbsClassifier.of(model, samples, settings);
    }
}
