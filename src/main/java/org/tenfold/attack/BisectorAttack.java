package org.tenfold.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.math.Distance;

/**
 * An attack on analysis by synthesis that uses what the classifier itself computes, in L2.
 *
 * <p>For fixed latents the image where class t overtakes class y lies beyond a bisecting plane between their two
 * reconstructions. The nearest image beyond it, inside the box from 0 to 1, is tried; there both classes explain anew,
 * which gives another plane, and so on: a cutting-plane method, whose first step goes along the direction of the
 * robustness bound. At last the image is moved along the line from the original to where the answer just changes. Every
 * image that may be the result is analysed from scratch, as anyone would who is handed it.
 */
public final class BisectorAttack implements Attack {
    private static final Logger LOG = LoggerFactory.getLogger(BisectorAttack.class);

    static final String START = "start";
    static final String SEARCH = "search";
    static final String SHRINK = "shrink";

    /** Other classes that are aimed at when any will do. */
    private static final int AIMS = 3;

    /** Planes that are tried for one aim. */
    private static final int PLANES = 8;

    /** A step shorter than this part of the distance ends the search for one aim. */
    private static final double SETTLED = 0.008;

    /** How far beyond a plane an image is put, in units of F: F itself is some 15 to 60. */
    private static final double BEYOND = 0.02;

    /** How the distance is stretched when the image at the end of the search is no adversarial from scratch. */
    private static final double[] STRETCHES = {1.01, 1.03, 1.08, 1.2, 1.4, 1.8, 2.5};

    /** The boundary is located to this part of the distance. */
    private static final double PRECISION = 0.002;

    /** A random restart moves this far from the best image, relative to its distance. */
    private static final double RESTART = 0.3;

    private final AbsClassifier classifier;

    private BisectorAttack(AbsClassifier classifier) {
        this.classifier = classifier;
    }

    /**
     * An attack on a classifier, with its own preset.
     *
     * @throws IllegalArgumentException for Binary ABS: behind a threshold there is no direction to follow
     */
    public static BisectorAttack of(AbsClassifier classifier) {
        if (classifier.settings().binary()) {
            throw new IllegalArgumentException(
                    "the bisector attack needs grey images, but the classifier thresholds them (Binary ABS)");
        }
        return new BisectorAttack(classifier);
    }

    @Override
    public Adversarial run(
            Image original,
            @Nullable Integer target,
            long seed,
            Consumer<AttackStep> onStep,
            BooleanSupplier cancelled) {
        long start = System.nanoTime();
        Analysis analysis = classifier.analyse(original, cancelled);
        if (target != null && (target < 0 || target >= classifier.model().classes())) {
            throw new IllegalArgumentException("target is " + target + ", expected 0 to "
                    + (classifier.model().classes() - 1));
        }
        if (target != null && target == analysis.prediction()) {
            throw new IllegalArgumentException(
                    "the image is already taken for a " + analysis.label() + "; the target must be another class");
        }
        RobustnessBound bound = RobustnessBound.of(classifier, analysis, RobustnessBound.Norm.L2, cancelled);
        Search search = new Search(original, analysis, target, bound, onStep, cancelled);
        try {
            search.run(new SplittableRandom(seed));
        } catch (CancellationException stopped) {
            LOG.debug("attack cancelled after {} steps", search.steps);
        }
        return search.result((System.nanoTime() - start) / 1e6);
    }

    /** One attack on one image. */
    private final class Search {
        private final Image original;
        private final float[] x;
        private final Analysis first;
        private final @Nullable Integer target;
        private final RobustnessBound bound;
        private final Consumer<AttackStep> onStep;
        private final BooleanSupplier cancelled;
        private final int y;
        private int steps;

        /** The nearest image that is adversarial from scratch, and its analysis. */
        private @Nullable Image best;

        private @Nullable Analysis bestAnalysis;
        private double bestDistance = Double.POSITIVE_INFINITY;

        Search(
                Image original,
                Analysis first,
                @Nullable Integer target,
                RobustnessBound bound,
                Consumer<AttackStep> onStep,
                BooleanSupplier cancelled) {
            this.original = original;
            this.x = original.toArray();
            this.first = first;
            this.target = target;
            this.bound = bound;
            this.onStep = onStep;
            this.cancelled = cancelled;
            this.y = first.prediction();
        }

        void run(SplittableRandom random) {
            report(original, first, START);
            for (int aim : aims()) {
                if (plane(x, first, first, aim).distance() < bestDistance) {
                    shrink(approach(aim, original, first));
                }
            }
            Image found = best;
            Analysis foundAnalysis = bestAnalysis;
            if (found != null && foundAnalysis != null) {
                Image moved = disturbed(found, random);
                shrink(approach(foundAnalysis.prediction(), moved, analyse(moved, foundAnalysis, SEARCH)));
            }
        }

        /** The classes to aim at: the target, or those whose bisecting planes are nearest, the bound's first. */
        private List<Integer> aims() {
            if (target != null) {
                return List.of(target);
            }
            List<Integer> aims = new ArrayList<>();
            for (int c = 0; c < first.reconstructions().size(); c++) {
                if (c != y) {
                    aims.add(c);
                }
            }
            aims.sort(Comparator.comparingDouble(
                    c -> c == bound.runnerUp() ? 0 : plane(x, first, first, c).distance()));
            return aims.subList(0, Math.min(AIMS, aims.size()));
        }

        /** From {@code from} to the boundary of class {@code aim} and along it: the nearest image that seemed adversarial. */
        private float[] approach(int aim, Image from, Analysis analysis) {
            Cuts cuts = new Cuts(x);
            List<Reconstruction> defences = new ArrayList<>();
            Image at = from;
            Analysis here = analysis;
            float[] nearest = null;
            double nearestDistance = Double.POSITIVE_INFINITY;
            for (int i = 0; i < PLANES; i++) {
                float[] pixels = at.toArray();
                defences.add(here.reconstruction(y));
                cuts.clear();
                for (Reconstruction defence : defences) {
                    Plane plane = plane(pixels, here.reconstruction(aim), defence);
                    cuts.add(plane.normal, plane.limit);
                }
                Image next = i == 0 && at.equals(original) && aim == bound.runnerUp()
                        ? alongBound()
                        : Image.of(cuts.nearest());
                double moved = Distance.l2(next.toArray(), pixels);
                at = next;
                here = analyse(at, here, SEARCH);
                double distance = Distance.l2(x, at.toArray());
                if (wins(here) && distance < nearestDistance) {
                    nearest = at.toArray();
                    nearestDistance = distance;
                }
                if (moved < SETTLED * distance) {
                    break;
                }
            }
            return nearest == null ? at.toArray() : nearest;
        }

        /** The image where the bound expects the answer to change. */
        private Image alongBound() {
            float[] moved = new float[x.length];
            for (int p = 0; p < moved.length; p++) {
                moved[p] = (float) Math.clamp(x[p] + bound.value() * bound.direction()[p], 0.0, 1.0);
            }
            return Image.of(moved);
        }

        /** Moves along the line from the original through {@code end} to where the answer changes, from scratch. */
        private void shrink(float[] end) {
            double length = Distance.l2(x, end);
            double inside = 0;
            double outside = 1;
            boolean changed = tried(end, 1);
            if (!changed) {
                inside = 1;
                for (double stretch : STRETCHES) {
                    if (length * inside >= bestDistance) {
                        return;
                    }
                    if (tried(end, stretch)) {
                        outside = stretch;
                        changed = true;
                        break;
                    }
                    inside = stretch;
                }
            }
            if (!changed) {
                return;
            }
            // The search ended just beyond the boundary: look there before halving the whole way.
            double probe = outside * (1 - 4 * PRECISION);
            if (probe > inside) {
                if (tried(end, probe)) {
                    outside = probe;
                } else {
                    inside = probe;
                }
            }
            while (outside - inside > PRECISION * outside && length * inside < bestDistance) {
                double middle = (inside + outside) / 2;
                if (tried(end, middle)) {
                    outside = middle;
                } else {
                    inside = middle;
                }
            }
        }

        /** Whether the image {@code x + stretch · (end − x)}, inside the box, is adversarial from scratch; keeps the nearest. */
        private boolean tried(float[] end, double stretch) {
            float[] pixels = new float[x.length];
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = (float) Math.clamp(x[p] + stretch * (end[p] - x[p]), 0.0, 1.0);
            }
            Image image = Image.of(pixels);
            Analysis analysis = classifier.analyse(image, cancelled);
            report(image, analysis, SHRINK);
            boolean wins = wins(analysis);
            double distance = Distance.l2(x, pixels);
            if (wins && distance < bestDistance) {
                best = image;
                bestAnalysis = analysis;
                bestDistance = distance;
            }
            return wins;
        }

        private Image disturbed(Image image, SplittableRandom random) {
            float[] pixels = image.toArray();
            double[] noise = new double[pixels.length];
            double square = 0;
            for (int p = 0; p < noise.length; p++) {
                noise[p] = random.nextGaussian();
                square += noise[p] * noise[p];
            }
            double scale = RESTART * bestDistance / Math.sqrt(square);
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = (float) Math.clamp(pixels[p] + scale * noise[p], 0.0, 1.0);
            }
            return Image.of(pixels);
        }

        private boolean wins(Analysis analysis) {
            return target == null ? analysis.prediction() != y : analysis.prediction() == target;
        }

        private Analysis analyse(Image image, Analysis previous, String phase) {
            Analysis analysis = classifier.analyse(image, previous, step -> {}, cancelled);
            report(image, analysis, phase);
            return analysis;
        }

        private void report(Image image, Analysis analysis, String phase) {
            onStep.accept(new AttackStep(steps++, image, analysis, Distance.l2(x, image.toArray()), phase));
        }

        private Plane plane(float[] at, Analysis attacking, Analysis defending, int aim) {
            return plane(at, attacking.reconstruction(aim), defending.reconstruction(y));
        }

        /**
         * The plane, near {@code at}, beyond which the attacking explanation is the better one:
         * {@code g(x') = s_t F_t(x') − s_y F_y(x') ≤ −beyond}, linear about {@code at}.
         */
        private Plane plane(float[] at, Reconstruction attacking, Reconstruction defending) {
            double scalingAttacking = scaling(attacking);
            double scalingDefending = scaling(defending);
            double beta = classifier.model().description().beta();
            double[] normal = new double[at.length];
            double value = beta * (scalingAttacking * attacking.kl() - scalingDefending * defending.kl());
            double slope = 0;
            double square = 0;
            for (int p = 0; p < at.length; p++) {
                double a = at[p] - (double) attacking.image().at(p);
                double d = at[p] - (double) defending.image().at(p);
                value += scalingAttacking * a * a - scalingDefending * d * d;
                // ∂g/∂x = 2 s_t (x − G_t) − 2 s_y (x − G_y)
                normal[p] = 2 * (scalingAttacking * a - scalingDefending * d);
                slope += normal[p] * at[p];
                square += normal[p] * normal[p];
            }
            // g(at) + ∇g·(x' − at) ≤ −beyond
            return new Plane(normal, slope - value - BEYOND, (value + BEYOND) / Math.sqrt(square));
        }

        private double scaling(Reconstruction reconstruction) {
            return classifier.model().description().classScaling()[reconstruction.classIndex()];
        }

        Adversarial result(double milliseconds) {
            Image image = best;
            Analysis analysis = bestAnalysis;
            if (image == null || analysis == null) {
                return new Adversarial(original, first, false, original, first, 0, 0, 0, steps, milliseconds, bound);
            }
            return new Adversarial(
                    original,
                    first,
                    true,
                    image,
                    analysis,
                    bestDistance,
                    Distance.linf(x, image.toArray()),
                    Distance.l0(x, image.toArray()),
                    steps,
                    milliseconds,
                    checkedBound());
        }

        /** An image inside an estimate disproves it; one inside a proof would disprove this program. */
        private RobustnessBound checkedBound() {
            if (bestDistance >= bound.value()) {
                return bound;
            }
            if (bound.kind() == RobustnessBound.Kind.PROVED) {
                throw new IllegalStateException("an image at distance " + bestDistance
                        + " has another answer, inside the proved radius " + bound.value());
            }
            LOG.info(
                    "An attack reached {} inside the estimated bound {}, which is lowered.",
                    bestDistance,
                    bound.value());
            return bound.loweredTo(bestDistance);
        }
    }

    /** The condition {@code normal·x' ≤ limit}, and how far the image is from meeting it. */
    private record Plane(double[] normal, double limit, double distance) {}
}
