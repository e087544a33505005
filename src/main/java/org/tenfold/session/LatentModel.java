package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.model.Latent;

/**
 * The eight latents of the shown class: they follow what was inferred for the drawing until one is moved, and follow it
 * again with the next drawing or another class.
 *
 * <p>The film strips are painted when the drawing rests and has its answer: answers never wait for them.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; decoding is done by the latents' worker.
 */
public final class LatentModel {
    /** Latents of a class. */
    public static final int SIZE = 8;

    /** The usual way of a slider, in both directions. */
    public static final double REACH = 3;

    /** Where the inferred latents lie at most. */
    public static final double RADIUS = 5;

    private final ExplorerModel explorer;
    private final LatestOnly decoding;
    private final LatestOnly filming;
    private final LatentMapModel map;
    private final LatentWalk walk;
    private final List<DoubleProperty> values = new ArrayList<>();
    private final List<ReadOnlyDoubleWrapper> inferred = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Reconstruction> painted =
            new ReadOnlyObjectWrapper<>(this, "painted");
    private final ReadOnlyObjectWrapper<@Nullable Reconstruction> best = new ReadOnlyObjectWrapper<>(this, "best");
    private final ReadOnlyObjectWrapper<@Nullable List<FilmStrip>> strips = new ReadOnlyObjectWrapper<>(this, "strips");
    private final ReadOnlyBooleanWrapper stripsEarlier = new ReadOnlyBooleanWrapper(this, "stripsEarlier", false);
    private final ReadOnlyBooleanWrapper moved = new ReadOnlyBooleanWrapper(this, "moved", false);

    private boolean setting;

    /** Whether a picture is being painted that has not been shown. */
    private boolean painting;

    private int followedClass = ExplorerModel.NO_CLASS;
    private Image followedImage = Image.blank();

    /** What the strips that are shown were painted from. */
    private @Nullable Film filmed;

    /** What the sliders are to go back to. */
    private @Nullable Kept kept;

    /** Latents that were kept with a drawing. */
    private record Kept(Latent latents, Image image, String model) {}

    /** What film strips are painted from. */
    private record Film(AbsClassifier models, int classIndex, Latent latent, List<Double> reaches, Image drawing) {}

    LatentModel(ExplorerModel explorer, Threads threads) {
        this.explorer = explorer;
        decoding = LatestOnly.of(threads.latents(), threads.screen());
        filming = LatestOnly.of(threads.latents(), threads.screen());
        for (int i = 0; i < SIZE; i++) {
            DoubleProperty value = new SimpleDoubleProperty(this, "latent" + (i + 1), 0);
            value.addListener((source, before, now) -> valueChanged());
            values.add(value);
            inferred.add(new ReadOnlyDoubleWrapper(this, "inferred" + (i + 1), 0));
        }
        walk = new LatentWalk(this);
        map = new LatentMapModel(explorer, this, threads);
        explorer.shownClassProperty().addListener((source, before, now) -> follow());
        explorer.analysisProperty().addListener((source, before, now) -> {
            map.answered();
            follow();
        });
        explorer.explainedProperty().addListener((source, before, now) -> {
            putBack();
            film();
        });
        explorer.drawing().brushDownProperty().addListener((source, before, now) -> film());
        explorer.classifierProperty().addListener((source, before, now) -> follow());
    }

    // Properties

    /** One latent, to be moved. */
    public DoubleProperty valueProperty(int index) {
        return values.get(index);
    }

    /** What was inferred for the drawing; zero without a drawing. */
    public ReadOnlyDoubleProperty inferredProperty(int index) {
        return inferred.get(index).getReadOnlyProperty();
    }

    /** What the shown class paints with the present latents, and its score for the drawing; none without a class. */
    public ReadOnlyObjectProperty<@Nullable Reconstruction> paintedProperty() {
        return painted.getReadOnlyProperty();
    }

    /** The best explanation by the shown class; none without a drawing. */
    public ReadOnlyObjectProperty<@Nullable Reconstruction> bestProperty() {
        return best.getReadOnlyProperty();
    }

    /** For each latent, what is painted as it goes along its slider and the others stay. */
    public ReadOnlyObjectProperty<@Nullable List<FilmStrip>> stripsProperty() {
        return strips.getReadOnlyProperty();
    }

    /** Whether the strips are of an earlier drawing. */
    public ReadOnlyBooleanProperty stripsEarlierProperty() {
        return stripsEarlier.getReadOnlyProperty();
    }

    /** Two of the latents as a map. */
    public LatentMapModel map() {
        return map;
    }

    /** One of the latents going along its slider by itself. */
    public LatentWalk walk() {
        return walk;
    }

    /** How far a slider goes in both directions: the usual way, or all the way if the latent is beyond that. */
    public double reach(int index) {
        double farthest = Math.max(
                Math.abs(values.get(index).get()), Math.abs(inferred.get(index).get()));
        return farthest > REACH ? RADIUS : REACH;
    }

    /** Whether a latent differs from what was inferred. */
    public ReadOnlyBooleanProperty movedProperty() {
        return moved.getReadOnlyProperty();
    }

    // Commands

    /** Puts one latent back to what was inferred. */
    public void reset(int index) {
        values.get(index).set(inferred.get(index).get());
    }

    /** Puts all latents back to what was inferred. */
    public void resetAll() {
        set(this::reset);
    }

    /** Puts all latents to zero: the most usual picture of the class. */
    public void zero() {
        set(index -> values.get(index).set(0));
    }

    /** Moves two latents at once. */
    void move(int one, double value, int other, double otherValue) {
        setting = true;
        values.get(one).set(value);
        values.get(other).set(otherValue);
        setting = false;
        valueChanged();
    }

    /** Sends the painted picture to the canvas. */
    public void draw() {
        Reconstruction picture = painted.get();
        if (picture != null) {
            explorer.put(picture.image(), Texts.of("Painted by the model of {0}", picture.label()));
        }
    }

    /** Where the sliders are, to be kept; none if nobody has moved them. */
    @Nullable
    Latent kept() {
        if (kept != null) {
            return kept.latents;
        }
        return moved.get() ? latent() : null;
    }

    /** Moves the sliders to where they were as soon as the drawing has been explained, by the same model. */
    void restore(@Nullable Latent latents, String model) {
        kept = latents == null || latents.size() != SIZE
                ? null
                : new Kept(latents, explorer.drawing().seen(), model);
        putBack();
    }

    private void putBack() {
        Kept wanted = kept;
        if (wanted != null && explorer.explainedProperty().get()) {
            kept = null;
            if (wanted.image.equals(followedImage) && wanted.model.equals(explorer.digest())) {
                set(index -> values.get(index).set(wanted.latents.get(index)));
            }
        }
    }

    private void set(IntConsumer one) {
        setting = true;
        for (int i = 0; i < SIZE; i++) {
            one.accept(i);
        }
        setting = false;
        valueChanged();
    }

    private void follow() {
        int shown = explorer.shownClass();
        Analysis analysis = explorer.analysis();
        Reconstruction found =
                analysis == null || shown == ExplorerModel.NO_CLASS ? null : analysis.reconstruction(shown);
        Image image = analysis == null ? Image.blank() : analysis.image();
        if (shown != followedClass || !image.equals(followedImage)) {
            walk.stop();
            map.walk().stop();
        }
        best.set(found);
        for (int i = 0; i < SIZE; i++) {
            inferred.get(i).set(found == null ? 0 : found.latent().get(i));
        }
        boolean stays = moved.get() && shown == followedClass && image.equals(followedImage);
        followedClass = shown;
        followedImage = image;
        if (stays) {
            valueChanged();
        } else {
            resetAll();
        }
    }

    private void valueChanged() {
        if (setting) {
            return;
        }
        AbsClassifier models = explorer.classifierProperty().get();
        int shown = explorer.shownClass();
        Reconstruction found = best.get();
        moved.set(differs());
        painting = false;
        if (models == null || shown == ExplorerModel.NO_CLASS) {
            decoding.abandon();
            painted.set(null);
        } else if (found != null && !moved.get()) {
            decoding.abandon();
            painted.set(found);
        } else {
            Latent latent = latent();
            Image image = followedImage;
            painting = true;
            decoding.submit(
                    (LatestOnly.Work<Reconstruction>)
                            (onStep, cancelled) -> onStep.accept(models.reconstruct(shown, latent, image)),
                    shown());
        }
        film();
    }

    /** Whether what the sliders say has not been painted yet. */
    boolean isPainting() {
        return painting;
    }

    /** Whether the drawing rests and has its answer, so that there is time for more. */
    boolean rests() {
        DrawingModel drawing = explorer.drawing();
        boolean answered = explorer.explainedProperty().get();
        if (walk.isUnderWay() || map.walk().isUnderWay()) {
            return false;
        }
        return drawing.seen().isBlank()
                || (answered && !drawing.brushDownProperty().get());
    }

    /** Paints the strips of the present latents once there is time. */
    void film() {
        map.follow();
        AbsClassifier models = explorer.classifierProperty().get();
        int shown = explorer.shownClass();
        if (models == null || shown == ExplorerModel.NO_CLASS) {
            filming.abandon();
            filmed = null;
            strips.set(null);
            return;
        }
        List<Double> reaches = IntStream.range(0, SIZE).mapToObj(this::reach).toList();
        Film wanted = new Film(models, shown, latent(), reaches, followedImage);
        boolean wasFilmed = wanted.equals(filmed);
        boolean rests = rests();
        stripsEarlier.set(!wasFilmed && !rests);
        if (wasFilmed || !rests) {
            filming.abandon();
        } else {
            filming.submit(
                    strips(wanted),
                    result -> {
                        filmed = wanted;
                        strips.set(result);
                    },
                    reason -> explorer.report(Notice.problem(reason)));
        }
    }

    private static LatestOnly.Work<List<FilmStrip>> strips(Film film) {
        return (onStep, cancelled) -> {
            List<FilmStrip> strips = new ArrayList<>();
            for (int i = 0; i < SIZE; i++) {
                strips.add(FilmStrip.of(
                        film.models(),
                        film.classIndex(),
                        film.latent(),
                        i,
                        film.reaches().get(i),
                        film.drawing(),
                        cancelled));
            }
            onStep.accept(List.copyOf(strips));
        };
    }

    private LatestOnly.Screen<Reconstruction> shown() {
        return new LatestOnly.Screen<>() {
            @Override
            public void show(Reconstruction result) {
                painting = false;
                painted.set(result);
            }

            @Override
            public void failed(RuntimeException reason) {
                painting = false;
                explorer.report(Notice.problem(reason));
            }
        };
    }

    private boolean differs() {
        for (int i = 0; i < SIZE; i++) {
            if (values.get(i).get() != inferred.get(i).get()) {
                return true;
            }
        }
        return false;
    }

    /** Where the sliders are. */
    Latent latent() {
        float[] z = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            z[i] = (float) values.get(i).get();
        }
        return Latent.of(z);
    }
}
