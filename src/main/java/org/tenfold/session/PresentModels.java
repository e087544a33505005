package org.tenfold.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contenders;
import org.tenfold.baseline.Baselines;
import org.tenfold.inference.AbsClassifier;

/**
 * The models that explain drawings, searching as it is preferred, and what their classes are called.
 *
 * <p>Thread rule: that of {@link ExplorerModel}.
 */
final class PresentModels {
    private final Preferences preferences;
    private final ContenderModel contenders;
    private final Preparation preparation;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<@Nullable AbsClassifier> classifier =
            new ReadOnlyObjectWrapper<>(this, "classifier");
    private final ReadOnlyObjectWrapper<Labels> labels = new ReadOnlyObjectWrapper<>(this, "labels", Labels.DIGITS);

    /**
     * None yet.
     *
     * @param contenders are offered with the models
     * @param changed is told when others, or the same with another search, are to explain
     */
    PresentModels(Preferences preferences, ContenderModel contenders, Preparation preparation, Runnable changed) {
        this.preferences = preferences;
        this.contenders = contenders;
        this.preparation = preparation;
        this.changed = changed;
        preferences.presetProperty().addListener((source, before, now) -> searchAsPreferred());
        preferences.threadsProperty().addListener((source, before, now) -> searchAsPreferred());
    }

    // Properties

    /** The models; none while they are being read. */
    ReadOnlyObjectProperty<@Nullable AbsClassifier> classifierProperty() {
        return classifier.getReadOnlyProperty();
    }

    /** What their classes are called; digits while there are none. */
    ReadOnlyObjectProperty<Labels> labelsProperty() {
        return labels.getReadOnlyProperty();
    }

    /** What tells them from all others; empty while they are being read. */
    String digest() {
        AbsClassifier present = classifier.get();
        return present == null ? "" : present.model().digest();
    }

    // Commands

    /** Takes models that were read, and makes them and their rivals the contenders. */
    void take(AbsClassifier read, Baselines rivals) {
        preparation.tell("");
        labels.set(Labels.of(read));
        AbsClassifier models = preferences.applied(read);
        classifier.set(models);
        // Attacks go on with the search as it was read, which is the fast one.
        contenders.offer(Contenders.of(read, rivals));
        changed.run();
        preparation.decodeSamples(models);
    }

    private void searchAsPreferred() {
        AbsClassifier present = classifier.get();
        if (present != null) {
            AbsClassifier models = preferences.applied(present);
            classifier.set(models);
            changed.run();
            preparation.decodeSamples(models);
        }
    }
}
