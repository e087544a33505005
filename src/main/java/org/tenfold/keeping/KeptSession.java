package org.tenfold.keeping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is kept in a file: what a person has made, and what was found out about it. Immutable.
 *
 * @param model what the answers are of; none if no model had been read
 * @param drawing what is on the canvas
 * @param paint the attack by hand; none if nothing is painted
 * @param choices what the next attack is to do
 * @param look what the window shows
 * @param answer the ten explanations of the drawing; none if it had not been explained to the end
 * @param attacks what came of the attacks, in the order of their numbers
 * @param shownAttack the number of the attack that is shown, or 0
 * @param file where a session that was saved by itself belongs; none in the files that a person saves
 */
public record KeptSession(
        @Nullable KeptModel model,
        KeptDrawing drawing,
        @Nullable KeptPaint paint,
        KeptChoices choices,
        KeptLook look,
        @Nullable KeptAnswer answer,
        List<KeptAttack> attacks,
        int shownAttack,
        @Nullable String file) {
    public KeptSession {
        attacks = List.copyOf(attacks);
    }

    /** The same as a copy of what belongs to a file, or to none. */
    public KeptSession belongingTo(@Nullable String owner) {
        return new KeptSession(model, drawing, paint, choices, look, answer, attacks, shownAttack, owner);
    }

    /** Whether a person has made something here: the untouched example and an empty canvas are nothing yet. */
    public boolean isWork() {
        return drawing.isWork() || paint != null || !attacks.isEmpty();
    }

    /** Whether nothing is lost if the other is there in place of this: what the window shows and computes anew aside. */
    public boolean isSameWork(KeptSession other) {
        return SessionFile.text(work()).equals(SessionFile.text(other.work()));
    }

    private KeptSession work() {
        return new KeptSession(null, drawing, paint, choices, KeptLook.USUAL, null, attacks, 0, null);
    }
}
