package org.tenfold.keeping;

import org.tenfold.image.Image;

/**
 * A picture under the strokes.
 *
 * @param asIs the picture as it came
 * @param centred the picture as MNIST would have centred it
 * @param caption where it comes from, in a few words
 * @param example whether the window put it there by itself
 */
public record KeptBackdrop(Image asIs, Image centred, String caption, boolean example) {}
