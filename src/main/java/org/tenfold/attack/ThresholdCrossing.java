package org.tenfold.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attack on classifiers that threshold their pictures at 0.5, in every norm: only crossing counts, so a pixel moves just
 * across or not at all. Which pixels cross is chosen by the slopes behind the threshold, or else at random; then what was
 * not needed goes back, the longest ways first.
 */
public final class ThresholdCrossing implements Attack {
    /** Dark pixels cross upwards to here, as a threshold takes 0.5 for ink; */
    private static final float INK = 0.5f;

    /** others downwards to here. */
    private static final float PAPER = Math.nextDown(INK);

    /** At most so many pixels cross at once; */
    private static final int AT_ONCE = 6;

    /** as many as promise this part of what is missing. */
    private static final double AMBITION = 0.4;

    /** Attempts; all but the first with promises that are mistaken at random. */
    private static final int REPETITIONS = 4;

    private static final double MISTAKE = 0.4;

    /** L∞: so often the interval of the longest way is halved. */
    private static final int HALVINGS = 7;

    @Override
    public String name() {
        return "threshold";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return victim.isThresholded();
    }

    @Override
    public void search(Search search) {
        float[] found = search.found();
        if (found != null) {
            takeBack(search, crossings(search.x(), found));
        }
        if (search.victim().behindThreshold() == null) {
            for (int i = 0; i < REPETITIONS; i++) {
                float[] start = i == 0 ? FarStart.of(search) : SaltAndPepper.sprinkled(search);
                if (start != null) {
                    takeBack(search, crossings(search.x(), start));
                }
            }
            return;
        }
        for (int i = 0; i < REPETITIONS; i++) {
            double mistake = i == 0 ? 0 : MISTAKE;
            if (search.norm() == Norm.LINF) {
                shortestWays(search, mistake);
            } else {
                List<Integer> crossings = chosen(search, Double.POSITIVE_INFINITY, mistake);
                if (crossings != null) {
                    takeBack(search, crossings);
                }
            }
        }
    }

    /** How far pixel p is from just across. */
    private static double way(float[] x, int p) {
        return Math.abs((double) across(x[p]) - x[p]);
    }

    private static float across(float value) {
        return value >= INK ? PAPER : INK;
    }

    /** The pixels that lie on the other side of the threshold. */
    private static List<Integer> crossings(float[] x, float[] at) {
        List<Integer> crossings = new ArrayList<>();
        for (int p = 0; p < x.length; p++) {
            if (x[p] >= INK != at[p] >= INK) {
                crossings.add(p);
            }
        }
        return crossings;
    }

    private static float[] crossed(float[] x, List<Integer> crossings) {
        float[] crossed = x.clone();
        for (int p : crossings) {
            crossed[p] = across(x[p]);
        }
        return crossed;
    }

    private static void takeBack(Search search, List<Integer> crossings) {
        float[] x = search.x();
        float[] at = crossed(x, crossings);
        if (search.tried(at, AttackStep.SHRINK)) {
            List<Integer> longestFirst = new ArrayList<>(crossings);
            Reset.shuffle(longestFirst, search.random());
            longestFirst.sort(Comparator.comparingDouble(p -> -way(x, p)));
            Reset.of(search, at, longestFirst);
        }
    }

    /** L∞: any number of pixels may cross whose ways are short enough; how short is searched. */
    private static void shortestWays(Search search, double mistake) {
        float[] x = search.x();
        double[] ways = new double[x.length];
        Arrays.setAll(ways, p -> way(x, p));
        Arrays.sort(ways);
        int low = -1;
        int high = ways.length - 1;
        while (high >= 0 && ways[high] > search.reach()) {
            high--;
        }
        if (high < 0 || chosen(search, ways[high], mistake) == null) {
            return;
        }
        for (int i = 0; i < HALVINGS && ways[high] > (low < 0 ? 0 : ways[low]); i++) {
            double middle = ((low < 0 ? 0 : ways[low]) + ways[high]) / 2;
            int index = low;
            while (index + 1 < high && ways[index + 1] <= middle) {
                index++;
            }
            if (index >= 0 && index > low && chosen(search, ways[index], mistake) != null) {
                high = index;
            } else {
                low = Math.max(low + 1, index);
                if (low >= high) {
                    return;
                }
            }
        }
    }

    /** Pixels, with ways no longer than {@code longest}, whose crossing changes the answer; null if none were found. */
    private static @Nullable List<Integer> chosen(Search search, double longest, double mistake) {
        float[] x = search.x();
        List<Integer> crossings = new ArrayList<>();
        boolean[] chosen = new boolean[x.length];
        int most = search.norm() == Norm.LINF ? x.length : AT_ONCE;
        for (int step = 0; step <= search.settings().steps(); step++) {
            float[] at = crossed(x, crossings);
            Slopes slopes = search.slopesBehindThreshold(at);
            Aim aim = search.aim(slopes.logits());
            if (aim.margin() > 0) {
                return crossings;
            }
            float[] slope = slopes.of(aim.attacker(), aim.defender());
            double[] promise = new double[x.length];
            double[] worth = new double[x.length];
            List<Integer> candidates = new ArrayList<>();
            for (int p = 0; p < x.length; p++) {
                promise[p] = x[p] >= INK ? -slope[p] : slope[p];
                promise[p] *=
                        mistake == 0 ? 1 : Math.exp(mistake * search.random().nextGaussian());
                double way = way(x, p);
                worth[p] = search.norm() == Norm.L2 ? promise[p] / (way * way) : promise[p];
                if (!chosen[p] && promise[p] > 0 && way <= longest) {
                    candidates.add(p);
                }
            }
            if (candidates.isEmpty()) {
                return null;
            }
            candidates.sort(Comparator.comparingDouble(p -> -worth[p]));
            double promised = 0;
            for (int i = 0; i < Math.min(most, candidates.size()) && promised < -AMBITION * aim.margin(); i++) {
                int p = candidates.get(i);
                promised += promise[p];
                chosen[p] = true;
                crossings.add(p);
            }
        }
        return null;
    }
}
