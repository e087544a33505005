package org.tenfold.inference;

import org.tenfold.inference.LatentSpace.Point;

/** A search from one start in one latent space. */
interface Refinement {
    /** What an unwatched search tells. */
    Runnable UNWATCHED = () -> {};

    /** Where the search is: decoded and scored. */
    Point at();

    /** Whether further steps would change nothing worth having. */
    boolean done();

    /** One step. */
    void step();

    /** Has {@code moved} called after every move to another point from now on. */
    void watch(Runnable moved);
}
