package org.tenfold.attack;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenfold.baseline.Baseline;
import org.tenfold.inference.Analysis;
import org.tenfold.model.Prediction;

/** The classifiers that are compared, ours first. */
public enum Contender {
    ABS("ABS", null),
    BINARY_ABS("Binary ABS", null),
    CNN(Baseline.CNN.title(), Baseline.CNN),
    BINARY_CNN(Baseline.BINARY_CNN.title(), Baseline.BINARY_CNN),
    NEAREST(Baseline.NEAREST.title(), Baseline.NEAREST),
    ROBUST_CNN(Baseline.ROBUST_CNN.title(), Baseline.ROBUST_CNN);

    private final String title;
    private final @Nullable Baseline baseline;

    Contender(String title, @Nullable Baseline baseline) {
        this.title = title;
        this.baseline = baseline;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** Which of the rivals it is; none for ABS itself. */
    public Optional<Baseline> baseline() {
        return Optional.ofNullable(baseline);
    }

    /** Whether it sees its pictures thresholded at 0.5. */
    public boolean isThresholded() {
        return this == BINARY_ABS || this == BINARY_CNN;
    }

    /**
     * Whether it stands by a prediction of its own. ABS may say that none of the ten explains a picture; the others always
     * name a digit.
     */
    public boolean standsBy(Prediction prediction) {
        double[] probabilities = prediction.probabilities();
        return baseline != null || probabilities[prediction.label()] >= Analysis.confidentFrom(probabilities.length);
    }
}
