package org.tenfold.image;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array of NumPy: numbers in C order (last index fastest) and the length of each dimension. The arrays are shared,
 * not copied.
 *
 * @param data the numbers; their count is the product of the shape
 * @param shape length of each dimension; empty for a single number
 */
public record NpyArray(float[] data, int[] shape) {
    public NpyArray {
        long count = 1;
        for (int length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException("shape " + describe(shape) + " has a negative length");
            }
            count = Math.multiplyExact(count, (long) length);
        }
        if (count != data.length) {
            throw new IllegalArgumentException(
                    "array has " + data.length + " numbers, expected " + count + " for the shape " + describe(shape));
        }
    }

    /** An array of the given shape. */
    public static NpyArray of(float[] data, int... shape) {
        return new NpyArray(data, shape);
    }

    /** Whether this array has exactly these dimensions. */
    public boolean hasShape(int... expected) {
        return Arrays.equals(shape, expected);
    }

    /** NumPy's way to write a shape: "(32, 1, 5, 5)", "(8,)", "()". */
    public static String describe(int... shape) {
        String lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "(" + lengths + (shape.length == 1 ? ",)" : ")");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NpyArray array && Arrays.equals(data, array.data) && Arrays.equals(shape, array.shape);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(data) + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return "NpyArray" + describe(shape);
    }
}
