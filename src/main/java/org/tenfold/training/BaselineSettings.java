package org.tenfold.training;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.tenfold.baseline.Baseline;

/**
 * What training the rivals is asked for.
 *
 * @param data folder with MNIST's four IDX files
 * @param out folder for the networks' files; an unfinished run is kept in {@code .training-…} inside it
 * @param only which of them; each is one with a network
 * @param epochs passes over the training pictures, or 0 for each rival's own default
 * @param seed of every random number
 * @param threads networks trained at the same time
 * @param resume whether to go on with unfinished runs in {@code out}, and to leave finished networks alone
 */
public record BaselineSettings(
        Path data, Path out, Set<Baseline> only, int epochs, long seed, int threads, boolean resume) {
    public static final long DEFAULT_SEED = 1;

    public BaselineSettings {
        if (only.isEmpty() || !only.stream().allMatch(Baseline::isTrained)) {
            throw new IllegalArgumentException("networks to train are " + only + ", expected some that have a file");
        }
        if (epochs < 0 || epochs > 10_000) {
            throw new IllegalArgumentException("epochs is " + epochs + ", expected 0 to 10000");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", expected at least 1");
        }
        only = Set.copyOf(only);
    }

    /** The rivals that have a network. */
    public static Set<Baseline> allTrained() {
        EnumSet<Baseline> all = EnumSet.allOf(Baseline.class);
        all.removeIf(b -> !b.isTrained());
        return all;
    }
}
