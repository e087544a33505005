package org.tenfold.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.tenfold.attack.Norm;
import org.tenfold.image.Image;

/**
 * The budgets of an attack, one for each norm, and its seed, as they are typed. What is none changes nothing and is refused.
 *
 * <p>Thread rule: that of {@link AttackChoices}.
 */
final class AttackNumbers {
    static final long FIRST_SEED = 1;

    private final ReadOnlyDoubleWrapper budget = new ReadOnlyDoubleWrapper(this, "budget", Double.POSITIVE_INFINITY);
    private final ReadOnlyLongWrapper seed = new ReadOnlyLongWrapper(this, "seed", FIRST_SEED);
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper(this, "refusal", "");

    /** A budget in one norm says nothing in another. */
    private final Map<Norm, Double> budgets = new EnumMap<>(Norm.class);

    // Properties

    ReadOnlyDoubleProperty budgetProperty() {
        return budget.getReadOnlyProperty();
    }

    ReadOnlyLongProperty seedProperty() {
        return seed.getReadOnlyProperty();
    }

    ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    Map<Norm, Double> budgets() {
        return budgets;
    }

    // Commands

    void typeBudget(String typed, Norm norm) {
        String text = typed.strip();
        double value = text.isEmpty() ? Double.POSITIVE_INFINITY : parsed(text);
        boolean counted = norm != Norm.L0 || value == Math.rint(value);
        if (text.isEmpty() || (value > 0 && value <= most(norm) && counted)) {
            budgets.put(norm, value);
            budget.set(value);
            refusal.set("");
        } else {
            refusal.set(
                    norm == Norm.L0
                            ? Texts.of(
                                    "\u201c{0}\u201d is no budget; expected a whole number of pixels from 1 to {1}, or"
                                            + " nothing.",
                                    text, Image.PIXELS)
                            : Texts.of(
                                    "\u201c{0}\u201d is no budget; expected a number above 0 and up to {1}, or nothing.",
                                    text, Math.round(most(norm))));
        }
    }

    /** The largest budget that makes a difference: from a white picture to a black one. */
    private static double most(Norm norm) {
        return switch (norm) {
            case L2 -> Math.sqrt(Image.PIXELS);
            case LINF -> 1;
            case L0 -> Image.PIXELS;
        };
    }

    /** The number, or NaN for anything else. */
    private static double parsed(String text) {
        try {
            return Double.parseDouble(text.replace(',', '.'));
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    void typeSeed(String typed) {
        try {
            seed.set(Long.parseLong(typed.strip()));
            refusal.set("");
        } catch (NumberFormatException notANumber) {
            refusal.set(Texts.of("\u201c{0}\u201d is no seed; expected a whole number.", typed.strip()));
        }
    }

    void putSeed(long kept) {
        seed.set(kept);
    }

    /** Takes other budgets in place of all; none counts before its norm is shown. */
    void putBudgets(Map<Norm, Double> kept) {
        budgets.clear();
        budgets.putAll(kept);
    }

    /** The budget that counts is that of this norm. */
    void show(Norm norm) {
        budget.set(Objects.requireNonNullElse(budgets.get(norm), Double.POSITIVE_INFINITY));
    }

    /** Nothing is refused any more. */
    void forgive() {
        refusal.set("");
    }
}
