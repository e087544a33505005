package org.tenfold.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
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

    private final Spare<Searches> idle = new Spare<>(() -> new Searches(this));

    /** For what needs no more than a latent space. */
    private final Spare<LatentSpace.Memory> spare;

    private AbsClassifier(AbsModel model, PriorSamples samples, AbsSettings settings, Workers workers) {
        this.model = model;
        this.samples = samples;
        this.settings = settings;
        this.workers = workers;
        spare = new Spare<>(() -> new LatentSpace.Memory(model));
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
        Searches searches = idle.take();
        try {
            int count = Math.min(settings.samples(), samples.ready());
            if (count < settings.samples() && settings.preset() != Preset.FAST) {
                searches.begin(pixels, Preset.FAST, count, null, cancelled);
                onStep.accept(analysis(scored, searches, false, start));
                samples.prepare(settings.samples(), cancelled);
                count = settings.samples();
            }
            searches.begin(pixels, settings.preset(), count, previous, cancelled);
            Analysis found = analysis(scored, searches, false, start);
            searches.follow();
            if (recording != null) {
                recording.begin(searches, pixels);
            }
            if (settings.preset() == Preset.FAST) {
                onStep.accept(found);
                searches.finish(cancelled);
                if (recording != null) {
                    recording.secondLook();
                }
                searches.lookAgain(cancelled);
                return analysis(scored, searches, true, start);
            }
            for (int step = 0; step < settings.steps(); step++) {
                onStep.accept(found);
                boolean done = searches.round(cancelled);
                found = analysis(scored, searches, true, start);
                if (done) {
                    break;
                }
            }
            return found;
        } finally {
            if (recording != null) {
                recording.end(searches);
            }
            idle.giveBack(searches);
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
        Searches searches = idle.take();
        try {
            searches.begin(scored.toArray(), settings.preset(), settings.samples(), null, cancelled);
            searches.follow();
            searches.refineThoseThatMayWin(cancelled);
            searches.lookAgain(cancelled);
            return searches.leading();
        } finally {
            idle.giveBack(searches);
        }
    }

    private Analysis analysis(Image scored, Searches searches, boolean refined, long start) {
        List<Reconstruction> reconstructions = new ArrayList<>(searches.size());
        for (int c = 0; c < searches.size(); c++) {
            Point best = searches.of(c).best();
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
        LatentSpace.Memory memory = spare.take();
        try {
            return work.apply(LatentSpace.of(model, c, memory));
        } finally {
            spare.giveBack(memory);
        }
    }
}
