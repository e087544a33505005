package org.tenfold.training;

import java.util.SplittableRandom;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;

/**
 * Training pictures followed by one distorted copy of each, in the same order: turned, stretched, slanted and moved a
 * little, by amounts that depend on the seed and the picture's number alone.
 */
final class DistortedPictures implements Pictures.Source {
    /** Largest turn, in radians: 9 degrees. */
    private static final double TURN = 0.157;
    /** Largest part by which width or height change. */
    private static final double STRETCH = 0.1;
    /** Largest slant, in columns a row. */
    private static final double SLANT = 0.15;
    /** Largest move along each axis, in pixels. */
    private static final double MOVE = 1;

    private static final int LEVELS = 255;
    private static final int SIDE = Image.SIDE;

    private final LabelledImages images;
    private final int pictures;
    private final byte[] copies;

    /**
     * @param pictures the first so many of {@code images} are distorted; pictures {@code 0 … pictures − 1} are themselves,
     *     {@code pictures … 2·pictures − 1} their copies
     */
    DistortedPictures(LabelledImages images, int pictures, long seed) {
        this.images = images;
        this.pictures = pictures;
        copies = new byte[pictures * Image.PIXELS];
        float[] picture = new float[Image.PIXELS];
        for (int i = 0; i < pictures; i++) {
            images.copyTo(i, picture, 0);
            distort(picture, new SplittableRandom(Seeds.mix(seed, "distortion", i)), copies, i * Image.PIXELS);
        }
    }

    /** Of the picture and its copy. */
    int label(int i) {
        return images.label(i % pictures);
    }

    @Override
    public void copyTo(int i, float[] target, int offset) {
        if (i < pictures) {
            images.copyTo(i, target, offset);
            return;
        }
        int at = (i - pictures) * Image.PIXELS;
        for (int p = 0; p < Image.PIXELS; p++) {
            target[offset + p] = (copies[at + p] & 0xff) / (float) LEVELS;
        }
    }

    /** Every pixel of the copy is read from the picture at A·(pixel − centre) + centre + move. */
    private static void distort(float[] picture, SplittableRandom random, byte[] copy, int offset) {
        double turn = TURN * (2 * random.nextDouble() - 1);
        double wide = 1 + STRETCH * (2 * random.nextDouble() - 1);
        double high = 1 + STRETCH * (2 * random.nextDouble() - 1);
        double slant = SLANT * (2 * random.nextDouble() - 1);
        double right = MOVE * (2 * random.nextDouble() - 1);
        double down = MOVE * (2 * random.nextDouble() - 1);
        double centre = (SIDE - 1) / 2.0;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double y = (row - centre) * high;
                double x = (column - centre) * wide + slant * y;
                double sourceX = Math.cos(turn) * x - Math.sin(turn) * y + centre + right;
                double sourceY = Math.sin(turn) * x + Math.cos(turn) * y + centre + down;
                double value = interpolated(picture, sourceY, sourceX);
                copy[offset + row * SIDE + column] = (byte) Math.round(LEVELS * Math.clamp(value, 0, 1));
            }
        }
    }

    /** Catmull and Rom's cubic through the sixteen pixels around a place; black outside the picture. */
    static double interpolated(float[] picture, double row, double column) {
        int top = (int) Math.floor(row) - 1;
        int left = (int) Math.floor(column) - 1;
        double sum = 0;
        for (int r = top; r < top + 4; r++) {
            if (r < 0 || r >= SIDE) {
                continue;
            }
            double line = 0;
            for (int c = Math.max(0, left); c < Math.min(SIDE, left + 4); c++) {
                line += weight(column - c) * picture[r * SIDE + c];
            }
            sum += weight(row - r) * line;
        }
        return sum;
    }

    /** Of a pixel at a distance: 1 at 0, 0 at every other whole number. */
    private static double weight(double distance) {
        double d = Math.abs(distance);
        if (d >= 2) {
            return 0;
        }
        return d < 1 ? (1.5 * d - 2.5) * d * d + 1 : ((-0.5 * d + 2.5) * d - 4) * d + 2;
    }
}
