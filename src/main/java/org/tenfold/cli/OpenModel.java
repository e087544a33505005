package org.tenfold.cli;

import java.nio.file.Path;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Contenders;
import org.tenfold.attack.Victim;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.BadInputException;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.PriorSamples;
import org.tenfold.model.AbsModel;
import org.tenfold.model.ModelFolder;

/** A model that was read from a folder, with the prior samples that all classifiers made of it share. */
record OpenModel(Path folder, AbsModel model, PriorSamples samples) {
    /**
     * Reads a model.
     *
     * @throws BadInputException if the folder is not a model
     */
    static OpenModel read(Path folder) {
        AbsModel model = ModelFolder.read(folder);
        return new OpenModel(folder, model, PriorSamples.of(model));
    }

    AbsClassifier classifier(AbsSettings settings) {
        return AbsClassifier.of(model, samples, settings);
    }

    /**
     * The model itself, or one of the rivals beside it, to be fooled.
     *
     * @param console is told what is being waited for
     * @throws BadInputException if a rival's file is missing, damaged or of another kind
     */
    Victim victim(Contender contender, Console console) {
        return Contenders.of(
                        classifier(AbsSettings.DEFAULT),
                        Baselines.of(folder, model.description(), console.installation()))
                .open(contender, said -> console.say(said + " ..."));
    }

    /**
     * The class that {@code --target} names.
     *
     * @throws BadInputException if it is none of the labels
     */
    int target(String label) {
        int index = model.labels().indexOf(label);
        if (index < 0) {
            throw new BadInputException("--target: found '" + label + "', expected one of the model's labels "
                    + String.join(", ", model.labels()) + ".");
        }
        return index;
    }
}
