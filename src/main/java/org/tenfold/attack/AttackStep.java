package org.tenfold.attack;

import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.model.Prediction;

/**
 * One step of an attack: one picture that the victim was asked about.
 *
 * @param step counted from 0, the original
 * @param attack the name of the attack that tried it
 * @param image the image that was tried
 * @param prediction what the victim says of it
 * @param analysis how the victim explains it if it is ABS, else null
 * @param distance its distance from the original in the attack's norm
 * @param phase {@link #START}, {@link #SEARCH} or {@link #SHRINK}
 */
public record AttackStep(
        int step,
        String attack,
        Image image,
        Prediction prediction,
        @Nullable Analysis analysis,
        double distance,
        String phase) {
    /** The original. */
    public static final String START = "start";
    /** Towards the boundary and along it. */
    public static final String SEARCH = "search";
    /** The last approach to the boundary. */
    public static final String SHRINK = "shrink";
}
