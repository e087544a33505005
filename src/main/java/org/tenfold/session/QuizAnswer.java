package org.tenfold.session;

import org.tenfold.attack.Exhibit;

/**
 * What the player said of a picture.
 *
 * @param exhibit the picture
 * @param said a class, or {@value #CANNOT_TELL}
 */
public record QuizAnswer(Exhibit exhibit, int said) {
    /** The player saw no digit, or more than one. */
    public static final int CANNOT_TELL = -1;

    /** Whether it is what the picture was before it was changed. */
    public boolean namesTheOriginal() {
        return said == exhibit.digit().label();
    }

    /** Whether it is the mistake that the contender made. */
    public boolean isFooledToo() {
        return said == exhibit.answer();
    }
}
