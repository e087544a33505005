package org.tenfold.attack;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tenfold.image.Image;

/**
 * Looks for the nearest image with another answer.
 *
 * <p>An attack only searches; {@link #run} does what all have in common: it asks the victim, counts, reports, keeps the
 * nearest image found, and has it confirmed at the end. Without state: safe for use by several threads.
 */
public interface Attack {
    /** Its name in the command line, in results and in reports. */
    String name();

    /** Whether there is anything it could do. */
    boolean isDefinedFor(Victim victim, Norm norm);

    /** Searches until nothing better is in sight; whatever it asks about may become the result. */
    void search(Search search);

    /**
     * Attacks an image.
     *
     * @param victim who is to be fooled
     * @param original the image; its answer is whatever the victim says of it
     * @param settings norm, target, budget, seed and limits
     * @param onStep gets every step, on this thread
     * @param cancelled asked between steps; once true, the best image found so far is returned
     * @return the nearest image found, or the honest word that none was
     * @throws IllegalArgumentException if the attack is not defined for the victim and the norm, or if the target is the
     *     original's own class or none of the classes
     * @throws java.util.concurrent.CancellationException if cancelled before the original itself was answered
     */
    default Adversarial run(
            Victim victim,
            Image original,
            AttackSettings settings,
            Consumer<AttackStep> onStep,
            BooleanSupplier cancelled) {
        return Search.run(this, victim, original, settings, onStep, cancelled);
    }
}
