package org.tenfold.session;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * One latent of the shown class going along its slider by itself: up to its end, down to the other, and back to where it was.
 * It goes no further before the picture of where it is has been painted, so every picture that is seen was decoded.
 *
 * <p>Thread rule: everything here belongs to the screen's thread, whose clock calls {@link #advance}.
 */
public final class LatentWalk {
    /** No latent is under way. */
    public static final int NONE = -1;

    /** Units of a latent in a second: a way of twelve units takes six. */
    static final double SPEED = 2;

    /** A longer time than this since the last frame is not made up for. */
    static final double LONGEST_FRAME = 0.1;

    private final LatentModel latents;
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(this, "index", NONE);

    /** Ends of the way: up, down, home. */
    private double[] goals = {};

    private int goal;

    /** Where it was put last. */
    private double place;

    LatentWalk(LatentModel latents) {
        this.latents = latents;
    }

    // Properties

    /** The latent that is under way, counted from 0, or {@value #NONE}. */
    public ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    /** Whether a latent is under way. */
    public boolean isUnderWay() {
        return index.get() != NONE;
    }

    // Commands

    /** Sends a latent on its way; sending it again stops it where it is. */
    public void start(int latent) {
        boolean again = index.get() == latent;
        stop();
        latents.map().walk().stop();
        if (!again) {
            double home = latents.valueProperty(latent).get();
            double reach = latents.reach(latent);
            goals = new double[] {reach, -reach, home};
            goal = 0;
            place = home;
            index.set(latent);
        }
    }

    /** Leaves the latent where it is. */
    public void stop() {
        if (isUnderWay()) {
            index.set(NONE);
            latents.film();
        }
    }

    /** So much time has passed. */
    public void advance(double seconds) {
        if (!isUnderWay()) {
            return;
        }
        if (latents.valueProperty(index.get()).get() != place) {
            // Somebody took hold of it.
            stop();
        } else if (!latents.isPainting()) {
            double stride = SPEED * Math.min(seconds, LONGEST_FRAME);
            double way = goals[goal] - place;
            boolean arrives = Math.abs(way) <= stride;
            place = arrives ? goals[goal] : place + Math.copySign(stride, way);
            latents.valueProperty(index.get()).set(place);
            if (arrives) {
                goal++;
            }
            if (goal == goals.length) {
                stop();
            }
        }
    }
}
