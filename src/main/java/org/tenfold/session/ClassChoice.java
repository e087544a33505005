package org.tenfold.session;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.tenfold.inference.Analysis;

/**
 * The class that was picked, and the one that is shown: the picked one, otherwise the prediction.
 *
 * <p>Thread rule: that of {@link ExplorerModel}.
 */
final class ClassChoice {
    private final Supplier<Labels> labels;
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(this, "chosen", ExplorerModel.NO_CLASS);
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper(this, "shown", ExplorerModel.NO_CLASS);

    /**
     * None is picked.
     *
     * @param labels what the present model's classes are called
     */
    ClassChoice(Supplier<Labels> labels) {
        this.labels = labels;
    }

    ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Shows what these explanations predict unless a class is picked. */
    void follow(ObservableValue<@Nullable Analysis> analysis) {
        analysis.addListener((source, before, now) -> show(analysis.getValue()));
        chosen.addListener((source, before, now) -> show(analysis.getValue()));
    }

    private void show(@Nullable Analysis present) {
        int prediction = present == null ? ExplorerModel.NO_CLASS : present.prediction();
        shown.set(chosen.get() == ExplorerModel.NO_CLASS ? prediction : chosen.get());
    }

    /** Picks a class; picking it again leaves the choice to the prediction. */
    void choose(int classIndex) {
        chosen.set(classIndex == chosen.get() ? ExplorerModel.NO_CLASS : classIndex);
    }

    /** Picks a class, or none; a class that there is not is none. */
    void pick(int classIndex) {
        chosen.set(classIndex < labels.get().size() ? classIndex : ExplorerModel.NO_CLASS);
    }
}
