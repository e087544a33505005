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
 * <p>Thread rule: everything here belongs to the screen's thread; decoding is done by the latents' worker.
 */
public final class LatentModel {
    /** Latents of a class. */
    public static final int SIZE = 8;

    /** The usual way of a slider, in both directions. */
    public static final double REACH = 3;

    /** Where the inferred latents lie at most. */
    public static final double RADIUS = 5;

    /** Where the pictures of a film strip are taken, as shares of the slider's reach. */
    private static final float[] STRIP = {-1f, -0.5f, 0f, 0.5f, 1f};

    /** Pictures of a film strip. */
    public static final int STRIP_LENGTH = STRIP.length;

    private final ExplorerModel explorer;
    private final LatestOnly decoding;
    private final LatestOnly filming;
    private final List<DoubleProperty> values = new ArrayList<>();
    private final List<ReadOnlyDoubleWrapper> inferred = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable Reconstruction> painted =
            new ReadOnlyObjectWrapper<>(this, "painted");
    private final ReadOnlyObjectWrapper<@Nullable Reconstruction> best = new ReadOnlyObjectWrapper<>(this, "best");
    private final ReadOnlyObjectWrapper<@Nullable List<List<Image>>> strips =
            new ReadOnlyObjectWrapper<>(this, "strips");
    private final ReadOnlyBooleanWrapper moved = new ReadOnlyBooleanWrapper(this, "moved", false);

    private boolean setting;
    private int followedClass = ExplorerModel.NO_CLASS;
    private Image followedImage = Image.blank();

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
        explorer.shownClassProperty().addListener((source, before, now) -> follow());
        explorer.analysisProperty().addListener((source, before, now) -> follow());
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
    public ReadOnlyObjectProperty<@Nullable List<List<Image>>> stripsProperty() {
        return strips.getReadOnlyProperty();
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

    /** Sends the painted picture to the canvas. */
    public void draw() {
        Reconstruction picture = painted.get();
        if (picture != null) {
            explorer.put(picture.image(), "Painted by the model of " + picture.label());
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
        if (models == null || shown == ExplorerModel.NO_CLASS) {
            decoding.abandon();
            filming.abandon();
            painted.set(null);
            strips.set(null);
            return;
        }
        Latent latent = latent();
        double[] reaches = IntStream.range(0, SIZE).mapToDouble(this::reach).toArray();
        if (found != null && !moved.get()) {
            decoding.abandon();
            painted.set(found);
        } else {
            Image image = followedImage;
            decoding.submit(
                    (LatestOnly.Work<Reconstruction>)
                            (onStep, cancelled) -> onStep.accept(models.reconstruct(shown, latent, image)),
                    shown(painted));
        }
        filming.submit(
                (LatestOnly.Work<List<List<Image>>>) (onStep, cancelled) -> {
                    List<List<Image>> film = new ArrayList<>();
                    for (int i = 0; i < SIZE && !cancelled.getAsBoolean(); i++) {
                        film.add(strip(models, shown, latent, i, reaches[i]));
                    }
                    if (film.size() == SIZE) {
                        onStep.accept(List.copyOf(film));
                    }
                },
                shown(strips));
    }

    private static List<Image> strip(AbsClassifier models, int shown, Latent latent, int index, double reach) {
        List<Image> pictures = new ArrayList<>();
        for (float share : STRIP) {
            float[] z = latent.toArray();
            z[index] = (float) (share * reach);
            pictures.add(models.decode(shown, Latent.of(z)));
        }
        return List.copyOf(pictures);
    }

    private <R> LatestOnly.Screen<R> shown(ReadOnlyObjectWrapper<@Nullable R> property) {
        return new LatestOnly.Screen<>() {
            @Override
            public void show(R result) {
                property.set(result);
            }

            @Override
            public void failed(RuntimeException reason) {
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

    private Latent latent() {
        float[] z = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            z[i] = (float) values.get(i).get();
        }
        return Latent.of(z);
    }
}
