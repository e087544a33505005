package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How sure the victim was of its answer at each step of an attack, thinned to a number that can be drawn: neighbouring
 * steps share a bucket, of which the lowest and the highest margin are kept, so that every crossing of zero stays visible.
 * Not for several threads.
 */
public final class MarginCurve {
    /** Points that are kept at most. */
    public static final int MOST = 500;

    /** Even, so that they merge in pairs; two points each, and the newest step by itself. */
    private static final int BUCKETS = (MOST - 1) / 4 * 2;

    /**
     * One step.
     *
     * @param step counted from 0, the original
     * @param distance from the original in the attack's norm
     * @param margin what {@link MarginCurve#margin} gives
     * @param fooled whether the victim gave an answer that the attack wants
     */
    public record Point(int step, double distance, double margin, boolean fooled) {}

    private final List<Bucket> buckets = new ArrayList<>();
    private int width = 1;
    private int inLast;
    private @Nullable Point newest;

    /**
     * How far the attack is from its aim, from 1 to −1 in units of probability; below zero it has reached it.
     *
     * <pre>without target: p_y − max_{c ≠ y} p_c,  with target t: max_{c ≠ t} p_c − p_t</pre>
     *
     * @param probabilities one for each class
     * @param label the answer for the original, y
     * @param target the answer that is wanted, or null for any other than y
     */
    public static double margin(double[] probabilities, int label, @Nullable Integer target) {
        return target == null
                ? probabilities[label] - highest(probabilities, label)
                : highest(probabilities, target) - probabilities[target];
    }

    private static double highest(double[] probabilities, int except) {
        double highest = 0;
        for (int c = 0; c < probabilities.length; c++) {
            if (c != except) {
                highest = Math.max(highest, probabilities[c]);
            }
        }
        return highest;
    }

    /** Adds the next step. */
    void add(Point point) {
        newest = point;
        if (!buckets.isEmpty() && inLast < width) {
            buckets.set(buckets.size() - 1, buckets.getLast().with(point));
            inLast++;
            return;
        }
        if (buckets.size() == BUCKETS) {
            merge();
        }
        buckets.add(new Bucket(point, point));
        inLast = 1;
    }

    private void merge() {
        List<Bucket> merged = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i += 2) {
            merged.add(buckets.get(i).with(buckets.get(i + 1)));
        }
        buckets.clear();
        buckets.addAll(merged);
        width *= 2;
    }

    /** The points in the order of their steps, at most {@value #MOST}; the first and the newest step are among them. */
    List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (Bucket bucket : buckets) {
            bucket.addTo(points);
        }
        Point last = newest;
        if (last != null && points.getLast().step() != last.step()) {
            points.add(last);
        }
        return List.copyOf(points);
    }

    /** The extremes of some neighbouring steps. */
    private record Bucket(Point low, Point high) {
        Bucket with(Point point) {
            return with(new Bucket(point, point));
        }

        Bucket with(Bucket other) {
            return new Bucket(
                    other.low.margin < low.margin ? other.low : low,
                    other.high.margin > high.margin ? other.high : high);
        }

        void addTo(List<Point> points) {
            Point first = low.step < high.step ? low : high;
            Point second = low.step < high.step ? high : low;
            points.add(first);
            if (second.step != first.step) {
                points.add(second);
            }
        }
    }
}
