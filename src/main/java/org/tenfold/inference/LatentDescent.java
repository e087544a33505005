package org.tenfold.inference;

import org.tenfold.inference.LatentSpace.Point;
import org.tenfold.math.Adam;

/**
 * The published search: Adam on {@code F / 784} in one latent space, each update followed by the projection onto the
 * ball. The last point counts, as in the published code, even if an earlier one was better.
 */
final class LatentDescent implements Refinement {
    private static final double LEARNING_RATE = 0.05;

    private final LatentSpace space;
    private final float[] x;
    private final Point at;
    private final float[] gradient;
    private final Adam adam;
    private Runnable watcher = UNWATCHED;

    /** A search that starts at {@code start}, which is decoded and scored against {@code x}. */
    LatentDescent(LatentSpace space, float[] x, Point start) {
        this.space = space;
        this.x = x;
        this.at = start;
        this.gradient = new float[space.latentSize()];
        this.adam = Adam.of(space.latentSize());
    }

    @Override
    public Point at() {
        return at;
    }

    @Override
    public boolean done() {
        return false;
    }

    @Override
    public void step() {
        space.gradient(at, x, gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= x.length;
        }
        adam.step(at.z, gradient, LEARNING_RATE);
        space.project(at.z);
        // The score of the new point, for whoever watches; the next step decodes it again for its gradient.
        space.score(at, x);
        watcher.run();
    }

    @Override
    public void watch(Runnable moved) {
        watcher = moved;
    }
}
