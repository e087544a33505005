package org.tenfold.keeping;

import org.tenfold.image.Image;

/**
 * An attack by hand.
 *
 * @param original the picture before any paint
 * @param picture the painted picture
 */
public record KeptPaint(Image original, Image picture) {}
