package org.tenfold.evaluation;

/**
 * How often something happened, and how often it may happen in the long run: Wilson's interval, which stays honest for few
 * trials and for none or all of them.
 *
 * @param hits how often it happened
 * @param trials how often it could have
 */
public record Proportion(int hits, int trials) {
    /** 95 % of a normal distribution lie within so many standard deviations. */
    private static final double Z = 1.959964;

    public Proportion {
        if (trials < 0 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException(hits + " of " + trials + " is no proportion");
        }
    }

    /** {@code k / n}; NaN without trials. */
    public double value() {
        return trials == 0 ? Double.NaN : (double) hits / trials;
    }

    /** The lower end of the interval that holds the true share with 95 % confidence; 0 without trials. */
    public double low() {
        return trials == 0 ? 0 : Math.max(0, centre() - reach());
    }

    /** The upper end; 1 without trials. */
    public double high() {
        return trials == 0 ? 1 : Math.min(1, centre() + reach());
    }

    /** Whether it happens more often than another one, as far as intervals that do not overlap show it. */
    public boolean isSurelyAbove(Proportion other) {
        return low() > other.high();
    }

    private double centre() {
        // (p + z²/2n) / (1 + z²/n)
        return (value() + Z * Z / (2 * trials)) / (1 + Z * Z / trials);
    }

    private double reach() {
        double p = value();
        // z / (1 + z²/n) · √(p(1−p)/n + z²/4n²)
        return Z / (1 + Z * Z / trials) * Math.sqrt(p * (1 - p) / trials + Z * Z / (4.0 * trials * trials));
    }
}
