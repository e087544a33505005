package org.tenfold.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;

/** The searches of all classes for the explanations of one image, and how they depend on each other; used again for the next. */
final class Searches {
    /**
     * A class whose best start lies further behind than this, in negative ELBO, is not refined for the answer alone, and
     * less thoroughly for the whole: twice the 0.012 by which refinement lowers the mean score of all classes.
     */
    private static final double FAR_BEHIND = 0.024;

    /** Classes that are this close to the best, in negative ELBO, get a second look. */
    private static final double CLOSE = 0.006;

    private final AbsClassifier classifier;
    private final ClassSearch[] searches;

    Searches(AbsClassifier classifier) {
        this.classifier = classifier;
        searches = new ClassSearch[classifier.model().classes()];
        for (int c = 0; c < searches.length; c++) {
            searches[c] = new ClassSearch(classifier.model(), classifier.samples(), c);
        }
    }

    int size() {
        return searches.length;
    }

    ClassSearch of(int c) {
        return searches[c];
    }

    /** Refines those classes that seem able to win, from the most promising one on. */
    void refineThoseThatMayWin(BooleanSupplier cancelled) {
        boolean[] refined = new boolean[searches.length];
        double least = Double.POSITIVE_INFINITY;
        while (true) {
            int next = -1;
            for (int c = 0; c < searches.length; c++) {
                if (!refined[c] && (next < 0 || score(c) < score(next))) {
                    next = c;
                }
            }
            if (next < 0 || score(next) > least + FAR_BEHIND * Image.PIXELS) {
                return;
            }
            refined[next] = true;
            for (int step = 0; step < classifier.settings().steps() && !searches[next].done(); step++) {
                check(cancelled);
                searches[next].step();
            }
            least = Math.min(least, score(next));
        }
    }

    /** The class with the lowest score; of equal ones the first, as in an analysis. */
    int leading() {
        int best = 0;
        for (int c = 1; c < searches.length; c++) {
            if (score(c) < score(best)) {
                best = c;
            }
        }
        return best;
    }

    /** Where several classes may yet win, searches those again from more starts. */
    void lookAgain(BooleanSupplier cancelled) {
        double limit = score(leading()) + CLOSE * Image.PIXELS;
        int[] close = IntStream.range(0, searches.length)
                .filter(c -> score(c) <= limit)
                .toArray();
        if (close.length > 1) {
            classifier.workers().each(close.length, i -> {
                check(cancelled);
                searches[close[i]].lookAgain(classifier.settings().steps());
            });
        }
    }

    /** s_c F_c as far as the search has come. */
    private double score(int c) {
        return classifier.scaling(c) * searches[c].best().value;
    }

    /** Starts all over for {@code x}. */
    void begin(float[] x, Preset preset, int count, @Nullable Analysis previous, BooleanSupplier cancelled) {
        classifier.workers().each(searches.length, c -> {
            check(cancelled);
            searches[c].begin(
                    x,
                    preset,
                    count,
                    previous == null
                            ? null
                            : previous.reconstruction(c).latent().toArray());
        });
    }

    /** Chooses the starts that are refined; a class that is far behind already is refined for the eye alone. */
    void follow() {
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < searches.length; c++) {
            least = Math.min(least, score(c));
        }
        for (int c = 0; c < searches.length; c++) {
            searches[c].follow(score(c) > least + FAR_BEHIND * Image.PIXELS);
        }
    }

    /** Takes every class to the end of its search, those with several starts first: they take longest. */
    void finish(BooleanSupplier cancelled) {
        ClassSearch[] longestFirst = searches.clone();
        Arrays.sort(longestFirst, Comparator.comparingInt(search -> -search.followed()));
        classifier.workers().each(longestFirst.length, i -> {
            for (int step = 0; step < classifier.settings().steps() && !longestFirst[i].done(); step++) {
                check(cancelled);
                longestFirst[i].step();
            }
        });
    }

    /** One step of every class; whether all have come to their end. */
    boolean round(BooleanSupplier cancelled) {
        classifier.workers().each(searches.length, c -> {
            check(cancelled);
            searches[c].step();
        });
        boolean done = true;
        for (ClassSearch search : searches) {
            done &= search.done();
        }
        return done;
    }

    private static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the analysis was cancelled");
        }
    }
}
