package org.tenfold.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.inference.LatentSpace.Point;
import org.tenfold.model.AbsModel;
import org.tenfold.model.Classifier;
import org.tenfold.model.Latent;
import org.tenfold.model.NegativeElbo;
import org.tenfold.model.Prediction;

/**
 * Analysis by synthesis: for every class c the latent z with the lowest {@code F_c(z; x) = ‖x − G_c(z)‖² + β · ½‖z‖²}
 * is searched in the ball {@code ‖z‖ ≤ radius}, and the class that explains the image best is the answer (Schott et al.,
 * arXiv:1805.09190).
 *
 * <p>The same image, settings and number of samples give the same bits, whatever the number of threads. Safe for use by
 * several threads.
 */
public final class AbsClassifier implements Classifier {
    private final AbsModel model;
    private final PriorSamples samples;
    private final AbsSettings settings;
    private final Workers workers;

    /**
     * A class whose best start lies further behind than this, in negative ELBO, is not refined for the answer alone, and
     * less thoroughly for the whole: twice the 0.012 by which refinement lowers the mean score of all classes.
     */
    private static final double FAR_BEHIND = 0.024;

    /** Classes that are this close to the best, in negative ELBO, get a second look. */
    private static final double CLOSE = 0.006;

    /** Searches that are not in use, so that an answer needs no new memory to speak of. */
    private final Queue<ClassSearch[]> idle = new ConcurrentLinkedQueue<>();

    /** The same for what needs no more than a latent space. */
    private final Queue<LatentSpace.Memory> spare = new ConcurrentLinkedQueue<>();

    private AbsClassifier(AbsModel model, PriorSamples samples, AbsSettings settings, Workers workers) {
        this.model = model;
        this.samples = samples;
        this.settings = settings;
        this.workers = workers;
    }

    /** A classifier that shares the ten classes of an image out to all processors. */
    public static AbsClassifier of(AbsModel model, PriorSamples samples, AbsSettings settings) {
        return of(model, samples, settings, Workers.shared());
    }

    /** A classifier that shares the ten classes of an image out to {@code workers}. */
    public static AbsClassifier of(AbsModel model, PriorSamples samples, AbsSettings settings, Workers workers) {
        if (settings.samples() > samples.size()) {
            throw new IllegalArgumentException("the settings ask for " + settings.samples()
                    + " prior samples, but the model has " + samples.size());
        }
        return new AbsClassifier(model, samples, settings, workers);
    }

    /** The same classifier with other threads. */
    public AbsClassifier with(Workers others) {
        return new AbsClassifier(model, samples, settings, others);
    }

    /** The same model and samples with other settings. */
    public AbsClassifier with(AbsSettings others) {
        return of(model, samples, others, workers);
    }

    /** The ten models. */
    public AbsModel model() {
        return model;
    }

    /** The starts of every search. */
    public PriorSamples samples() {
        return samples;
    }

    /** How the search goes. */
    public AbsSettings settings() {
        return settings;
    }

    /** The threads that search. */
    public Workers workers() {
        return workers;
    }

    @Override
    public Prediction predict(Image x) {
        Analysis analysis = analyse(x);
        return new Prediction(analysis.prediction(), analysis.probabilities());
    }

    /** The analysis of {@code x} from scratch, with all the samples of the settings: waits until they are decoded. */
    public Analysis analyse(Image x) {
        return analyse(x, () -> false);
    }

    /**
     * The analysis of {@code x} from scratch, with all the samples of the settings: waits until they are decoded.
     *
     * @throws CancellationException soon after {@code cancelled} says so
     */
    public Analysis analyse(Image x, BooleanSupplier cancelled) {
        samples.prepare(settings.samples(), cancelled);
        return analyse(x, null, step -> {}, cancelled);
    }

    /**
     * The analysis of {@code x}, with answers on the way.
     *
     * <p>{@link Preset#FAST} starts from as many of the settings' samples as are decoded; the other presets report a
     * rough answer from those, and then wait for all of them.
     *
     * @param previous the analysis of a similar image, whose latents {@link Preset#FAST} takes as further starts
     * @param onStep gets the rough answer on this thread; from {@link Preset#PAPER} also one after every refinement step
     *     but the last, while {@link Preset#FAST} takes each class to its end at once
     * @param cancelled asked between steps and, on any thread, between classes
     * @throws CancellationException soon after {@code cancelled} says so
     */
    public Analysis analyse(
            Image x, @Nullable Analysis previous, Consumer<Analysis> onStep, BooleanSupplier cancelled) {
        return analyse(x, previous, onStep, cancelled, null);
    }

    /**
     * The analysis of {@code x} from scratch, with all the samples of the settings, and how it was found: the answer is that
     * of {@link #analyse(Image, BooleanSupplier)}, bit for bit.
     *
     * @throws CancellationException soon after {@code cancelled} says so
     */
    public SearchTrace trace(Image x, BooleanSupplier cancelled) {
        samples.prepare(settings.samples(), cancelled);
        SearchRecording recording = new SearchRecording(this);
        Analysis answer = analyse(x, null, step -> {}, cancelled, recording);
        return recording.trace(answer, cancelled);
    }

    private Analysis analyse(
            Image x,
            @Nullable Analysis previous,
            Consumer<Analysis> onStep,
            BooleanSupplier cancelled,
            @Nullable SearchRecording recording) {
        long start = System.nanoTime();
        Image scored = settings.binary() ? x.binarized() : x;
        float[] pixels = scored.toArray();
        ClassSearch[] searches = idle.poll();
        if (searches == null) {
            searches = searches();
        }
        ClassSearch[] all = searches;
        try {
            int count = Math.min(settings.samples(), samples.ready());
            if (count < settings.samples() && settings.preset() != Preset.FAST) {
                begin(all, pixels, Preset.FAST, count, null, cancelled);
                onStep.accept(analysis(scored, all, false, start));
                samples.prepare(settings.samples(), cancelled);
                count = settings.samples();
            }
            begin(all, pixels, settings.preset(), count, previous, cancelled);
            Analysis found = analysis(scored, all, false, start);
            follow(all);
            if (recording != null) {
                recording.begin(all, pixels);
            }
            if (settings.preset() == Preset.FAST) {
                onStep.accept(found);
                finish(all, cancelled);
                if (recording != null) {
                    recording.secondLook();
                }
                lookAgain(all, cancelled);
                return analysis(scored, all, true, start);
            }
            for (int step = 0; step < settings.steps(); step++) {
                onStep.accept(found);
                boolean done = round(all, cancelled);
                found = analysis(scored, all, true, start);
                if (done) {
                    break;
                }
            }
            return found;
        } finally {
            if (recording != null) {
                recording.end(all);
            }
            idle.add(all);
        }
    }

    /**
     * The class that {@link #analyse} would answer, and nothing else: for {@link Preset#FAST} only the classes that seem
     * able to win are refined, from the most promising one on.
     *
     * <p>This is a margin, not a proof: a class is left alone when its best start is far behind the best refined score so
     * far, while how much refinement would have lowered it is not known. Waits until the settings' samples are decoded.
     *
     * @throws CancellationException soon after {@code cancelled} says so
     */
    public int answer(Image x, BooleanSupplier cancelled) {
        if (settings.preset() != Preset.FAST) {
            return analyse(x, cancelled).prediction();
        }
        samples.prepare(settings.samples(), cancelled);
        Image scored = settings.binary() ? x.binarized() : x;
        ClassSearch[] searches = idle.poll();
        if (searches == null) {
            searches = searches();
        }
        try {
            begin(searches, scored.toArray(), settings.preset(), settings.samples(), null, cancelled);
            follow(searches);
            refineThoseThatMayWin(searches, cancelled);
            lookAgain(searches, cancelled);
            return leading(searches);
        } finally {
            idle.add(searches);
        }
    }

    private void refineThoseThatMayWin(ClassSearch[] searches, BooleanSupplier cancelled) {
        boolean[] refined = new boolean[searches.length];
        double least = Double.POSITIVE_INFINITY;
        while (true) {
            int next = -1;
            for (int c = 0; c < searches.length; c++) {
                if (!refined[c] && (next < 0 || score(searches, c) < score(searches, next))) {
                    next = c;
                }
            }
            if (next < 0 || score(searches, next) > least + FAR_BEHIND * Image.PIXELS) {
                return;
            }
            refined[next] = true;
            for (int step = 0; step < settings.steps() && !searches[next].done(); step++) {
                check(cancelled);
                searches[next].step();
            }
            least = Math.min(least, score(searches, next));
        }
    }

    /** The class with the lowest score; of equal ones the first, as in an analysis. */
    private int leading(ClassSearch[] searches) {
        int best = 0;
        for (int c = 1; c < searches.length; c++) {
            if (score(searches, c) < score(searches, best)) {
                best = c;
            }
        }
        return best;
    }

    /** Where several classes may yet win, searches those again from more starts. */
    private void lookAgain(ClassSearch[] searches, BooleanSupplier cancelled) {
        double limit = score(searches, leading(searches)) + CLOSE * Image.PIXELS;
        int[] close = IntStream.range(0, searches.length)
                .filter(c -> score(searches, c) <= limit)
                .toArray();
        if (close.length > 1) {
            workers.each(close.length, i -> {
                check(cancelled);
                searches[close[i]].lookAgain(settings.steps());
            });
        }
    }

    /** s_c F_c as far as the search has come. */
    private double score(ClassSearch[] searches, int c) {
        return scaling(c) * searches[c].best().value;
    }

    private ClassSearch[] searches() {
        ClassSearch[] searches = new ClassSearch[model.classes()];
        for (int c = 0; c < searches.length; c++) {
            searches[c] = new ClassSearch(model, samples, c);
        }
        return searches;
    }

    private void begin(
            ClassSearch[] searches,
            float[] x,
            Preset preset,
            int count,
            @Nullable Analysis previous,
            BooleanSupplier cancelled) {
        workers.each(searches.length, c -> {
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
    private void follow(ClassSearch[] searches) {
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < searches.length; c++) {
            least = Math.min(least, score(searches, c));
        }
        for (int c = 0; c < searches.length; c++) {
            searches[c].follow(score(searches, c) > least + FAR_BEHIND * Image.PIXELS);
        }
    }

    /** Takes every class to the end of its search, those with several starts first: they take longest. */
    private void finish(ClassSearch[] searches, BooleanSupplier cancelled) {
        ClassSearch[] longestFirst = searches.clone();
        Arrays.sort(longestFirst, Comparator.comparingInt(search -> -search.followed()));
        workers.each(longestFirst.length, i -> {
            for (int step = 0; step < settings.steps() && !longestFirst[i].done(); step++) {
                check(cancelled);
                longestFirst[i].step();
            }
        });
    }

    private boolean round(ClassSearch[] searches, BooleanSupplier cancelled) {
        workers.each(searches.length, c -> {
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

    private Analysis analysis(Image scored, ClassSearch[] searches, boolean refined, long start) {
        List<Reconstruction> reconstructions = new ArrayList<>(searches.length);
        for (int c = 0; c < searches.length; c++) {
            Point best = searches[c].best();
            reconstructions.add(reconstruction(c, best, scored.toArray()));
        }
        return Analysis.of(
                scored,
                reconstructions,
                model.description().logitScale(),
                model.description().confidenceFloor(),
                refined,
                (System.nanoTime() - start) / 1e6);
    }

    /** What a point that is decoded says of {@code x}. */
    Reconstruction reconstruction(int c, Point point, float[] x) {
        NegativeElbo terms = NegativeElbo.of(x, point.image, point.z);
        double negativeElbo = scaling(c) * terms.value(model.description().beta());
        return new Reconstruction(
                c,
                model.labels().get(c),
                Image.of(point.image),
                Latent.of(point.z),
                terms.squaredError(),
                terms.kl(),
                negativeElbo);
    }

    /** The factor s on class {@code c}'s score. */
    public double scaling(int c) {
        return settings.binary()
                ? model.description().binaryClassScaling()[c]
                : model.description().classScaling()[c];
    }

    /** How class {@code c} explains {@code x} with the latent {@code z} as it is: no search, no projection. */
    public Reconstruction reconstruct(int c, Latent z, Image x) {
        Image scored = settings.binary() ? x.binarized() : x;
        Point point = new Point(z.toArray());
        float[] pixels = scored.toArray();
        return inSpace(c, space -> {
            space.score(point, pixels);
            return reconstruction(c, point, pixels);
        });
    }

    /** The picture that class {@code c} makes of {@code z}. */
    public Image decode(int c, Latent z) {
        Point point = new Point(z.toArray());
        return inSpace(c, space -> {
            space.decode(point);
            return Image.of(point.image);
        });
    }

    /** What {@code work} makes of the latent space of class {@code c}, which it must not keep. */
    <T> T inSpace(int c, Function<LatentSpace, T> work) {
        LatentSpace.Memory borrowed = spare.poll();
        LatentSpace.Memory memory = borrowed == null ? new LatentSpace.Memory(model) : borrowed;
        try {
            return work.apply(LatentSpace.of(model, c, memory));
        } finally {
            spare.add(memory);
        }
    }
}
