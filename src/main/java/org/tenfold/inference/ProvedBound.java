package org.tenfold.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.tenfold.inference.LatentSpace.Point;
import org.tenfold.inference.PriorSamples.Bounds;
import org.tenfold.inference.RobustnessBound.Kind;
import org.tenfold.inference.RobustnessBound.Norm;
import org.tenfold.model.Latent;

/**
 * The radius that is proved for the classifier that compares samples.
 *
 * <p>An image whose answer sample j of another class wins is nearer to j than to every sample i of class y, so its
 * distance is at least {@code min over j of max over i of r(i, j)}. First every j is bounded from below with the winning
 * i by the samples' bytes; then, in ascending order of that bound, j is decoded and its r computed exactly, raised by the
 * best of some further i. What is left when the next bound is no lower than the minimum so far cannot lower it.
 */
final class ProvedBound {
    /** Samples of the winning class, the best ones, that may raise a rival's radius. */
    private static final int DEFENDERS = 64;

    /** So many rivals are tried against all defenders; for the rest the winning sample counts alone. */
    private static final int DEFENDED = 256;

    /** Covers the rounding of a float target of the byte comparison: 784 pixels, each off by at most 2⁻²³. */
    private static final double TARGET_ROUNDING = 784 * 0x1p-23;

    private final AbsClassifier classifier;
    private final PriorSamples samples;
    private final Norm norm;
    private final BooleanSupplier cancelled;
    private final float[] x;
    private final int y;
    private final int count;
    private final LatentSpace[] spaces;
    private final Point winner;

    private ProvedBound(AbsClassifier classifier, Analysis analysis, Norm norm, BooleanSupplier cancelled) {
        this.classifier = classifier;
        this.samples = classifier.samples();
        this.norm = norm;
        this.cancelled = cancelled;
        x = analysis.image().toArray();
        y = analysis.prediction();
        count = classifier.settings().samples();
        samples.prepare(count, cancelled);
        spaces = new LatentSpace[classifier.model().classes()];
        LatentSpace.Memory memory = new LatentSpace.Memory(classifier.model());
        Arrays.setAll(spaces, c -> LatentSpace.of(classifier.model(), c, memory));
        winner = samples.nearest(y, x, count, spaces[y], samples.bounds()).point();
        Latent analysed = analysis.reconstruction(y).latent();
        if (!Arrays.equals(winner.z, analysed.toArray())) {
            throw new IllegalArgumentException("the analysis explains the image with " + analysed + ", but the best of "
                    + count + " samples is " + Latent.of(winner.z));
        }
    }

    static RobustnessBound of(AbsClassifier classifier, Analysis analysis, Norm norm, BooleanSupplier cancelled) {
        return new ProvedBound(classifier, analysis, norm, cancelled).prove();
    }

    private RobustnessBound prove() {
        long[] rivals = rivals(count);
        List<Point> defenders = defenders();
        double best = Double.POSITIVE_INFINITY;
        int runnerUp = y == 0 ? 1 : 0;
        Point nearest = null;
        int defended = 0;
        for (long key : rivals) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the robustness bound was cancelled");
            }
            if (bound(key) >= best) {
                break;
            }
            int c = rivalClass(key);
            Point rival = samples.scored(spaces[c], rivalSample(key), x);
            double radius = radius(winner, rival, c);
            if (radius < best && defended < DEFENDED) {
                defended++;
                for (Point defender : defenders) {
                    radius = Math.max(radius, radius(defender, rival, c));
                }
            }
            if (radius < best) {
                best = radius;
                runnerUp = c;
                nearest = rival;
            }
        }
        float[] direction = nearest == null
                ? new float[x.length]
                : Rival.direction(norm, x, winner, classifier.scaling(y), nearest, classifier.scaling(runnerUp));
        return new RobustnessBound(best, norm, Kind.PROVED, runnerUp, direction);
    }

    private double radius(Point defender, Point rival, int c) {
        return Rival.radius(norm, x, defender, classifier.scaling(y), rival, classifier.scaling(c));
    }

    /** All samples of the other classes, by a lower bound of their radius against the winner, ascending. */
    private long[] rivals(int each) {
        long[] keys = new long[(spaces.length - 1) * each];
        classifier.workers().each(spaces.length, c -> {
            if (c == y) {
                return;
            }
            int first = (c < y ? c : c - 1) * each;
            fill(keys, first, c);
        });
        Arrays.sort(keys);
        return keys;
    }

    private void fill(long[] keys, int first, int c) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the robustness bound was cancelled");
        }
        double scaling = classifier.scaling(c);
        double winnersScaling = classifier.scaling(y);
        double beta = spaces[c].beta();
        Bounds errors = samples.bounds();
        samples.boundL2(c, x, count, errors);
        // v = s_c (t − G_j) with t = x − s_y/s_c (x − G_y): one comparison gives all its norms.
        float[] target = new float[x.length];
        for (int p = 0; p < target.length; p++) {
            target[p] = (float) (x[p] - winnersScaling / scaling * (x[p] - (double) winner.image[p]));
        }
        Bounds slopes = samples.bounds();
        if (norm == Norm.L2) {
            samples.boundL2(c, target, count, slopes);
        } else {
            samples.boundL1(c, target, count, slopes);
        }
        for (int j = 0; j < count; j++) {
            double least = errors.low[j] * errors.low[j] + beta * samples.kl(j);
            double bound = RobustnessBound.radius(
                    norm,
                    Rival.gap(scaling, least, winnersScaling, winner.value),
                    scaling * (slopes.high[j] + TARGET_ROUNDING),
                    scaling - winnersScaling);
            keys[first + j] = key(bound, c, j);
        }
    }

    /** The best samples of the winning class, decoded; the winner is among them. */
    private List<Point> defenders() {
        Bounds errors = samples.bounds();
        samples.boundL2(y, x, count, errors);
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = key(errors.low[i] * errors.low[i] + spaces[y].beta() * samples.kl(i), y, i);
        }
        Arrays.sort(keys);
        List<Point> defenders = new ArrayList<>();
        for (int i = 0; i < Math.min(DEFENDERS, count); i++) {
            defenders.add(samples.scored(spaces[y], rivalSample(keys[i]), x));
        }
        return defenders;
    }

    /** Packs a number, rounded down to a float and not negative, above a class and a sample: sorts by the number. */
    private static long key(double number, int c, int sample) {
        float rounded = (float) number;
        float down = rounded > number ? Math.nextDown(rounded) : rounded;
        return (long) Float.floatToIntBits(Math.max(down, 0f)) << Integer.SIZE | (long) c << SAMPLE_BITS | sample;
    }

    /** A model of more samples than this would not fit a key. */
    private static final int SAMPLE_BITS = 24;

    private static double bound(long key) {
        return Float.intBitsToFloat((int) (key >>> Integer.SIZE));
    }

    private static int rivalClass(long key) {
        return (int) key >>> SAMPLE_BITS;
    }

    private static int rivalSample(long key) {
        return (int) key & (1 << SAMPLE_BITS) - 1;
    }
}
