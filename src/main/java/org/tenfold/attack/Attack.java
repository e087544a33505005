package org.tenfold.attack;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;

/** Looks for the nearest image with another answer. */
public interface Attack {
    /**
     * Attacks an image.
     *
     * @param original the image; its answer is whatever the classifier says of it
     * @param target the class that the changed image shall be taken for, or null for any other than the original's
     * @param seed decides about everything that is random: the same seed gives the same result
     * @param onStep gets every step, on this thread
     * @param cancelled asked between steps; once true, the best image found so far is returned
     * @return the nearest image found, or the honest word that none was
     * @throws IllegalArgumentException if the target is the original's own class or none of the classes
     * @throws java.util.concurrent.CancellationException if cancelled before the original itself was analysed
     */
    Adversarial run(
            Image original,
            @Nullable Integer target,
            long seed,
            Consumer<AttackStep> onStep,
            BooleanSupplier cancelled);
}
