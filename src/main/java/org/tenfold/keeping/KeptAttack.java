package org.tenfold.keeping;

import java.util.List;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.Contender;

/**
 * What came of an attack.
 *
 * @param number counted from 1 in its session
 * @param pinned whether it stays at the front
 * @param model the digest of the ten models that were attacked, or beside which the victim lay
 * @param victim who was to be fooled
 * @param attack the name of the attack that was run
 * @param settings norm, target, budget, seed and limits
 * @param cancelled whether it was stopped before its end: then its seed does not repeat it
 * @param result what it came to, without explanations
 * @param curve the margin at its steps, thinned
 */
public record KeptAttack(
        int number,
        boolean pinned,
        String model,
        Contender victim,
        String attack,
        AttackSettings settings,
        boolean cancelled,
        Adversarial result,
        List<Point> curve) {
    public KeptAttack {
        curve = List.copyOf(curve);
        result = plain(result);
    }

    /**
     * One step.
     *
     * @param step counted from 0
     * @param distance from the original in the attack's norm
     * @param margin how far the attack is from its aim
     * @param fooled whether it is there
     */
    public record Point(int step, double distance, double margin, boolean fooled) {}

    private static Adversarial plain(Adversarial found) {
        return new Adversarial(
                found.original(),
                found.originalPrediction(),
                null,
                found.found(),
                found.image(),
                found.prediction(),
                null,
                found.attack(),
                found.norm(),
                found.l2(),
                found.linf(),
                found.l0(),
                found.steps(),
                found.queries(),
                found.milliseconds(),
                found.bound());
    }
}
