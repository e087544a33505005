package org.tenfold.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
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
    /** Other classes that are aimed at when any will do. */
    private static final int AIMS = 3;

    /** Planes that are tried for one aim. */
    private static final int PLANES = 8;

    /** A step shorter than this part of the distance ends the search for one aim. */
    private static final double SETTLED = 0.008;

    /** How far beyond a plane an image is put, in units of F: F itself is some 15 to 60. */
    private static final double BEYOND = 0.02;

    /** A random restart moves this far from the best image, relative to its distance. */
    private static final double RESTART = 0.3;

    @Override
    public String name() {
        return "bisector";
    }

    /** Defined for ABS; not for Binary ABS: behind a threshold there is no direction to follow. */
    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm == Norm.L2 && victim.abs() != null && !victim.isThresholded();
    }

    @Override
    public void search(Search search) {
        new Approach(search).run();
    }

    /** The search for one image. */
    private static final class Approach {
        private final Search search;
        private final AbsClassifier classifier;
        private final float[] x;
        private final Analysis first;
        private final RobustnessBound bound;
        private final int y;

        Approach(Search search) {
            this.search = search;
            classifier = Objects.requireNonNull(search.victim().abs());
            x = search.x();
            first = Objects.requireNonNull(search.first().analysis());
            bound = Objects.requireNonNull(search.bound());
            y = search.label();
        }

        void run() {
            for (int aim : aims()) {
                if (plane(x, first, first, aim).distance() < search.reach()) {
                    new Line(search, approach(aim, search.original(), first)).shrink();
                }
            }
            Answer found = search.foundAnswer();
            Analysis analysis = found == null ? null : found.analysis();
            if (found != null && analysis != null) {
                Image moved = disturbed(found.image().toArray(), search.random());
                new Line(search, approach(found.label(), moved, search.explain(classifier, moved, analysis))).shrink();
            }
        }

        /** The classes to aim at: the target, or those whose bisecting planes are nearest, the bound's first. */
        private List<Integer> aims() {
            Integer target = search.settings().target();
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
                Image next = i == 0 && at.equals(search.original()) && aim == bound.runnerUp()
                        ? alongBound()
                        : Image.of(cuts.nearest());
                double moved = Distance.l2(next.toArray(), pixels);
                at = next;
                here = search.explain(classifier, at, here);
                double distance = Distance.l2(x, at.toArray());
                if (search.wins(here.prediction()) && distance < nearestDistance) {
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

        private Image disturbed(float[] pixels, SplittableRandom random) {
            double[] noise = new double[pixels.length];
            double square = 0;
            for (int p = 0; p < noise.length; p++) {
                noise[p] = random.nextGaussian();
                square += noise[p] * noise[p];
            }
            double scale = RESTART * search.best() / Math.sqrt(square);
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = (float) Math.clamp(pixels[p] + scale * noise[p], 0.0, 1.0);
            }
            return Image.of(pixels);
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
    }

    /** The condition {@code normal·x' ≤ limit}, and how far the image is from meeting it. */
    private record Plane(double[] normal, double limit, double distance) {}
}
