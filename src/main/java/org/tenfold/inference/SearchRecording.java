package org.tenfold.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.tenfold.inference.LatentSpace.Point;
import org.tenfold.inference.SearchTrace.Phase;
import org.tenfold.model.ModelDescription;

/**
 * Watches the searches of one answer. Moves are noted as they happen, each class by the thread that searches it; what led to
 * the starts is worked out afterwards, so that the search itself goes as it always does.
 */
final class SearchRecording {
    /** From one step to the next so many times as many samples are compared. */
    private static final int MORE_SAMPLES = 2;

    private final AbsClassifier classifier;
    private final List<Course> courses = new ArrayList<>();
    private boolean secondLook;

    /** What happened to one class. */
    private static final class Course {
        /** The best of ever more samples, as many as {@link #counts}. */
        final List<Reconstruction> samples = new ArrayList<>();

        final List<Reconstruction> encoder = new ArrayList<>();

        /** The start, and after it every move. */
        final List<Reconstruction> moves = new ArrayList<>();

        /** Where it was before the second look, and after it every move; empty where there was none. */
        final List<Reconstruction> again = new ArrayList<>();
    }

    SearchRecording(AbsClassifier classifier) {
        this.classifier = classifier;
        for (int c = 0; c < classifier.model().classes(); c++) {
            courses.add(new Course());
        }
    }

    /** The starts have been chosen. */
    void begin(Searches searches, float[] x) {
        for (int c = 0; c < searches.size(); c++) {
            int index = c;
            note(index, searches.of(index), x);
            searches.of(index).watch(() -> note(index, searches.of(index), x));
        }
    }

    /** What comes now is a second look. */
    void secondLook() {
        secondLook = true;
    }

    /** The searches go on without being watched. */
    void end(Searches searches) {
        for (int c = 0; c < searches.size(); c++) {
            searches.of(c).watch(Refinement.UNWATCHED);
        }
    }

    private void note(int c, ClassSearch search, float[] x) {
        Course course = courses.get(c);
        if (secondLook && course.again.isEmpty()) {
            course.again.add(course.moves.getLast());
        }
        List<Reconstruction> moves = secondLook ? course.again : course.moves;
        Reconstruction now = classifier.reconstruction(c, search.best(), x);
        // A move of the worse of two searches changes nothing.
        if (moves.isEmpty() || !moves.getLast().latent().equals(now.latent())) {
            moves.add(now);
        }
    }

    /** Everything in order. */
    SearchTrace trace(Analysis answer, BooleanSupplier cancelled) {
        List<Integer> counts = counts(classifier.settings().samples());
        float[] x = answer.image().toArray();
        classifier.workers().each(courses.size(), c -> {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the recording was cancelled");
            }
            starts(c, x, counts);
        });
        List<SearchTrace.Step> steps = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            int index = i;
            steps.add(step(
                    Phase.SAMPLES,
                    counts.get(i),
                    answer,
                    c -> courses.get(c).samples.get(index)));
        }
        if (!courses.get(0).encoder.isEmpty()) {
            steps.add(step(Phase.ENCODER, 1, answer, c -> courses.get(c).encoder.get(0)));
        }
        steps.add(step(Phase.START, 1, answer, c -> courses.get(c).moves.get(0)));
        int moves = most(course -> course.moves.size() - 1);
        for (int i = 1; i <= moves; i++) {
            int index = i;
            steps.add(step(Phase.REFINEMENT, i, answer, c -> at(courses.get(c).moves, index)));
        }
        boolean again = courses.stream().anyMatch(course -> !course.again.isEmpty());
        // A second look that found nothing is one step.
        int looks = again ? Math.max(1, most(course -> course.again.size() - 1)) : 0;
        for (int i = 1; i <= looks; i++) {
            int index = i;
            steps.add(step(Phase.SECOND_LOOK, i, answer, c -> {
                Course course = courses.get(c);
                return at(course.again.isEmpty() ? course.moves : course.again, course.again.isEmpty() ? moves : index);
            }));
        }
        return new SearchTrace(answer, steps);
    }

    /** 1, 2, 4 and so on, and last all of them. */
    private static List<Integer> counts(int all) {
        List<Integer> counts = new ArrayList<>();
        for (int count = 1; count < all; count *= MORE_SAMPLES) {
            counts.add(count);
        }
        counts.add(all);
        return counts;
    }

    private void starts(int c, float[] x, List<Integer> counts) {
        Course course = courses.get(c);
        PriorSamples samples = classifier.samples();
        PriorSamples.Bounds bounds = samples.bounds();
        classifier.inSpace(c, space -> {
            for (int count : counts) {
                Point best = samples.nearest(c, x, count, space, bounds).point();
                course.samples.add(classifier.reconstruction(c, best, x));
            }
            if (classifier.settings().preset() == Preset.FAST) {
                Point guess = new Point(space.encode(x));
                space.score(guess, x);
                course.encoder.add(classifier.reconstruction(c, guess, x));
            }
            return course;
        });
    }

    private int most(ToIntFunction<Course> count) {
        return courses.stream().mapToInt(count).max().orElse(0);
    }

    /** A course that is over stays where it ended. */
    private static Reconstruction at(List<Reconstruction> course, int index) {
        return course.get(Math.min(index, course.size() - 1));
    }

    private SearchTrace.Step step(Phase phase, int number, Analysis answer, IntFunction<Reconstruction> found) {
        List<Reconstruction> all = new ArrayList<>();
        for (int c = 0; c < courses.size(); c++) {
            all.add(found.apply(c));
        }
        ModelDescription description = classifier.model().description();
        boolean refined = phase == Phase.REFINEMENT || phase == Phase.SECOND_LOOK;
        return new SearchTrace.Step(
                phase,
                number,
                Analysis.of(
                        answer.image(),
                        all,
                        description.logitScale(),
                        description.confidenceFloor(),
                        refined,
                        answer.milliseconds()));
    }
}
