package org.tenfold.image;

import java.util.Arrays;

/**
 * Centres ink as MNIST's authors did: the ink's bounding box is scaled to fit 20x20 with its aspect kept, and moved by
 * whole pixels so that its centre of mass falls into the picture's middle pixel, row 14 and column 14 counted from 0
 * (in every MNIST picture the centre of mass lies within half a pixel of there).
 *
 * <p>Scaling takes the exact mean of the ink under each pixel. Thin strokes come out grey that way, whereas MNIST's
 * reach full ink; such pictures are made darker until they do, too. A picture of MNIST itself stays as it is.
 */
public final class DigitNormalizer {
    /** The side of the box that the ink is scaled into. */
    static final int BOX = 20;

    /** The middle pixel. */
    private static final int MIDDLE = Image.SIDE / 2;

    /** Ink below this does not count for the bounding box. */
    static final float FAINT = 0.1f;

    /** A picture is dark enough when this fraction of its inked pixels… */
    private static final double DARK_FRACTION = 0.1;

    /** …has at least this ink; of MNIST's pictures 99 in 100 have. */
    private static final float DARK = 0.95f;

    /** Of a few operations on numbers of at most some thousands. */
    private static final double ROUNDING = 1e-9;

    private DigitNormalizer() {}

    /**
     * Where the ink went: a point at {@code x} of the grid is at {@code x · scale + offsetX} of the 28x28 picture, both
     * counted from the left edges, and the same for {@code y}.
     */
    public record Placement(double scale, double offsetX, double offsetY) {}

    /** A centred picture, and where its ink came from. */
    public record Normalized(Image image, Placement placement) {}

    /** Centres the ink on a square grid; without ink, the picture is blank and covers the whole grid. */
    public static Normalized normalize(float[] levels, int side) {
        return normalize(levels, side, side);
    }

    static Normalized normalize(float[] levels, int width, int height) {
        requireSize(levels, width, height);
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (levels[row * width + column] >= FAINT) {
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = row;
                }
            }
        }
        if (bottom < 0) {
            return new Normalized(Image.blank(), whole(width, height));
        }
        double mass = 0;
        double massX = 0;
        double massY = 0;
        for (int row = top; row <= bottom; row++) {
            double rowMass = 0;
            for (int column = left; column <= right; column++) {
                float ink = levels[row * width + column];
                rowMass += ink;
                massX += ink * (column + 0.5);
            }
            mass += rowMass;
            massY += rowMass * (row + 0.5);
        }
        double scale = (double) BOX / Math.max(right - left + 1, bottom - top + 1);
        Placement placement = new Placement(
                scale,
                edge((massX / mass - left) * scale, (right - left + 1) * scale) - left * scale,
                edge((massY / mass - top) * scale, (bottom - top + 1) * scale) - top * scale);
        float[] pixels = resampled(levels, width, height, placement);
        darken(pixels);
        return new Normalized(Image.of(pixels), placement);
    }

    /**
     * Where the box begins in the picture: a whole number that puts the centre of mass into the middle pixel, as far as
     * the box stays inside.
     */
    private static double edge(double centreInBox, double boxLength) {
        double wanted = MIDDLE - Math.floor(centreInBox);
        return Math.clamp(wanted, 0, Math.floor(Image.SIDE - boxLength));
    }

    /** Fits a whole grid into the picture, its aspect kept and nothing else changed. */
    static Normalized fit(float[] levels, int width, int height) {
        requireSize(levels, width, height);
        Placement placement = whole(width, height);
        return new Normalized(Image.of(resampled(levels, width, height, placement)), placement);
    }

    private static Placement whole(int width, int height) {
        double scale = (double) Image.SIDE / Math.max(width, height);
        return new Placement(scale, (Image.SIDE - width * scale) / 2, (Image.SIDE - height * scale) / 2);
    }

    /** Mean ink under each pixel, rows after columns. */
    private static float[] resampled(float[] levels, int width, int height, Placement placement) {
        double cell = 1 / placement.scale();
        float[][] narrow = new float[height][Image.SIDE];
        for (int column = 0; column < Image.SIDE; column++) {
            double from = (column - placement.offsetX()) * cell;
            for (int row = 0; row < height; row++) {
                narrow[row][column] = mean(levels, row * width, width, from, from + cell);
            }
        }
        float[] pixels = new float[Image.PIXELS];
        float[] line = new float[height];
        for (int column = 0; column < Image.SIDE; column++) {
            for (int row = 0; row < height; row++) {
                line[row] = narrow[row][column];
            }
            for (int row = 0; row < Image.SIDE; row++) {
                double from = (row - placement.offsetY()) * cell;
                pixels[row * Image.SIDE + column] = Math.clamp(mean(line, 0, height, from, from + cell), 0f, 1f);
            }
        }
        return pixels;
    }

    /** Mean of a step function, given by its values, over [from, to); 0 outside of it. */
    private static float mean(float[] values, int start, int count, double from, double to) {
        double begin = Math.max(snapped(from), 0);
        double end = Math.min(snapped(to), count);
        if (begin >= end) {
            return 0;
        }
        int first = (int) begin;
        int last = Math.min((int) end, count - 1);
        if (first == last) {
            return (float) (values[start + first] * (end - begin) / (to - from));
        }
        double sum = values[start + first] * (first + 1 - begin) + values[start + last] * (end - last);
        for (int i = first + 1; i < last; i++) {
            sum += values[start + i];
        }
        return (float) (sum / (to - from));
    }

    /** A bound that rounding has moved off a whole number goes back, so that cells beside the ink stay empty. */
    private static double snapped(double bound) {
        double whole = Math.rint(bound);
        return Math.abs(bound - whole) < ROUNDING ? whole : bound;
    }

    private static void darken(float[] pixels) {
        float[] sorted = pixels.clone();
        Arrays.sort(sorted);
        int inked = 0;
        while (inked < sorted.length && sorted[sorted.length - 1 - inked] > 0) {
            inked++;
        }
        float dark = sorted[sorted.length - 1 - (int) (inked * DARK_FRACTION)];
        if (dark > 0 && dark < DARK) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = Math.min(pixels[i] * (DARK / dark), 1f);
            }
        }
    }

    private static void requireSize(float[] levels, int width, int height) {
        if (width < 1 || height < 1 || levels.length != width * height) {
            throw new IllegalArgumentException(
                    "grid has " + levels.length + " points, expected " + width + "x" + height);
        }
    }
}
