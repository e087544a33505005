package org.tenfold.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.AttackStep;

/**
 * Where a running attack stands.
 *
 * @param step the newest step
 * @param nearest the nearest picture within the budget at which a wanted answer was seen; null if there was none yet
 * @param curve the margin at every step so far, thinned
 */
public record AttackProgress(AttackStep step, @Nullable AttackStep nearest, List<MarginCurve.Point> curve) {}
