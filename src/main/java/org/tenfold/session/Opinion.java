package org.tenfold.session;

import java.util.function.BooleanSupplier;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.model.Prediction;

/**
 * What one classifier says of one picture.
 *
 * @param label the digit
 * @param probability that it gives to it; calibrated for ABS alone
 * @param confident false where ABS finds that none of the ten explains the picture; every other classifier always answers
 */
public record Opinion(int label, double probability, boolean confident) {
    /** Asks a classifier; ABS may take some milliseconds and stops when cancelled. */
    static Opinion of(Victim victim, Image image, BooleanSupplier cancelled) {
        if (victim.classifier() instanceof AbsClassifier abs) {
            return of(abs.analyse(image, cancelled));
        }
        Prediction prediction = victim.classifier().predict(image);
        return new Opinion(prediction.label(), prediction.probabilities()[prediction.label()], true);
    }

    static Opinion of(Analysis analysis) {
        int label = analysis.prediction();
        return new Opinion(label, analysis.probability(label), analysis.confident());
    }
}
