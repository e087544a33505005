package org.tenfold.attack;

import org.jspecify.annotations.Nullable;

/**
 * What an attack is to do; all defaults are here.
 *
 * @param norm how distance is measured
 * @param target the class that the changed picture shall be taken for, or null for any other than the original's
 * @param budget nothing further away counts; in units of the norm, infinite for no budget
 * @param seed decides about everything that is random: the same seed gives the same result
 * @param steps how many steps an attack takes on each of its ways, where it takes steps: 40-step PGD
 * @param queries how many pictures the victim is asked about at most, the original and the last check included
 */
public record AttackSettings(Norm norm, @Nullable Integer target, double budget, long seed, int steps, int queries) {
    public static final AttackSettings DEFAULT =
            new AttackSettings(Norm.L2, null, Double.POSITIVE_INFINITY, 0, 40, 4000);

    /** The original, one other picture and its check. */
    public static final int FEWEST_QUERIES = 3;

    /** Checks that the numbers make sense. */
    public AttackSettings {
        if (!(budget > 0)) {
            throw new IllegalArgumentException("budget is " + budget + ", expected a positive number");
        }
        if (steps < 1) {
            throw new IllegalArgumentException("steps is " + steps + ", expected at least 1");
        }
        if (queries < FEWEST_QUERIES) {
            throw new IllegalArgumentException("queries is " + queries + ", expected at least " + FEWEST_QUERIES);
        }
    }

    public AttackSettings withNorm(Norm other) {
        return new AttackSettings(other, target, budget, seed, steps, queries);
    }

    public AttackSettings withTarget(@Nullable Integer other) {
        return new AttackSettings(norm, other, budget, seed, steps, queries);
    }

    public AttackSettings withBudget(double other) {
        return new AttackSettings(norm, target, other, seed, steps, queries);
    }

    public AttackSettings withSeed(long other) {
        return new AttackSettings(norm, target, budget, other, steps, queries);
    }

    public AttackSettings withSteps(int other) {
        return new AttackSettings(norm, target, budget, seed, other, queries);
    }

    public AttackSettings withQueries(int other) {
        return new AttackSettings(norm, target, budget, seed, steps, other);
    }
}
