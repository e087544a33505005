package org.tenfold.baseline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.BadInputException;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Phrase;
import org.tenfold.image.Split;
import org.tenfold.model.Classifier;
import org.tenfold.model.Installation;
import org.tenfold.model.ModelDescription;
import org.tenfold.model.ModelFolder;

/**
 * The rivals of a model, each opened when it is first asked for and then kept. Opening takes seconds, since it loads ND4J
 * or reads 60,000 pictures: ask on a background thread. Safe for use by several threads; those that ask for the same
 * rival wait for one opening.
 */
public final class Baselines {
    /** In the provenance: which pictures a model was trained on. */
    private static final String DATA = "dataSha256";

    private final Path model;
    private final Path data;
    private final Split split;
    private final Map<Baseline, Shelf> shelves = new EnumMap<>(Baseline.class);

    private Baselines(Path model, Path data, Split split) {
        this.model = model;
        this.data = data;
        this.split = split;
        for (Baseline baseline : Baseline.values()) {
            shelves.put(baseline, new Shelf());
        }
    }

    /**
     * The rivals of a model; nothing is read yet.
     *
     * @param model the folder of the model, with the networks' files in it
     * @param mnist the folder of MNIST's files
     */
    public static Baselines of(Path model, Path mnist) {
        return new Baselines(model, mnist, Split.TRAIN);
    }

    /**
     * The rivals of a model of another data set, whose training pictures are not here: the networks in its folder, if there
     * are any.
     *
     * @param model the folder of the model
     * @param pictures a folder with some pictures of its data set, from which an attack may start; it may be missing
     */
    public static Baselines beside(Path model, Path pictures) {
        return new Baselines(model, pictures, Split.TEST);
    }

    /** The rivals of whatever model is in a folder; nothing is read yet. */
    public static Baselines of(Path folder, ModelDescription description, Installation installation) {
        return isOfMnist(folder, description, installation)
                ? of(folder, installation.mnist())
                : beside(folder, ModelFolder.pictures(folder));
    }

    /** Whether a model was trained on what the shipped one was; of digits, if nobody says what it was trained on. */
    public static boolean isOfMnist(Path folder, ModelDescription description, Installation installation) {
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

    /** Whether a rival is one of this model's at all; if it is, it may still be missing. */
    public boolean offers(Baseline baseline) {
        return split == Split.TRAIN || (baseline.isTrained() && has(baseline));
    }

    /**
     * Opens a rival, or returns the one that is open. After a failure the next call tries again.
     *
     * @param onProgress told, in words for people, what is being waited for; not called for what is open
     * @throws BadInputException if a file is missing, damaged or of another kind
     */
    public Classifier open(Baseline baseline, Consumer<Phrase> onProgress) {
        Shelf shelf = shelf(baseline);
        Classifier open = shelf.classifier;
        if (open != null) {
            return open;
        }
        synchronized (shelf) {
            Classifier kept = shelf.classifier;
            if (kept == null) {
                kept = read(baseline, onProgress);
                shelf.classifier = kept;
            }
            return kept;
        }
    }

    /** Whether there is what a rival is read from. */
    public boolean has(Baseline baseline) {
        return baseline.isTrained() ? Files.exists(baseline.file(model)) : offers(baseline) && Files.isDirectory(data);
    }

    /**
     * Training pictures, read anew; of another data set those that are here, none if none are.
     *
     * @throws BadInputException if a file is missing or damaged
     */
    public Optional<LabelledImages> trainingPictures() {
        return split == Split.TRAIN || Files.isDirectory(data)
                ? Optional.of(LabelledImages.read(data, split))
                : Optional.empty();
    }

    /** The rival if it is open, without waiting. */
    public @Nullable Classifier ifOpen(Baseline baseline) {
        return shelf(baseline).classifier;
    }

    private Shelf shelf(Baseline baseline) {
        return Objects.requireNonNull(shelves.get(baseline));
    }

    private Classifier read(Baseline baseline, Consumer<Phrase> onProgress) {
        if (!baseline.isTrained()) {
            if (!offers(baseline)) {
                throw BadInputException.of(
                        model,
                        Phrase.of("a model of another data set than MNIST"),
                        Phrase.of("one whose training pictures are here"));
            }
            onProgress.accept(Phrase.of("reading the training pictures for the nearest neighbour"));
            return nearest(LabelledImages.read(data, split));
        }
        onProgress.accept(Phrase.of("loading Deeplearning4j and the {0}", new Phrase(baseline.title(), List.of())));
        FoldedNetwork network = FoldedNetwork.read(baseline, model);
        return baseline == Baseline.BINARY_CNN ? new BinaryCnnClassifier(network) : network;
    }

    private NearestNeighbour nearest(LabelledImages pictures) {
        try {
            return NearestNeighbour.of(pictures);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(data + ": " + e.getMessage() + ".", e);
        }
    }

    /** Where one rival is kept; its monitor is held while it is opened. */
    private static final class Shelf {
        private volatile @Nullable Classifier classifier;
    }
}
