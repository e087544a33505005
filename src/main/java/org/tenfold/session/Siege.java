package org.tenfold.session;

import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.Norm;
import org.tenfold.image.Image;
import org.tenfold.model.Prediction;

/**
 * How far the attack on one contender is. Immutable.
 *
 * @param original what it says of the drawing; none before it was asked
 * @param attempt the nearest picture that fools it so far, or the last that was tried before there was one; after an attack
 *     in vain none
 * @param progress how many of the questions it may be asked were asked, from 0 to 1
 * @param problem why it cannot be attacked, in a sentence; empty if it can
 */
public record Siege(
        State state,
        @Nullable Prediction original,
        @Nullable Attempt attempt,
        double progress,
        String problem) {
    /** How far an attack is. */
    public enum State {
        /** Nothing was tried. */
        IDLE,
        /** What the contender needs is being read. */
        OPENING,
        /** Others are attacked first. */
        WAITING,
        SEARCHING,
        /** At its end: the nearest picture that was found. */
        BROKEN,
        /** At its end: nothing was found. */
        HELD,
        CANCELLED,
        /** The contender cannot be opened, or not attacked. */
        MISSING
    }

    /**
     * A picture that was tried.
     *
     * @param fools whether the contender's answer is another than for the drawing
     * @param l2 its distance from the drawing; likewise the next two
     */
    public record Attempt(Image image, Prediction prediction, boolean fools, double l2, double linf, int l0) {
        static Attempt of(Image original, Image image, Prediction prediction, boolean fools) {
            float[] a = original.toArray();
            float[] b = image.toArray();
            return new Attempt(image, prediction, fools, Norm.L2.distance(a, b), Norm.LINF.distance(a, b), (int)
                    Norm.L0.distance(a, b));
        }

        /** The distance in a norm. */
        public double distance(Norm norm) {
            return switch (norm) {
                case L2 -> l2;
                case LINF -> linf;
                case L0 -> l0;
            };
        }
    }

    static Siege of(State state) {
        return new Siege(state, null, null, 0, "");
    }

    static Siege missing(String problem) {
        return new Siege(State.MISSING, null, null, 0, problem);
    }

    static Siege searching(Prediction original, Attempt attempt, double progress) {
        return new Siege(State.SEARCHING, original, attempt, progress, "");
    }

    static Siege of(Adversarial result) {
        Attempt attempt =
                new Attempt(result.image(), result.prediction(), true, result.l2(), result.linf(), result.l0());
        return result.found()
                ? new Siege(State.BROKEN, result.originalPrediction(), attempt, 1, "")
                : new Siege(State.HELD, result.originalPrediction(), null, 1, "");
    }

    Siege cancelled() {
        return new Siege(State.CANCELLED, original, attempt, progress, "");
    }

    /** Whether more is to come. */
    public boolean isUnderWay() {
        return state == State.OPENING || state == State.WAITING || state == State.SEARCHING;
    }
}
