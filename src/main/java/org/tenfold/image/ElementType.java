package org.tenfold.image;

import java.nio.ByteBuffer;
import java.util.Locale;

/** A number type of NumPy arrays that can be read here; little-endian. */
public enum ElementType {
    FLOAT32("<f4", 4),
    FLOAT64("<f8", 8),
    INT32("<i4", 4);

    private final String description;
    private final int bytes;

    ElementType(String description, int bytes) {
        this.description = description;
        this.bytes = bytes;
    }

    /** NumPy's name in the file's header. */
    String description() {
        return description;
    }

    int bytes() {
        return bytes;
    }

    /** All remaining numbers, each as the nearest float. */
    void read(ByteBuffer little, float[] numbers) {
        if (this == FLOAT32) {
            // at once: a model has a million of them
            little.asFloatBuffer().get(numbers);
            return;
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = this == FLOAT64 ? (float) little.getDouble() : little.getInt();
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
