package org.tenfold.session;

import org.tenfold.attack.Contender;
import org.tenfold.image.Image;

/**
 * What a victim says of a painted picture.
 *
 * @param victim who was asked
 * @param image the picture
 * @param change how far it is from the original
 * @param originally what the victim says of the original
 * @param label what it says of the picture
 * @param probability how sure it is of that
 * @param explained false if it is ABS and none of its classes explains the picture
 */
public record PaintAnswer(
        Contender victim,
        Image image,
        Change change,
        int originally,
        int label,
        double probability,
        boolean explained) {
    /** Whether the paint has changed the answer. */
    public boolean fooled() {
        return label != originally;
    }
}
