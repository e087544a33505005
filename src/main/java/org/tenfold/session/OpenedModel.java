package org.tenfold.session;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.BadInputException;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Phrase;
import org.tenfold.image.Split;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.PriorSamples;
import org.tenfold.model.AbsModel;
import org.tenfold.model.Installation;
import org.tenfold.model.ModelDescription;
import org.tenfold.model.ModelFolder;

/**
 * A model that was read from a folder, with what belongs to it: pictures to try it on and the rivals beside it. MNIST's
 * pictures, and what is made of them, belong to models of MNIST alone.
 *
 * @param pictures none where the model has none
 */
public record OpenedModel(
        Path folder, AbsClassifier models, @Nullable LabelledImages pictures, Baselines rivals) {
    /**
     * Reads a model.
     *
     * @throws BadInputException if the folder is no model, or none that the window can show
     */
    public static OpenedModel read(Path folder, Installation installation) {
        AbsClassifier models = classifier(folder);
        ModelDescription description = models.model().description();
        return new OpenedModel(
                folder,
                models,
                pictures(folder, description, installation),
                Baselines.of(folder, description, installation));
    }

    /**
     * The models alone.
     *
     * @throws BadInputException if the folder is no model, or none that the window can show
     */
    public static AbsClassifier classifier(Path folder) {
        AbsModel model = ModelFolder.read(folder);
        int latents = model.description().latentSize();
        if (latents != LatentModel.SIZE) {
            throw BadInputException.of(
                    folder,
                    Phrase.of("a model with {0} latents", latents),
                    Phrase.of("one with {0}", LatentModel.SIZE));
        }
        PriorSamples samples = PriorSamples.of(model);
        AbsSettings usual = AbsSettings.DEFAULT;
        int count = Math.min(usual.samples(), samples.size());
        return AbsClassifier.of(model, samples, new AbsSettings(usual.preset(), count, usual.steps(), usual.binary()));
    }

    /**
     * The pictures to try a model on; none where it has none.
     *
     * @throws BadInputException if they cannot be read
     */
    public static @Nullable LabelledImages pictures(
            Path folder, ModelDescription description, Installation installation) {
        if (Baselines.isOfMnist(folder, description, installation)) {
            return LabelledImages.read(installation.mnist(), Split.TEST);
        }
        Path own = ModelFolder.pictures(folder);
        return Files.isDirectory(own) ? LabelledImages.read(own, Split.TEST) : null;
    }
}
