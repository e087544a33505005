package org.tenfold.image;

import java.util.Arrays;

/**
 * A picture of 28x28 grey values in [0, 1], row by row, 0 is background and 1 is full ink. Immutable.
 */
public final class Image {
    /** Rows, and columns. */
    public static final int SIDE = 28;
    /** Numbers in a picture. */
    public static final int PIXELS = SIDE * SIDE;

    private static final float THRESHOLD = 0.5f;
    private static final Image BLANK = new Image(new float[PIXELS]);

    private final float[] pixels;

    private Image(float[] pixels) {
        this.pixels = pixels;
    }

    /**
     * A picture of a copy of the pixels.
     *
     * @throws IllegalArgumentException for another length, NaN, or a value outside [0, 1]
     */
    public static Image of(float[] pixels) {
        if (pixels.length != PIXELS) {
            throw new IllegalArgumentException("picture has " + pixels.length + " pixels, expected " + PIXELS);
        }
        for (int i = 0; i < PIXELS; i++) {
            if (!(pixels[i] >= 0 && pixels[i] <= 1)) {
                throw new IllegalArgumentException("pixel at row " + i / SIDE + ", column " + i % SIDE + " is "
                        + pixels[i] + ", expected a number from 0 to 1");
            }
        }
        return new Image(pixels.clone());
    }

    /** The picture without ink. */
    public static Image blank() {
        return BLANK;
    }

    public float get(int row, int column) {
        if (row < 0 || row >= SIDE || column < 0 || column >= SIDE) {
            throw new IndexOutOfBoundsException("row " + row + ", column " + column + " is outside a picture of 28x28");
        }
        return pixels[row * SIDE + column];
    }

    /** The pixel at {@code row * 28 + column}. */
    public float at(int index) {
        return pixels[index];
    }

    public float[] toArray() {
        return pixels.clone();
    }

    /** Writes the 784 pixels into {@code target}, starting at {@code offset}. */
    public void copyTo(float[] target, int offset) {
        System.arraycopy(pixels, 0, target, offset, PIXELS);
    }

    /** Every pixel of at least 0.5 becomes 1, every other 0. */
    public Image binarized() {
        float[] result = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            result[i] = pixels[i] >= THRESHOLD ? 1 : 0;
        }
        return new Image(result);
    }

    /** Whether there is no ink at all. */
    public boolean isBlank() {
        for (float pixel : pixels) {
            if (pixel != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Image image && Arrays.equals(pixels, image.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        double ink = 0;
        for (float pixel : pixels) {
            ink += pixel;
        }
        return "Image[28x28, ink " + Math.round(ink * 10) / 10.0 + "]";
    }
}
