package org.tenfold.baseline;

import java.util.Arrays;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.model.DifferentiableClassifier;

/**
 * The class of the nearest training picture, by Euclidean distance. A class's score is the squared distance to the nearest
 * picture of that class, lower is better; {@code p(c) ∝ exp(−score_c)}, which nobody has calibrated.
 *
 * <p>Exact: a first pass in float arithmetic bounds every distance on both sides, and what the bounds cannot tell apart is
 * measured in double precision. Pixels come first and pictures last, so that the inner loop runs over pictures and is
 * vectorised, and a black pixel is skipped. Immutable; any number of threads may ask.
 */
public final class NearestNeighbour implements DifferentiableClassifier {
    private static final int BLOCK = 1000;
    private static final int LEVELS = 255;
    /** A level from 0 to 255 is kept as a signed byte less this. */
    private static final int OFFSET = 128;
    /** Unit roundoff of float arithmetic. */
    private static final double UNIT = 0x1p-24;
    /** A grey value is level / 255 rounded to float: that much it may change a squared distance, a pixel at most 2u. */
    private static final double GREY_ROUNDING = 2.02 * Image.PIXELS * UNIT;
    /** Makes up for the few roundings of double arithmetic. */
    private static final double SLACK = 1e-12;

    private static final float[] GREY = greyValues();

    /** {@code [block][pixel][picture]}: level − 128; the last block is filled up with black pictures that are not asked. */
    private final byte[][] levels;
    /** {@code Σ level²} a picture. */
    private final int[] squares;

    private final byte[] labels;
    private final int classes;

    private NearestNeighbour(byte[][] levels, int[] squares, byte[] labels, int classes) {
        this.levels = levels;
        this.squares = squares;
        this.labels = labels;
        this.classes = classes;
    }

    /**
     * The nearest of the given pictures.
     *
     * @throws IllegalArgumentException if a class has no picture
     */
    public static NearestNeighbour of(LabelledImages pictures) {
        int count = pictures.size();
        byte[][] levels = new byte[(count + BLOCK - 1) / BLOCK][Image.PIXELS * BLOCK];
        int[] squares = new int[count];
        byte[] labels = new byte[count];
        boolean[] seen = new boolean[pictures.classes()];
        float[] picture = new float[Image.PIXELS];
        for (int i = 0; i < count; i++) {
            pictures.copyTo(i, picture, 0);
            byte[] block = levels[i / BLOCK];
            int square = 0;
            for (int p = 0; p < Image.PIXELS; p++) {
                int level = Math.round(picture[p] * LEVELS);
                block[p * BLOCK + i % BLOCK] = (byte) (level - OFFSET);
                square += level * level;
            }
            squares[i] = square;
            labels[i] = (byte) pictures.label(i);
            seen[labels[i]] = true;
        }
        for (int c = 0; c < seen.length; c++) {
            if (!seen[c]) {
                throw new IllegalArgumentException(
                        "there is no picture of " + pictures.names().get(c) + ", expected one of every class");
            }
        }
        return new NearestNeighbour(levels, squares, labels, pictures.classes());
    }

    /** The scores, negated, and their slope while the same pictures stay the nearest: {@code ∂(−score_c)/∂x = −2 (x − y_c)}. */
    @Override
    public Tangent at(Image x) {
        Neighbour[] nearest = search(x);
        double[] logits =
                Arrays.stream(nearest).mapToDouble(n -> -n.squaredDistance()).toArray();
        return new Tangent(logits, weights -> slope(x, nearest, weights));
    }

    private float[] slope(Image x, Neighbour[] nearest, double[] weights) {
        double[] slope = new double[Image.PIXELS];
        for (int c = 0; c < nearest.length; c++) {
            if (weights[c] == 0) {
                continue;
            }
            for (int p = 0; p < slope.length; p++) {
                // −2 w_c (x − y_c)
                slope[p] -= 2 * weights[c] * ((double) x.at(p) - grey(nearest[c].index(), p));
            }
        }
        float[] pixels = new float[slope.length];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = (float) slope[p];
        }
        return pixels;
    }

    /** For each class the squared distance to its nearest picture; lower is better. */
    public double[] scores(Image x) {
        return Arrays.stream(search(x)).mapToDouble(Neighbour::squaredDistance).toArray();
    }

    /** The training picture of a class that is nearest; the first of several. */
    public Image nearest(Image x, int label) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("label is " + label + ", expected 0 to " + (classes - 1));
        }
        int i = search(x)[label].index();
        float[] picture = new float[Image.PIXELS];
        for (int p = 0; p < Image.PIXELS; p++) {
            picture[p] = grey(i, p);
        }
        return Image.of(picture);
    }

    private record Neighbour(int index, double squaredDistance) {
        private static final Neighbour NONE = new Neighbour(-1, Double.POSITIVE_INFINITY);
    }

    /** The nearest picture of each class. */
    private Neighbour[] search(Image image) {
        float[] x = image.toArray();
        double[] estimates = new double[labels.length];
        double rounding = estimate(x, estimates);
        double[] limits = new double[classes];
        Arrays.fill(limits, Double.POSITIVE_INFINITY);
        for (int i = 0; i < labels.length; i++) {
            limits[labels[i]] = Math.min(limits[labels[i]], estimates[i] + 2 * rounding);
        }
        Neighbour[] nearest = new Neighbour[classes];
        Arrays.fill(nearest, Neighbour.NONE);
        for (int i = 0; i < labels.length; i++) {
            // estimate − rounding ≤ least (estimate + rounding): it may be the nearest
            if (estimates[i] <= limits[labels[i]]) {
                double squared = squaredDistance(x, i);
                if (squared < nearest[labels[i]].squaredDistance()) {
                    nearest[labels[i]] = new Neighbour(i, squared);
                }
            }
        }
        return nearest;
    }

    /**
     * Writes an estimate of every squared distance.
     *
     * @return how far each may be from the distance itself
     */
    private double estimate(float[] x, double[] estimates) {
        int[] lit = new int[Image.PIXELS];
        int terms = 0;
        double sum = 0;
        double squaredNorm = 0;
        for (int p = 0; p < Image.PIXELS; p++) {
            if (x[p] != 0) {
                lit[terms++] = p;
                sum += x[p];
                squaredNorm += (double) x[p] * x[p];
            }
        }
        // ‖x − y‖² = ‖x‖² − 2 x·y + ‖y‖²,  x·y = (Σ x (level − 128) + 128 Σ x) / 255
        double constant = squaredNorm - 2.0 * OFFSET * sum / LEVELS;
        float[] products = new float[BLOCK];
        for (int b = 0; b < levels.length; b++) {
            addProducts(x, lit, terms, levels[b], products);
            int from = b * BLOCK;
            int count = Math.min(BLOCK, labels.length - from);
            for (int i = 0; i < count; i++) {
                estimates[from + i] =
                        constant - 2.0 / LEVELS * products[i] + squares[from + i] * (1.0 / (LEVELS * LEVELS));
            }
        }
        // A product is a sum of `terms` rounded terms of at most 128 x_p, |error| ≤ (terms + 2) u Σ 128 x_p, and enters
        // the squared distance twice, divided by 255.
        return 2.02 * (terms + 2) * UNIT * OFFSET * sum / LEVELS + GREY_ROUNDING + SLACK * (1 + squaredNorm);
    }

    /** products_i = Σ_p x_p (level_pi − 128), four pixels a pass. */
    private static void addProducts(float[] x, int[] lit, int terms, byte[] block, float[] products) {
        Arrays.fill(products, 0f);
        int k = 0;
        for (; k + 4 <= terms; k += 4) {
            int a = lit[k];
            int b = lit[k + 1];
            int c = lit[k + 2];
            int d = lit[k + 3];
            addFour(products, block, a * BLOCK, b * BLOCK, c * BLOCK, d * BLOCK, x[a], x[b], x[c], x[d]);
        }
        for (; k < terms; k++) {
            addOne(products, block, lit[k] * BLOCK, x[lit[k]]);
        }
    }

    private static void addFour(
            float[] sums, byte[] block, int a, int b, int c, int d, float xa, float xb, float xc, float xd) {
        for (int i = 0; i < BLOCK; i++) {
            sums[i] += xa * block[a + i] + xb * block[b + i] + (xc * block[c + i] + xd * block[d + i]);
        }
    }

    private static void addOne(float[] sums, byte[] block, int a, float xa) {
        for (int i = 0; i < BLOCK; i++) {
            sums[i] += xa * block[a + i];
        }
    }

    private double squaredDistance(float[] x, int i) {
        double sum = 0;
        for (int p = 0; p < Image.PIXELS; p++) {
            double difference = (double) x[p] - grey(i, p);
            sum += difference * difference;
        }
        return sum;
    }

    private float grey(int i, int p) {
        return GREY[levels[i / BLOCK][p * BLOCK + i % BLOCK] + OFFSET];
    }

    private static float[] greyValues() {
        float[] values = new float[LEVELS + 1];
        for (int level = 0; level < values.length; level++) {
            values[level] = level / (float) LEVELS;
        }
        return values;
    }
}
