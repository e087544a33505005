package org.tenfold.session;

import org.tenfold.image.Image;

/**
 * A picture of 28x28 that lies under the strokes: a test digit, a file, something the model painted.
 *
 * @param asIs the picture as it came
 * @param centred the picture as MNIST would have centred it; the same where it needs no centring
 * @param caption where it comes from, in a few words
 * @param example whether the window put it there by itself, so that the first stroke may take its place
 */
record Backdrop(Image asIs, Image centred, String caption, boolean example) {
    /** A picture that is in MNIST's frame already. */
    static Backdrop framed(Image image, String caption) {
        return new Backdrop(image, image, caption, false);
    }

    /** The same, as the example of a window that was just opened. */
    static Backdrop example(Image image, String caption) {
        return new Backdrop(image, image, caption, true);
    }
}
