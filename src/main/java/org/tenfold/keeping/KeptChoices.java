package org.tenfold.keeping;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;

/**
 * What the next attack is to do.
 *
 * @param victim who is to be fooled
 * @param norm how a change is measured
 * @param target the class that is wanted; none for any other
 * @param attack the name of the attack
 * @param budgets how far it may go in each norm; none for any way
 * @param seed decides about everything random
 */
public record KeptChoices(
        Contender victim, Norm norm, @Nullable Integer target, String attack, Map<Norm, Double> budgets, long seed) {
    public KeptChoices {
        EnumMap<Norm, Double> finite = new EnumMap<>(Norm.class);
        budgets.forEach((measured, budget) -> {
            if (Double.isFinite(budget)) {
                finite.put(measured, budget);
            }
        });
        budgets = finite;
    }
}
