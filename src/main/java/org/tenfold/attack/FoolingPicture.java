package org.tenfold.attack;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.DifferentiableAbs;
import org.tenfold.math.Softmax;
import org.tenfold.model.DifferentiableClassifier;
import org.tenfold.model.DifferentiableClassifier.Tangent;
import org.tenfold.model.Prediction;

/**
 * From noise to a picture that a classifier is sure of: the "distal" adversarials of Schott et al. (arXiv:1805.09190).
 *
 * <p>With slopes it climbs: {@code ∂/∂x (log p_t + κ logit_t)}, in steps of fixed length, inside the box, and begins with
 * other noise where that leads no higher. Without, it draws soft spots of ink or paper and keeps those that raise the
 * probability. What a conventional network is sure of in the end still looks like noise; what ABS is sure of has become a
 * digit.
 */
public final class FoolingPicture {
    /** What counts as sure. */
    public static final double SURE = 0.9;

    /** Far more than are asked: networks and the nearest neighbour some 10, ABS and Binary ABS some 30, seldom 200. */
    public static final int QUERIES = 1500;

    /** Pictures are asked about in the 256 greys in which a file keeps them: what is written is what was found. */
    private static final int LEVELS = 255;

    /** κ: where all calibrated probabilities are equal, far from every digit, the score behind them still differs. */
    private static final double OWN = 0.2;

    /** The length of a step, in L2. */
    private static final double STEP = 0.4;

    /** Where a threshold hides the slope, pixels that lie far from it must cross. */
    private static final double STEP_BEHIND_THRESHOLD = 1.5;

    /** After so many steps without getting higher another noise is begun with; a climb takes some 30 in all. */
    private static final int PATIENCE = 30;

    /** Radii of spots, in pixels. */
    private static final double SMALLEST_SPOT = 0.7;

    private static final double LARGEST_SPOT = 3.5;

    private final Victim victim;
    private final int queries;

    private FoolingPicture(Victim victim, int queries) {
        this.victim = victim;
        this.queries = queries;
    }

    /**
     * Pictures that fool a victim.
     *
     * @param queries how many pictures it is asked about at most, the last check included
     */
    public static FoolingPicture of(Victim victim, int queries) {
        if (queries < 2) {
            throw new IllegalArgumentException("queries is " + queries + ", expected at least 2");
        }
        return new FoolingPicture(victim, queries);
    }

    /**
     * One picture on the way.
     *
     * @param step counted from 0, the noise
     * @param analysis how the victim explains it if it is ABS, else null
     */
    public record Step(
            int step,
            Image image,
            Prediction prediction,
            @Nullable Analysis analysis) {}

    /**
     * What was found.
     *
     * @param found whether the victim, asked once more, gives the target at least {@link #SURE}
     * @param image the picture it was most sure of
     * @param prediction what it says of that
     * @param analysis how it explains that if it is ABS, else null
     * @param steps how many steps were reported
     */
    public record Result(
            boolean found,
            Image image,
            Prediction prediction,
            @Nullable Analysis analysis,
            int steps,
            double milliseconds) {}

    /**
     * Looks for a picture.
     *
     * @param target the class it shall be taken for
     * @param seed decides about the noise and everything else that is random
     * @param onStep gets every picture, on this thread
     * @param cancelled asked between steps; once true, the best picture so far is returned
     * @throws IllegalArgumentException if there is no such class
     * @throws CancellationException if cancelled before the noise was answered
     */
    public Result run(int target, long seed, Consumer<Step> onStep, BooleanSupplier cancelled) {
        Climb climb = new Climb(target, new SplittableRandom(seed), onStep, cancelled);
        try {
            climb.run();
        } catch (CancellationException stopped) {
            if (climb.best == null) {
                throw stopped;
            }
        }
        return climb.result();
    }

    /** One picture's way. */
    private final class Climb {
        private final int target;
        private final SplittableRandom random;
        private final Consumer<Step> onStep;
        private final BooleanSupplier cancelled;
        private final long start = System.nanoTime();
        private int steps;
        private @Nullable Step best;

        /** The slopes where the victim was asked last; null if it has none. */
        private @Nullable Tangent tangent;

        Climb(int target, SplittableRandom random, Consumer<Step> onStep, BooleanSupplier cancelled) {
            this.target = target;
            this.random = random;
            this.onStep = onStep;
            this.cancelled = cancelled;
        }

        void run() {
            float[] at = noise();
            Step first = ask(at);
            if (target < 0 || target >= first.prediction.probabilities().length) {
                throw new IllegalArgumentException(
                        "target is " + target + ", expected 0 to " + (first.prediction.probabilities().length - 1));
            }
            if (tangent == null) {
                draw(at, first);
            } else {
                climb(at, first);
            }
        }

        private void climb(float[] start, Step first) {
            float[] at = start;
            Step now = first;
            double length = victim.isThresholded() ? STEP_BEHIND_THRESHOLD : STEP;
            double highest = Double.NEGATIVE_INFINITY;
            int lower = 0;
            while (!sure(now) && steps < queries - 1) {
                check();
                Tangent here = Objects.requireNonNull(tangent);
                double height = Math.log(probability(now)) + OWN * here.logits()[target];
                lower = height > highest ? 0 : lower + 1;
                highest = Math.max(highest, height);
                float[] slope = movable(at, here.slope(weights(here.logits(), now.prediction.probabilities())));
                if (lower == PATIENCE || Norm.L2.dual(slope) == 0) {
                    at = noise();
                    highest = Double.NEGATIVE_INFINITY;
                    lower = 0;
                } else {
                    at = Descent.moved(at, Norm.L2.steepest(slope), length);
                }
                now = ask(at);
            }
        }

        private float[] noise() {
            float[] noise = new float[Image.PIXELS];
            for (int p = 0; p < noise.length; p++) {
                noise[p] = (float) random.nextDouble();
            }
            return noise;
        }

        /** The slope without the pixels that are at an end of the range and would go beyond. */
        private static float[] movable(float[] at, float[] slope) {
            float[] movable = new float[slope.length];
            for (int p = 0; p < movable.length; p++) {
                boolean goes = slope[p] > 0 ? at[p] < 1 : at[p] > 0;
                movable[p] = goes ? slope[p] : 0;
            }
            return movable;
        }

        private double[] weights(double[] logits, double[] likely) {
            AbsClassifier abs = victim.abs();
            double floor = abs == null ? 0 : abs.model().description().confidenceFloor();
            double[] weights = new double[likely.length];
            for (int c = 0; c < weights.length; c++) {
                // p_c = (exp(logit_c) + η) / Σ: the part of it that moves with logit_c
                double moving = floor == 0 ? 1 : 1 / (1 + floor * Math.exp(-logits[c]));
                // ∂ (log p_t + κ logit_t) / ∂logit_c
                weights[c] = (c == target ? moving + OWN : 0) - likely[c] * moving;
            }
            return weights;
        }

        private void draw(float[] start, Step first) {
            float[] at = start;
            Step now = first;
            while (!sure(now) && steps < queries - 1) {
                float[] tried = spotted(at);
                Step next = ask(tried);
                if (probability(next) >= probability(now)) {
                    at = tried;
                    now = next;
                }
            }
        }

        /** {@code at} with one more soft spot of ink or paper. */
        private float[] spotted(float[] at) {
            double row = random.nextDouble(Image.SIDE);
            double column = random.nextDouble(Image.SIDE);
            double radius = random.nextDouble(SMALLEST_SPOT, LARGEST_SPOT);
            int colour = random.nextBoolean() ? 1 : 0;
            float[] spotted = at.clone();
            for (int p = 0; p < spotted.length; p++) {
                int pixelRow = p / Image.SIDE;
                double down = pixelRow + 0.5 - row;
                double right = p % Image.SIDE + 0.5 - column;
                double cover = Math.exp(-(down * down + right * right) / (2 * radius * radius));
                spotted[p] = (float) Math.clamp(spotted[p] + cover * (colour - spotted[p]), 0.0, 1.0);
            }
            return spotted;
        }

        private boolean sure(Step step) {
            return probability(step) >= SURE;
        }

        private double probability(Step step) {
            return step.prediction.probabilities()[target];
        }

        private Step ask(float[] pixels) {
            check();
            Step step = question(Image.of(inGreys(pixels)), steps++);
            onStep.accept(step);
            Step before = best;
            boolean exists = target >= 0 && target < step.prediction.probabilities().length;
            if (exists && (before == null || probability(step) > probability(before))) {
                best = step;
            }
            return step;
        }

        /** Asks for the answer and, where there are any, for slopes at once; what slopes say is checked at the end. */
        private Step question(Image image, int step) {
            DifferentiableClassifier slopes = victim.isThresholded() ? victim.behindThreshold() : victim.slopes();
            if (slopes == null) {
                return answer(image, step, cancelled);
            }
            if (slopes instanceof DifferentiableAbs abs && abs.classifier() == victim.abs()) {
                Step answered = answer(image, step, cancelled);
                Analysis analysis = Objects.requireNonNull(answered.analysis);
                tangent = victim.isThresholded() ? abs.across(analysis) : abs.at(analysis);
                return answered;
            }
            Tangent here = slopes.at(victim.isThresholded() ? image.binarized() : image);
            tangent = here;
            return new Step(step, image, new Prediction(highest(here.logits()), Softmax.of(here.logits())), null);
        }

        private static int highest(double[] logits) {
            int highest = 0;
            for (int c = 1; c < logits.length; c++) {
                highest = logits[c] > logits[highest] ? c : highest;
            }
            return highest;
        }

        private static float[] inGreys(float[] pixels) {
            float[] greys = new float[pixels.length];
            for (int p = 0; p < greys.length; p++) {
                greys[p] = Math.round(pixels[p] * LEVELS) / (float) LEVELS;
            }
            return greys;
        }

        private Step answer(Image image, int step, BooleanSupplier stop) {
            AbsClassifier abs = victim.abs();
            if (abs == null) {
                return new Step(step, image, victim.classifier().predict(image), null);
            }
            Analysis analysis = abs.analyse(image, stop);
            return new Step(step, image, new Prediction(analysis.prediction(), analysis.probabilities()), analysis);
        }

        private void check() {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the search was cancelled");
            }
        }

        private Step sofar() {
            Step step = best;
            if (step == null) {
                throw new IllegalStateException("nothing was asked yet");
            }
            return step;
        }

        Result result() {
            Step again = answer(sofar().image, steps, () -> false);
            return new Result(
                    sure(again),
                    again.image,
                    again.prediction,
                    again.analysis,
                    steps,
                    (System.nanoTime() - start) / 1e6);
        }
    }
}
