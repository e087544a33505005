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

    /** The next number, as the nearest float. */
    float next(ByteBuffer little) {
        return switch (this) {
            case FLOAT32 -> little.getFloat();
            case FLOAT64 -> (float) little.getDouble();
            case INT32 -> little.getInt();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
