package org.tenfold.training;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;

/**
 * A copy of every picture, turned, slanted, stretched, moved and bent a little, as another hand might have written it
 * (after Simard, Steinkraus and Platt, "Best practices for convolutional neural networks", 2003). Immutable. A copy is drawn
 * whenever it is asked for, always the same: all of them would take as much memory as the pictures themselves.
 */
final class DistortedCopies implements Pictures.Source {
    /** Standard deviations: radians, columns a row, logarithms of a factor, pixels. */
    private static final double TURN = 0.07;

    private static final double SLANT = 0.07;
    private static final double STRETCH = 0.05;
    private static final double SHIFT = 0.4;
    private static final double BEND = 0.7;

    /** The bending is random at points so many pixels apart, and smooth between them. */
    private static final double SPACING = 4.5;

    private static final int POINTS = (int) (Image.SIDE / SPACING) + 2;
    private static final double CENTRE = (Image.SIDE - 1) / 2.0;
    private static final int WHITE = 255;

    private final LabelledImages images;
    private final long seed;

    private DistortedCopies(LabelledImages images, long seed) {
        this.images = images;
        this.seed = seed;
    }

    /** One copy of each picture. */
    static DistortedCopies of(LabelledImages images, long seed) {
        return new DistortedCopies(images, seed);
    }

    @Override
    public void copyTo(int i, float[] target, int offset) {
        float[] picture = new float[Image.PIXELS];
        images.copyTo(i, picture, 0);
        draw(picture, new SplittableRandom(Seeds.mix(seed, "copy", i)), target, offset);
    }

    private static void draw(float[] picture, RandomGenerator random, float[] target, int offset) {
        double[] bendX = bend(random);
        double[] bendY = bend(random);
        double turn = TURN * random.nextGaussian();
        double slant = SLANT * random.nextGaussian();
        double stretchX = Math.exp(STRETCH * random.nextGaussian());
        double stretchY = Math.exp(STRETCH * random.nextGaussian());
        double shiftX = CENTRE + SHIFT * random.nextGaussian();
        double shiftY = CENTRE + SHIFT * random.nextGaussian();
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        for (int row = 0; row < Image.SIDE; row++) {
            for (int column = 0; column < Image.SIDE; column++) {
                // Where the copy's pixel lies in the picture: stretched, slanted, turned, moved and bent.
                double v = (row - CENTRE) * stretchY;
                double u = (column - CENTRE) * stretchX + slant * v;
                double x = cos * u - sin * v + shiftX + smooth(bendX, row, column);
                double y = sin * u + cos * v + shiftY + smooth(bendY, row, column);
                // in the 256 steps that pictures have
                target[offset + row * Image.SIDE + column] = Math.round(WHITE * between(picture, x, y)) / (float) WHITE;
            }
        }
    }

    private static double[] bend(RandomGenerator random) {
        double[] points = new double[POINTS * POINTS];
        for (int i = 0; i < points.length; i++) {
            points[i] = BEND * random.nextGaussian();
        }
        return points;
    }

    /** The bending at a pixel, between the four points around it, with a slope of 0 at each. */
    private static double smooth(double[] points, int row, int column) {
        int r = (int) (row / SPACING);
        int c = (int) (column / SPACING);
        double down = eased(row / SPACING - r);
        double right = eased(column / SPACING - c);
        int at = r * POINTS + c;
        double above = points[at] + right * (points[at + 1] - points[at]);
        double below = points[at + POINTS] + right * (points[at + POINTS + 1] - points[at + POINTS]);
        return above + down * (below - above);
    }

    private static double eased(double t) {
        return t * t * (3 - 2 * t);
    }

    /** The grey value between the four pixels around a point; outside of the picture all is black. */
    private static double between(float[] picture, double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double right = x - column;
        double down = y - row;
        double above = (1 - right) * at(picture, row, column) + right * at(picture, row, column + 1);
        double below = (1 - right) * at(picture, row + 1, column) + right * at(picture, row + 1, column + 1);
        return (1 - down) * above + down * below;
    }

    private static double at(float[] picture, int row, int column) {
        boolean inside = row >= 0 && row < Image.SIDE && column >= 0 && column < Image.SIDE;
        return inside ? picture[row * Image.SIDE + column] : 0;
    }
}
