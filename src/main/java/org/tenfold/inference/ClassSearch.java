package org.tenfold.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.inference.LatentSpace.Point;
import org.tenfold.model.AbsModel;

/**
 * The search for one class's explanation of one image, from its starts to its answer; used again for the next image.
 * For one thread at a time.
 */
final class ClassSearch {
    /** Of the starts the best so many are refined. */
    private static final int TRACKS = 2;

    /** A start whose F is larger than this times the best one's is left alone. */
    private static final double PROMISING = 1.3;

    /** The same for a class that is outdone. */
    private static final double PROMISING_OUTDONE = 1.15;

    /** A step that lowers F by less than this part of it ends a search: 6e-5 of the score's usual size. */
    private static final double WORTHWHILE = 2e-3;

    /** The same for a class that is outdone, and from the latent of a similar image, after which there will be another. */
    private static final double WORTHWHILE_TO_SHOW = 1e-2;

    /** After so many steps from each start only the better search goes on: the second rarely catches up. */
    private static final int TRIAL_STEPS = 1;

    /** Samples that a second look starts from. */
    private static final int SECOND_LOOK = 8;

    private final int c;
    private final PriorSamples samples;
    private final LatentSpace space;
    private final PriorSamples.Bounds bounds;
    private final float[][] jacobian;
    private final List<Refinement> tracks = new ArrayList<>();
    private final List<Point> starts = new ArrayList<>();
    private float[] x = new float[0];
    private Preset preset = Preset.SAMPLES;
    private @Nullable Point similar;
    private int count;
    private int steps;
    private Runnable watcher = Refinement.UNWATCHED;

    ClassSearch(AbsModel model, PriorSamples samples, int c) {
        this.c = c;
        this.samples = samples;
        this.space = LatentSpace.of(model, c);
        this.bounds = samples.bounds();
        this.jacobian = new float[space.latentSize()][Image.PIXELS];
    }

    LatentSpace space() {
        return space;
    }

    /** Starts over for {@code x}: compares the starts that {@code preset} allows. */
    void begin(float[] x, Preset preset, int count, float @Nullable [] previous) {
        this.x = x;
        this.preset = preset;
        this.count = count;
        tracks.clear();
        starts.clear();
        steps = 0;
        similar = null;
        if (count > 0) {
            starts.add(samples.nearest(c, x, count, space, bounds).point());
        }
        if (preset == Preset.FAST) {
            add(space.encode(x), x);
            if (previous != null) {
                similar = add(previous.clone(), x);
            }
        }
        // A stable sort: of equal starts the sample comes first.
        starts.sort(Comparator.comparingDouble(start -> start.value));
    }

    /**
     * Chooses the starts that will be refined; before, {@link #best} is the best start.
     *
     * @param outdone whether another class's start is so much better that this class is only shown
     */
    void follow(boolean outdone) {
        Point best = starts.getFirst();
        switch (preset) {
            case PAPER -> tracks.add(new LatentDescent(space, x, best));
            case FAST -> {
                // A search from other starts would have to catch up with the latent of a similar image.
                boolean near = best == similar;
                int most = near ? 1 : TRACKS;
                double limit = (outdone ? PROMISING_OUTDONE : PROMISING) * best.value;
                double worthwhile = near || outdone ? WORTHWHILE_TO_SHOW : WORTHWHILE;
                for (Point start : starts) {
                    if (tracks.size() < most && start.value <= limit) {
                        tracks.add(new GaussNewton(space, x, start, jacobian, worthwhile));
                    }
                }
            }
            case SAMPLES -> {}
        }
    }

    /** Has {@code moved} called after every move of the searches that are followed, and after each of a second look. */
    void watch(Runnable moved) {
        watcher = moved;
        tracks.forEach(track -> track.watch(moved));
    }

    private Point add(float[] z, float[] x) {
        Point point = new Point(z);
        space.score(point, x);
        starts.add(point);
        return point;
    }

    /** How many starts are followed. */
    int followed() {
        return tracks.size();
    }

    boolean done() {
        return tracks.stream().allMatch(Refinement::done);
    }

    /** One step from each start that is still followed. */
    void step() {
        for (Refinement track : tracks) {
            if (!track.done()) {
                track.step();
            }
        }
        steps++;
        if (steps == TRIAL_STEPS && tracks.size() > 1) {
            Refinement best = best(tracks);
            tracks.clear();
            tracks.add(best);
        }
    }

    /**
     * Searches on from the best point and anew from the most promising samples, so many steps each, and keeps what is best:
     * where two classes are close, the answer should not hang on one start.
     */
    void lookAgain(int steps) {
        List<Point> again = new ArrayList<>(List.of(best()));
        for (int sample : samples.promising(count, SECOND_LOOK, space.beta(), bounds)) {
            again.add(samples.scored(space, sample, x));
        }
        for (Point start : again) {
            Refinement track = new GaussNewton(space, x, start, jacobian, WORTHWHILE);
            for (int step = 0; step < steps && !track.done(); step++) {
                track.step();
            }
            tracks.add(track);
            watcher.run();
        }
        Refinement best = best(tracks);
        tracks.clear();
        tracks.add(best);
    }

    /** The best point so far. */
    Point best() {
        return tracks.isEmpty() ? starts.getFirst() : best(tracks).at();
    }

    private static Refinement best(List<Refinement> tracks) {
        Refinement best = tracks.getFirst();
        for (Refinement track : tracks) {
            if (track.at().value < best.at().value) {
                best = track;
            }
        }
        return best;
    }
}
