package org.tenfold.session;

import org.tenfold.attack.Norm;
import org.tenfold.image.Image;

/**
 * How far one picture is from another, pixels from 0 to 1.
 *
 * @param l2 the square root of the sum of the squared differences
 * @param linf the largest difference of a pixel
 * @param l0 the number of pixels that differ
 */
public record Change(double l2, double linf, int l0) {
    static final Change NONE = new Change(0, 0, 0);

    static Change between(Image original, Image picture) {
        float[] a = original.toArray();
        float[] b = picture.toArray();
        return new Change(Norm.L2.distance(a, b), Norm.LINF.distance(a, b), (int) Norm.L0.distance(a, b));
    }
}
