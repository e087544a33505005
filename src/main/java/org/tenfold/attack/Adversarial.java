package org.tenfold.attack;

import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.RobustnessBound;

/**
 * The result of an attack.
 *
 * @param original the image attacked
 * @param originalAnalysis what the classifier says of it
 * @param found whether an image with the wanted answer was found
 * @param image the nearest such image, its pixels from 0 to 1; the original if none was found
 * @param analysis what the classifier says of {@code image}, asked from scratch
 * @param l2 Euclidean distance from the original, 0 if none was found; likewise the next two
 * @param linf the largest change of a pixel
 * @param l0 the number of changed pixels
 * @param steps how many images were tried
 * @param milliseconds how long it took
 * @param bound the L2 radius inside which the answer cannot, or is not thought to, change; an estimate is lowered to the
 *     distance found where the attack disproves it
 */
public record Adversarial(
        Image original,
        Analysis originalAnalysis,
        boolean found,
        Image image,
        Analysis analysis,
        double l2,
        double linf,
        int l0,
        int steps,
        double milliseconds,
        RobustnessBound bound) {}
