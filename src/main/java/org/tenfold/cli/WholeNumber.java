package org.tenfold.cli;

import org.tenfold.attack.AttackSettings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number that is large enough. */
abstract class WholeNumber implements ITypeConverter<Integer> {
    private final int least;

    private WholeNumber(int least) {
        this.least = least;
    }

    @Override
    public Integer convert(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same sentence as for a number that is too small.
        }
        throw new TypeConversionException("found '" + value + "', expected a whole number from " + least + " on");
    }

    /** Reads a whole number from 1 on. */
    static final class Positive extends WholeNumber {
        Positive() {
            super(1);
        }
    }

    /** Reads a number of questions that is enough for an attack. */
    static final class Queries extends WholeNumber {
        Queries() {
            super(AttackSettings.FEWEST_QUERIES);
        }
    }
}
