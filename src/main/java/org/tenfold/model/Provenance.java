package org.tenfold.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a trained model comes from, as named texts and numbers in a fixed order: data set and its digest, seed, epochs,
 * optimiser, learning rate, date, software version, duration, source. Immutable.
 */
public final class Provenance {
    private static final Provenance EMPTY = new Provenance(Map.of());

    private final Map<String, Object> entries;

    private Provenance(Map<String, Object> entries) {
        this.entries = entries;
    }

    /** Nothing is known. */
    public static Provenance empty() {
        return EMPTY;
    }

    /** This provenance and one more text. */
    public Provenance with(String name, String text) {
        return withEntry(name, text);
    }

    /** This provenance and one more whole number. */
    public Provenance with(String name, long number) {
        return withEntry(name, number);
    }

    /**
     * This provenance and one more number.
     *
     * @throws IllegalArgumentException for NaN or an infinite one
     */
    public Provenance with(String name, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(name + " is " + number + ", expected a finite number");
        }
        return withEntry(name, number);
    }

    private Provenance withEntry(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(entries);
        more.put(name, value);
        return new Provenance(Collections.unmodifiableMap(more));
    }

    /** The entries in their order; each value is a {@link String}, a {@link Long} or a {@link Double}. */
    public Map<String, Object> entries() {
        return entries;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Provenance provenance && entries.equals(provenance.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return "Provenance" + entries;
    }
}
