package org.tenfold.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.DifferentiableAbs;
import org.tenfold.model.Classifier;
import org.tenfold.model.DifferentiableClassifier;

/**
 * A classifier under attack, and what the attacker knows of it.
 *
 * <p>Immutable. What an attack returns is misclassified by {@link #classifier}; slopes, surrogate and examples only help
 * to find it.
 */
public final class Victim {
    private final String name;
    private final Classifier classifier;
    private final @Nullable DifferentiableClassifier slopes;
    private final boolean thresholded;
    private final @Nullable DifferentiableClassifier surrogate;
    private final List<Image> examples;

    private Victim(
            String name,
            Classifier classifier,
            @Nullable DifferentiableClassifier slopes,
            boolean thresholded,
            @Nullable DifferentiableClassifier surrogate,
            List<Image> examples) {
        this.name = name;
        this.classifier = classifier;
        this.slopes = slopes;
        this.thresholded = thresholded;
        this.surrogate = surrogate;
        this.examples = examples;
    }

    /** ABS, or Binary ABS: the attacker knows everything. */
    public static Victim of(AbsClassifier classifier) {
        return classifier.settings().binary()
                ? thresholded("Binary ABS", classifier, DifferentiableAbs.behindThreshold(classifier))
                : new Victim("ABS", classifier, DifferentiableAbs.of(classifier), false, null, List.of());
    }

    /** A classifier whose slopes the attacker can follow. */
    public static Victim of(String name, DifferentiableClassifier classifier) {
        return new Victim(name, classifier, classifier, false, null, List.of());
    }

    /** A classifier of which only the answers are known. */
    public static Victim ofDecisions(String name, Classifier classifier) {
        return new Victim(name, classifier, null, false, null, List.of());
    }

    /**
     * A classifier that sees its pictures thresholded at 0.5.
     *
     * @param behind the slopes with respect to the thresholded pixels, if there are any; it is asked about thresholded
     *     pictures only
     */
    public static Victim thresholded(String name, Classifier classifier, @Nullable DifferentiableClassifier behind) {
        return new Victim(name, classifier, behind, true, null, List.of());
    }

    /** The same victim, and another classifier whose mistakes may be the victim's too. */
    public Victim withSurrogate(DifferentiableClassifier other) {
        return new Victim(name, classifier, slopes, thresholded, other, examples);
    }

    /** The same victim, and pictures from which an attack without slopes may start. */
    public Victim withExamples(List<Image> pictures) {
        return new Victim(name, classifier, slopes, thresholded, surrogate, List.copyOf(pictures));
    }

    /** As people call it. */
    public String name() {
        return name;
    }

    /** What is asked. */
    public Classifier classifier() {
        return classifier;
    }

    /** Whether pictures are thresholded at 0.5 before anything else. */
    public boolean isThresholded() {
        return thresholded;
    }

    /** Whether {@link #hint} knows anything. */
    public boolean hasSlopes() {
        return slopes != null;
    }

    /**
     * Which pixels matter most now for losing an answer; null for a victim of which only the answers are known. Takes as
     * long as a few answers.
     *
     * @param away the answer to be lost
     */
    public @Nullable Hint hint(Image x, int away) {
        return Hint.of(this, x, away);
    }

    /** ABS or Binary ABS if it is that. */
    @Nullable
    AbsClassifier abs() {
        return classifier instanceof AbsClassifier abs ? abs : null;
    }

    /** Slopes with respect to the picture; null if there are none, as behind a threshold. */
    @Nullable
    DifferentiableClassifier slopes() {
        return thresholded ? null : slopes;
    }

    /** Slopes with respect to the thresholded pixels; null for a victim without threshold or without slopes. */
    @Nullable
    DifferentiableClassifier behindThreshold() {
        return thresholded ? slopes : null;
    }

    @Nullable
    DifferentiableClassifier surrogate() {
        return surrogate;
    }

    List<Image> examples() {
        return examples;
    }
}
