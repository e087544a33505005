package org.tenfold.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.tenfold.image.Image;
import org.tenfold.inference.GaussNewton.Normal;
import org.tenfold.inference.LatentSpace.Point;
import org.tenfold.inference.RobustnessBound.Kind;
import org.tenfold.inference.RobustnessBound.Norm;

/**
 * The radius that a search over latents of the other classes finds for a refined classifier.
 *
 * <p>The point where the latent z of class c would overtake is {@code x + δ(z)}. Whatever lowers
 * {@code F_c(·; x + δ(z))} brings that point nearer: for equal scalings it is a minimisation of
 * {@code F_c(z) − 2 r ‖G_c(z) − G_y‖} for the present radius r, whose concave part is replaced by its tangent. So every
 * step is one of Levenberg-Marquardt towards the moved image, kept only if the radius falls.
 */
final class EstimatedBound {
    /** The most promising of the classes' latents, and the most promising samples, that are improved. */
    private static final int STARTS = 6;

    /** Starts that reach further than this times the best are left alone: no search was seen to win back as much. */
    private static final double HOPELESS = 1.6;

    private static final int STEPS = 4;
    private static final int TRIALS = 4;

    private final AbsClassifier classifier;
    private final Norm norm;
    private final BooleanSupplier cancelled;
    private final float[] x;
    private final int y;
    private final Point winner;

    private EstimatedBound(AbsClassifier classifier, Analysis analysis, Norm norm, BooleanSupplier cancelled) {
        this.classifier = classifier;
        this.norm = norm;
        this.cancelled = cancelled;
        x = analysis.image().toArray();
        y = analysis.prediction();
        winner = point(analysis.reconstruction(y));
    }

    static RobustnessBound of(AbsClassifier classifier, Analysis analysis, Norm norm, BooleanSupplier cancelled) {
        return new EstimatedBound(classifier, analysis, norm, cancelled).search(analysis);
    }

    private RobustnessBound search(Analysis analysis) {
        List<Candidate> analysed = new ArrayList<>();
        for (Reconstruction reconstruction : analysis.reconstructions()) {
            if (reconstruction.classIndex() != y) {
                analysed.add(new Candidate(reconstruction.classIndex(), point(reconstruction)));
            }
        }
        analysed.sort(Comparator.comparingDouble(candidate -> candidate.radius));
        List<Candidate> sampled = samples();
        List<Candidate> starts = new ArrayList<>(analysed.subList(0, Math.min(STARTS, analysed.size())));
        starts.addAll(sampled.subList(0, Math.min(STARTS, sampled.size())));
        double limit = HOPELESS
                * starts.stream()
                        .mapToDouble(candidate -> candidate.radius)
                        .min()
                        .orElseThrow();
        starts.removeIf(candidate -> candidate.radius > limit);
        classifier.workers().each(starts.size(), i -> {
            Candidate start = starts.get(i);
            classifier.inSpace(start.c, start::improve);
        });
        Candidate best = starts.getFirst();
        for (Candidate candidate : starts) {
            if (candidate.radius < best.radius) {
                best = candidate;
            }
        }
        return new RobustnessBound(best.radius, norm, Kind.ESTIMATED, best.c, best.direction());
    }

    /** For every other class the sample that looks nearest, as far as samples are ready; ascending. */
    private List<Candidate> samples() {
        PriorSamples samples = classifier.samples();
        int count = Math.min(classifier.settings().samples(), samples.ready());
        if (count == 0) {
            return List.of();
        }
        Candidate[] found = new Candidate[classifier.model().classes()];
        classifier.workers().each(found.length, c -> {
            check();
            if (c != y) {
                found[c] = classifier.inSpace(c, space -> sample(c, space, samples, count));
            }
        });
        List<Candidate> candidates = new ArrayList<>(Arrays.asList(found));
        candidates.remove(y);
        candidates.sort(Comparator.comparingDouble(candidate -> candidate.radius));
        return candidates;
    }

    private Candidate sample(int c, LatentSpace space, PriorSamples samples, int count) {
        PriorSamples.Bounds errors = samples.bounds();
        samples.boundL2(c, x, count, errors);
        PriorSamples.Bounds distances = samples.bounds();
        if (norm == Norm.L2) {
            samples.boundL2(c, winner.image, count, distances);
        } else {
            samples.boundL1(c, winner.image, count, distances);
        }
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < count; j++) {
            double value = errors.high[j] * errors.high[j] + space.beta() * samples.kl(j);
            double radius = RobustnessBound.radius(
                    norm,
                    classifier.scaling(c) * value - classifier.scaling(y) * winner.value,
                    classifier.scaling(c) * distances.high[j],
                    classifier.scaling(c) - classifier.scaling(y));
            if (radius < least) {
                least = radius;
                nearest = j;
            }
        }
        return new Candidate(c, samples.scored(space, nearest, x));
    }

    private Point point(Reconstruction reconstruction) {
        Point point = new Point(reconstruction.latent().toArray());
        reconstruction.image().copyTo(point.image, 0);
        point.value =
                reconstruction.squaredError() + classifier.model().description().beta() * reconstruction.kl();
        return point;
    }

    private void check() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the robustness bound was cancelled");
        }
    }

    /** A latent of another class on its way to the smallest radius. */
    private final class Candidate {
        private final int c;
        private Point at;
        private double radius;

        Candidate(int c, Point at) {
            this.c = c;
            this.at = at;
            this.radius = radius(at);
        }

        private double radius(Point point) {
            return Rival.radius(norm, x, winner, classifier.scaling(y), point, classifier.scaling(c));
        }

        float[] direction() {
            return Rival.direction(norm, x, winner, classifier.scaling(y), at, classifier.scaling(c));
        }

        /** Follows the latent to where the radius is smallest, and returns that radius. */
        double improve(LatentSpace space) {
            Normal normal = new Normal(space.latentSize());
            float[][] jacobian = new float[space.latentSize()][Image.PIXELS];
            Point trial = new Point(new float[space.latentSize()]);
            double damping = GaussNewton.FIRST_DAMPING;
            for (int step = 0; step < STEPS && radius > 0 && Double.isFinite(radius); step++) {
                check();
                space.jacobian(at, jacobian);
                normal.set(jacobian, at.image, moved(), at.z, space.beta());
                boolean better = false;
                for (int i = 0; i < TRIALS && !better; i++) {
                    normal.solve(damping, at.z, trial.z);
                    space.project(trial.z);
                    space.score(trial, x);
                    double reached = radius(trial);
                    better = reached < radius;
                    damping *= better ? GaussNewton.EASE : GaussNewton.TIGHTEN;
                    if (better) {
                        radius = reached;
                        Point before = at;
                        at = trial;
                        trial = before;
                    }
                }
                if (!better) {
                    break;
                }
            }
            return radius;
        }

        /** x + δ(z): the image where this latent would overtake. */
        private float[] moved() {
            float[] moved = direction();
            for (int p = 0; p < moved.length; p++) {
                moved[p] = (float) (x[p] + radius * moved[p]);
            }
            return moved;
        }
    }
}
