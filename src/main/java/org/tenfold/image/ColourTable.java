package org.tenfold.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A few colours for pictures that have more: the most frequent ones, each standing for all that are within a tolerance of
 * it, which is the smallest that will do. So letters keep their edges, plain areas stay plain, and no dots are strewn.
 */
final class ColourTable {
    private static final int OPAQUE = 0xff000000;

    private final List<Integer> colours;
    private final int tolerance;
    private final Map<Integer, Integer> nearest = new HashMap<>();

    private ColourTable(List<Integer> colours, int tolerance) {
        this.colours = colours;
        this.tolerance = tolerance;
    }

    /**
     * The table of some pictures, whose opacity does not count.
     *
     * @param most how many colours there may be, at least 1
     */
    static ColourTable of(List<Raster> pictures, int most) {
        List<Integer> wanted = byFrequency(pictures);
        for (int tolerance = 0; ; tolerance++) {
            List<Integer> chosen = chosen(wanted, tolerance, most);
            if (chosen.size() <= most) {
                return new ColourTable(chosen, tolerance);
            }
        }
    }

    private static List<Integer> byFrequency(List<Raster> pictures) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Raster picture : pictures) {
            int run = 0;
            int[] argb = picture.argb();
            for (int i = 0; i < argb.length; i++) {
                run++;
                // Most pixels are like the one before.
                if (i + 1 == argb.length || argb[i + 1] != argb[i]) {
                    counts.merge(argb[i] | OPAQUE, run, Integer::sum);
                    run = 0;
                }
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Colours none of which is within the tolerance of another; one more than {@code most} if there would be too many. */
    private static List<Integer> chosen(List<Integer> wanted, int tolerance, int most) {
        List<Integer> chosen = new ArrayList<>();
        for (int colour : wanted) {
            if (chosen.stream().noneMatch(other -> distance(colour, other) <= tolerance)) {
                chosen.add(colour);
            }
            if (chosen.size() > most) {
                break;
            }
        }
        return chosen;
    }

    /** The largest difference of red, green or blue. */
    private static int distance(int one, int other) {
        int largest = 0;
        for (int shift = 0; shift < Byte.SIZE * 3; shift += Byte.SIZE) {
            largest = Math.max(largest, Math.abs(((one >> shift) & 0xff) - ((other >> shift) & 0xff)));
        }
        return largest;
    }

    int size() {
        return colours.size();
    }

    int colour(int index) {
        return colours.get(index);
    }

    /** How far the red, green or blue of any pixel is from what it became, at most. */
    int tolerance() {
        return tolerance;
    }

    /** The colour that is nearest to another one. */
    int indexOf(int argb) {
        return nearest.computeIfAbsent(argb | OPAQUE, this::search);
    }

    private int search(int colour) {
        int best = 0;
        for (int i = 1; i < colours.size(); i++) {
            if (distance(colour, colours.get(i)) < distance(colour, colours.get(best))) {
                best = i;
            }
        }
        return best;
    }
}
