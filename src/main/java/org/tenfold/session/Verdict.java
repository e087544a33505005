package org.tenfold.session;

import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.model.Prediction;

/**
 * What one contender says of the drawing. Immutable.
 *
 * @param state how far it is
 * @param image what it was asked about last; none if it was not asked yet
 * @param prediction its answer to that; none before the first
 * @param certain whether it stands by that answer: for ABS, whether any of the ten explains the picture
 * @param milliseconds how long that answer took
 * @param problem why it cannot be asked, in a sentence; empty if it can
 */
public record Verdict(
        State state,
        @Nullable Image image,
        @Nullable Prediction prediction,
        boolean certain,
        double milliseconds,
        String problem) {
    /** How far a verdict is. */
    public enum State {
        /** It is not its turn yet. */
        WAITING,
        /** What it needs is being read. */
        OPENING,
        /** It cannot be opened. */
        MISSING,
        /** There is nothing to ask about. */
        BLANK,
        /** It was asked about the present drawing; what is shown is its answer to an earlier one. */
        ASKED,
        ANSWERED
    }

    static Verdict none(State state) {
        return new Verdict(state, null, null, false, 0, "");
    }

    static Verdict missing(String problem) {
        return new Verdict(State.MISSING, null, null, false, 0, problem);
    }

    static Verdict of(Contender contender, Image image, Prediction prediction, double milliseconds) {
        return new Verdict(State.ANSWERED, image, prediction, contender.standsBy(prediction), milliseconds, "");
    }

    static Verdict of(Contender contender, Image image, Analysis analysis) {
        Prediction prediction = new Prediction(analysis.prediction(), analysis.probabilities());
        return of(contender, image, prediction, analysis.milliseconds());
    }

    /** The same answer, while there is a newer drawing. */
    Verdict asked() {
        return new Verdict(State.ASKED, image, prediction, certain, milliseconds, "");
    }

    /** Whether it answers to that picture. */
    boolean answers(Image picture) {
        return state == State.ANSWERED && image != null && picture.equals(image);
    }
}
