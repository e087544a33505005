package org.tenfold.session;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.BadInputException;
import org.tenfold.image.LabelledImages;
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
    /** In the provenance: which pictures a model was trained on. */
    private static final String DATA = "dataSha256";

    /**
     * Reads a model.
     *
     * @throws BadInputException if the folder is no model, or none that the window can show
     */
    public static OpenedModel read(Path folder, Installation installation) {
        AbsClassifier models = classifier(folder);
        ModelDescription description = models.model().description();
        return new OpenedModel(
                folder, models, pictures(folder, description, installation), rivals(folder, description, installation));
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
            throw BadInputException.of(folder, "a model with " + latents + " latents", "one with " + LatentModel.SIZE);
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
        if (isOfMnist(folder, description, installation)) {
            return LabelledImages.read(installation.mnist(), Split.TEST);
        }
        Path own = ModelFolder.pictures(folder);
        return Files.isDirectory(own) ? LabelledImages.read(own, Split.TEST) : null;
    }

    /** What a model is compared with; nothing is read yet. */
    public static Baselines rivals(Path folder, ModelDescription description, Installation installation) {
        return isOfMnist(folder, description, installation)
                ? Baselines.of(folder, installation.mnist())
                : Baselines.beside(folder, ModelFolder.pictures(folder));
    }

    /** Whether a model was trained on what the shipped one was; of digits, if nobody says what it was trained on. */
    private static boolean isOfMnist(Path folder, ModelDescription description, Installation installation) {
        Path shipped = installation.shippedModel();
        if (folder.equals(shipped)) {
            return true;
        }
        Object data = description.provenance().entries().get(DATA);
        if (data == null) {
            return description.labels().equals(LabelledImages.DIGITS);
        }
        try {
            return data.equals(
                    ModelFolder.describe(shipped).provenance().entries().get(DATA));
        } catch (BadInputException noneIsShipped) {
            return false;
        }
    }
}
