package org.tenfold.keeping;

import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;

/**
 * The ten models that answered.
 *
 * @param name for people
 * @param digest of all that decides about an answer
 * @param settings how they searched
 */
public record KeptModel(String name, String digest, AbsSettings settings) {
    /** What is kept of a classifier. */
    public static KeptModel of(AbsClassifier classifier) {
        return new KeptModel(
                classifier.model().description().name(), classifier.model().digest(), classifier.settings());
    }
}
