package org.tenfold.session;

import java.util.List;
import org.tenfold.attack.Adversarial;

/**
 * An attack that came to its end, or was cancelled and kept what it had found.
 *
 * @param number counted from 1 in this session
 * @param job what it was to do
 * @param result what it came to
 * @param curve the margin at its steps, thinned
 * @param cancelled whether it was stopped before its end
 */
public record PastAttack(
        int number, AttackJob job, Adversarial result, List<MarginCurve.Point> curve, boolean cancelled) {}
