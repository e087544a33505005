package org.tenfold.attack;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.tenfold.image.Image;
import org.tenfold.model.DifferentiableClassifier;

/**
 * A linear classifier whose boundaries are planes, so that minimal distances are known: {@code logit_c = w_c·x + b_c}.
 * Counts how often it is asked.
 */
final class Toy implements DifferentiableClassifier {
    /** Where an attack starts: far from the box in every pixel, and of class 0. */
    static final Image GREY = grey();

    private static final int STRONG = 40;
    private static final double STRONG_MARGIN = 4;
    private static final double WEAK = 0.1;
    private static final double WEAK_MARGIN = 8;

    private final double[][] weights;
    private final double[] biases;
    private final boolean thresholded;
    private final AtomicInteger questions = new AtomicInteger();

    private Toy(double[][] weights, double[] biases, boolean thresholded) {
        this.weights = weights;
        this.biases = biases;
        this.thresholded = thresholded;
    }

    private static Image grey() {
        float[] pixels = new float[Image.PIXELS];
        Arrays.fill(pixels, 0.5f);
        return Image.of(pixels);
    }

    /**
     * Three classes: {@link #GREY} is of class 0; class 1 is near and depends on 40 pixels, class 2 is further away and
     * depends a little on all.
     */
    static Toy linear() {
        double[][] weights = new double[3][Image.PIXELS];
        SplittableRandom random = new SplittableRandom(3);
        for (int p = 0; p < Image.PIXELS; p++) {
            weights[2][p] = random.nextBoolean() ? WEAK : -WEAK;
        }
        for (int i = 0; i < STRONG; i++) {
            int sign = i % 2 == 0 ? 1 : -1;
            weights[1][300 + i] = sign * (1 + i / (double) STRONG);
        }
        double[] biases = {0, -STRONG_MARGIN, -WEAK_MARGIN};
        for (int c = 1; c < 3; c++) {
            biases[c] -= 0.5 * Arrays.stream(weights[c]).sum();
        }
        return new Toy(weights, biases, false);
    }

    /** The distance of {@link #GREY} from the nearest other class of {@link #linear}, by hand. */
    double nearest(Norm norm) {
        double[] w = weights[1];
        return switch (norm) {
            // margin / ‖w‖₂
            case L2 ->
                STRONG_MARGIN / Math.sqrt(Arrays.stream(w).map(v -> v * v).sum());
            // margin / ‖w‖₁
            case LINF -> STRONG_MARGIN / Arrays.stream(w).map(Math::abs).sum();
            // the fewest pixels that can be moved by ½ each
            case L0 -> fewest(w);
        };
    }

    private static double fewest(double[] w) {
        double[] sizes = Arrays.stream(w).map(v -> -Math.abs(v)).sorted().toArray();
        double reached = 0;
        int count = 0;
        while (reached <= STRONG_MARGIN) {
            reached += -sizes[count++] / 2;
        }
        return count;
    }

    /** {@link #mixed} is of class 0; it is of class 1 once five of the 30 pixels from 300 on cross 0.5. */
    static Toy thresholded() {
        double[][] weights = new double[2][Image.PIXELS];
        for (int i = 0; i < 30; i++) {
            weights[1][300 + i] = i % 2 == 0 ? 1 : -1;
        }
        return new Toy(weights, new double[] {0, 15 - 4.5}, true);
    }

    /** Pixel 300 + i is 0.4 − i/100 or, for odd i, 0.6 + i/100; the others are 0.25. */
    static Image mixed() {
        float[] pixels = new float[Image.PIXELS];
        Arrays.fill(pixels, 0.25f);
        for (int i = 0; i < 30; i++) {
            pixels[300 + i] = i % 2 == 0 ? 0.4f - i / 100f : 0.6f + i / 100f;
        }
        return Image.of(pixels);
    }

    /** The distance of {@link #mixed} from class 1: the five shortest ways across, 0.10 to 0.14. */
    static double shortest(Norm norm) {
        return switch (norm) {
            case L2 -> Math.sqrt(0.10 * 0.10 + 0.11 * 0.11 + 0.12 * 0.12 + 0.13 * 0.13 + 0.14 * 0.14);
            case LINF -> 0.14;
            case L0 -> 5;
        };
    }

    /** As attackers see it, with all the help there is. */
    Victim victim() {
        Victim victim = thresholded ? Victim.thresholded("toy", this, this) : Victim.of("toy", this);
        return victim.withSurrogate(this).withExamples(List.of(Image.blank()));
    }

    int questions() {
        return questions.get();
    }

    @Override
    public Tangent at(Image x) {
        questions.incrementAndGet();
        Image seen = thresholded ? x.binarized() : x;
        double[] logits = biases.clone();
        for (int c = 0; c < logits.length; c++) {
            for (int p = 0; p < Image.PIXELS; p++) {
                logits[c] += weights[c][p] * seen.at(p);
            }
        }
        return new Tangent(logits, this::slope);
    }

    private float[] slope(double[] of) {
        float[] pixels = new float[Image.PIXELS];
        for (int p = 0; p < pixels.length; p++) {
            for (int c = 0; c < of.length; c++) {
                pixels[p] += (float) (of[c] * weights[c][p]);
            }
        }
        return pixels;
    }
}
