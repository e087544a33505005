package org.tenfold.attack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A search over sets of pixels, L0 and L2, after the corner search of Croce and Hein (arXiv:1909.05040): every single pixel
 * is made black or white to see what that brings; then the sets that have brought most get one pixel more, of those that
 * promise most, until one of them changes the answer. In L2 such a set, and some that are larger, walk along the boundary
 * towards the original without touching another pixel. It needs the victim's confidences but no slopes, and finds what slopes
 * hide where a classifier was trained against small changes of all pixels. In L2 it is left out on ABS, whose boundary is
 * smooth and whose answers are dear.
 */
public final class PixelSearch implements Attack {
    /** So many sets of a size are kept. */
    private static final int SETS = 8;

    /** Each of them is tried with so many pixels more at the most, and at the least: */
    private static final int MOST_PIXELS = 100;

    private static final int FEWEST_PIXELS = 10;

    /** as many as leave questions for sets of so many sizes. */
    private static final int SIZES = 8;

    /** Larger sets are left to others. */
    private static final int LARGEST = 20;

    /** In L2, so many sets of a size are brought nearer, in so many steps each; */
    private static final int NEARED = 4;

    private static final int STEPS = 150;

    /** and so do sets of some more pixels, each of which is changed less. */
    private static final int FURTHER = 2;

    /** Confidences below this are all the same. */
    private static final double LEAST = 1e-30;

    @Override
    public String name() {
        return "pixel-search";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm == Norm.L0 || (norm == Norm.L2 && victim.abs() == null);
    }

    /** A pixel made black or white. */
    private record Change(int pixel, float value, double[] gains) {}

    /** Some changes made together, and what the victim says of them. */
    private record Changed(float[] pixels, BitSet changes, double[] scores, boolean wanted) {
        static Changed of(Search search, float[] pixels, BitSet changes) {
            Answer answer = search.ask(pixels, AttackStep.SEARCH);
            double[] scores = answer.prediction().probabilities().clone();
            for (int c = 0; c < scores.length; c++) {
                scores[c] = Math.log(Math.max(LEAST, scores[c]));
            }
            return new Changed(pixels, changes, scores, search.wins(answer.label()));
        }
    }

    @Override
    public void search(Search search) {
        Changed original = Changed.of(search, search.x().clone(), new BitSet());
        List<Change> changes = changes(search, original);
        List<Changed> sets = List.of(original);
        int pixels = Math.clamp(search.queriesLeft() / (SETS * SIZES), FEWEST_PIXELS, MOST_PIXELS);
        int last = LARGEST;
        for (int size = 1; size <= last; size++) {
            List<Changed> larger = larger(search, sets, changes, pixels);
            List<Changed> wanted = larger.stream().filter(Changed::wanted).toList();
            if (!wanted.isEmpty()) {
                if (search.norm() == Norm.L0) {
                    return;
                }
                last = Math.min(last, size + FURTHER);
                for (Changed set : wanted.subList(0, Math.min(NEARED, wanted.size()))) {
                    BoundaryAttack.walk(search, new Line(search, set.pixels()).boundary(), 0, STEPS);
                }
            }
            sets = larger.subList(0, Math.min(SETS, larger.size()));
        }
    }

    /** What every pixel by itself brings. */
    private static List<Change> changes(Search search, Changed original) {
        float[] x = search.x();
        List<Change> changes = new ArrayList<>();
        for (int p = 0; p < x.length; p++) {
            for (float value = 0; value <= 1; value++) {
                if (x[p] != value) {
                    float[] pixels = x.clone();
                    pixels[p] = value;
                    double[] gains = Changed.of(search, pixels, new BitSet()).scores();
                    for (int c = 0; c < gains.length; c++) {
                        gains[c] -= original.scores()[c];
                    }
                    changes.add(new Change(p, value, gains));
                }
            }
        }
        return changes;
    }

    /** The sets with one change more, the most promising first. */
    private static List<Changed> larger(Search search, List<Changed> sets, List<Change> changes, int pixels) {
        Set<BitSet> seen = new HashSet<>();
        List<Changed> larger = new ArrayList<>();
        for (Changed set : sets) {
            Aim aim = search.aim(set.scores());
            Comparator<Change> byGain = Comparator.comparingDouble(
                    change -> change.gains()[aim.defender()] - change.gains()[aim.attacker()]);
            List<Change> best = changes.stream()
                    .filter(change -> !set.changes().get(change.pixel()))
                    .sorted(byGain)
                    .limit(pixels)
                    .toList();
            for (Change change : best) {
                BitSet both = (BitSet) set.changes().clone();
                both.set(change.pixel());
                if (seen.add(both)) {
                    float[] at = set.pixels().clone();
                    at[change.pixel()] = change.value();
                    larger.add(Changed.of(search, at, both));
                }
            }
        }
        larger.sort(Comparator.comparingDouble(
                (Changed set) -> -search.aim(set.scores()).margin()));
        return larger;
    }
}
