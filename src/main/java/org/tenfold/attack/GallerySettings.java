package org.tenfold.attack;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a gallery is to hold; all defaults are here.
 *
 * @param queries who is to be fooled, and how many pictures each is asked about at most for each test picture
 * @param count how many test pictures, as many of each class as possible
 * @param norm how distance is measured that is made small
 * @param seed chooses the pictures, and decides about everything random in the attacks
 * @param threads how many attacks run at once; the results do not depend on it
 */
public record GallerySettings(Map<Contender, Integer> queries, int count, Norm norm, long seed, int threads) {
    public static final int COUNT = 30;
    public static final long SEED = 1;

    public GallerySettings {
        queries = Map.copyOf(queries);
        if (queries.isEmpty() || count < 1 || threads < 1) {
            throw new IllegalArgumentException("found " + queries.size() + " victims, " + count + " pictures and "
                    + threads + " threads, expected at least 1 of each");
        }
    }

    /**
     * What a victim is asked if nobody says otherwise: networks answer in a fraction of a millisecond, ABS does not, and
     * Binary ABS falls to the first few attacks.
     */
    public static int usualQueries(Contender victim) {
        return switch (victim) {
            case CNN, BINARY_CNN, ROBUST_CNN -> 4000;
            case ABS -> 600;
            case NEAREST -> 400;
            case BINARY_ABS -> 150;
        };
    }

    /** Who is to be fooled. */
    public Set<Contender> victims() {
        return queries.keySet();
    }

    /**
     * How many pictures a victim is asked about at most.
     *
     * @throws NullPointerException if it is not to be fooled
     */
    public int queries(Contender victim) {
        return Objects.requireNonNull(queries.get(victim));
    }
}
