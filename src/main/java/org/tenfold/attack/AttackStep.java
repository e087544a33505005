package org.tenfold.attack;

import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;

/**
 * One step of an attack.
 *
 * @param step counted from 0, the original
 * @param image the image that was tried
 * @param analysis what the classifier says of it
 * @param l2 its distance from the original
 * @param phase {@code "start"}: the original; {@code "search"}: towards the boundary and along it; {@code "shrink"}: the
 *     last approach, every step analysed from scratch
 */
public record AttackStep(int step, Image image, Analysis analysis, double l2, String phase) {}
