package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Norm;
import org.tenfold.image.Image;

/**
 * The straight way from an original to its adversarial, and somewhat beyond:
 *
 * <pre>x_s = x + s · (x' − x), each pixel kept between 0 and 1</pre>
 *
 * The victim is asked wherever the strength s comes to rest or passes by, and, on its own, all along the way, to find
 * where its answer changes.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; the victim is asked on the attack's worker, which has
 * nothing else to do once there is a result.
 */
public final class StrengthModel {
    /** The strongest, where any pixel can still move beyond 1. */
    public static final double FARTHEST = 1.3;

    /** The strength of the adversarial. */
    public static final double WHOLE = 1;

    /** The victim is asked at each twentieth of the way, */
    private static final int LOOKS = 20;

    /** and then where its answer changes until this is known to such a part of the way. */
    private static final double PRECISION = 0.002;

    private final LatestOnly asking;
    private final LatestOnly looking;
    private final DoubleProperty strength = new SimpleDoubleProperty(this, "strength", WHOLE);
    private final ReadOnlyDoubleWrapper farthest = new ReadOnlyDoubleWrapper(this, "farthest", WHOLE);
    private final ReadOnlyObjectWrapper<@Nullable Picture> picture = new ReadOnlyObjectWrapper<>(this, "picture");
    private final ReadOnlyObjectWrapper<@Nullable Opinion> opinion = new ReadOnlyObjectWrapper<>(this, "opinion");
    private final ReadOnlyObjectWrapper<List<Look>> looks = new ReadOnlyObjectWrapper<>(this, "looks", List.of());
    private final ReadOnlyDoubleWrapper flip = new ReadOnlyDoubleWrapper(this, "flip", Double.NaN);

    private @Nullable PastAttack subject;

    /** Whether the victim has been asked and has not answered yet, and whether the strength changed since then. */
    private boolean awaiting;

    private boolean changedMeanwhile;

    /** The strongest with the original's answer, and the weakest beyond it with another one, as far as is known. */
    private double before;

    private double beyond = Double.NaN;

    StrengthModel(Threads threads) {
        asking = LatestOnly.of(threads.attack(), threads.screen());
        looking = LatestOnly.of(threads.attack(), threads.screen());
        strength.addListener((source, was, now) -> moved());
    }

    /**
     * The picture of a strength.
     *
     * @param image the picture
     * @param l2 its Euclidean distance from the original
     * @param linf its largest change of a pixel
     * @param l0 how many pixels changed
     */
    public record Picture(Image image, double l2, double linf, int l0) {}

    /** What the victim says at a strength. */
    public record Look(double strength, int label) {}

    // Properties

    /** From 0, the original, to 1, the adversarial, and on to {@link #farthestProperty}. */
    public DoubleProperty strengthProperty() {
        return strength;
    }

    /** {@value #FARTHEST}, or 1 where every changed pixel is at its end already. */
    public ReadOnlyDoubleProperty farthestProperty() {
        return farthest.getReadOnlyProperty();
    }

    /** The picture of the present strength; none without an adversarial. */
    public ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** What the victim says of the present picture; while the strength moves, of one that was passed just before. */
    public ReadOnlyObjectProperty<@Nullable Opinion> opinionProperty() {
        return opinion.getReadOnlyProperty();
    }

    /** What the victim says along the way, from 0 on, as far as it has been asked. */
    public ReadOnlyObjectProperty<List<Look>> looksProperty() {
        return looks.getReadOnlyProperty();
    }

    /** Where the victim's answer changes for the first time; NaN while nobody knows. */
    public ReadOnlyDoubleProperty flipProperty() {
        return flip.getReadOnlyProperty();
    }

    /** Whose way it is; none without an adversarial. */
    public @Nullable PastAttack subject() {
        return subject;
    }

    // Commands

    /** Takes up another adversarial, at its full strength; none to forget the present one. */
    void take(@Nullable PastAttack attack) {
        asking.abandon();
        looking.abandon();
        awaiting = false;
        changedMeanwhile = false;
        subject = null;
        before = 0;
        beyond = Double.NaN;
        flip.set(Double.NaN);
        looks.set(List.of());
        opinion.set(null);
        picture.set(null);
        if (attack != null) {
            boolean further = !along(attack, FARTHEST).equals(attack.result().image());
            farthest.set(further ? FARTHEST : WHOLE);
            strength.set(WHOLE);
            subject = attack;
            moved();
            look(attack);
        }
    }

    private void moved() {
        PastAttack attack = subject;
        if (attack == null) {
            return;
        }
        Image image = along(attack, strength.get());
        float[] x = attack.job().image().toArray();
        float[] moved = image.toArray();
        picture.set(new Picture(
                image, Norm.L2.distance(x, moved), Norm.LINF.distance(x, moved), (int) Norm.L0.distance(x, moved)));
        ask(attack, image);
    }

    /** x_s. */
    static Image along(PastAttack attack, double strength) {
        Image original = attack.job().image();
        Image end = attack.result().image();
        if (strength == WHOLE) {
            // Exactly the picture that the attack found, not one that is rounded otherwise.
            return end;
        }
        float[] pixels = new float[Image.PIXELS];
        for (int p = 0; p < pixels.length; p++) {
            // x_s = x + s · (x' − x)
            double moved = original.at(p) + strength * ((double) end.at(p) - original.at(p));
            pixels[p] = (float) Math.clamp(moved, 0.0, 1.0);
        }
        return Image.of(pixels);
    }

    /** Asks the victim, unless it is thinking: then it is asked about the newest picture as soon as it has answered. */
    private void ask(PastAttack attack, Image image) {
        if (awaiting) {
            changedMeanwhile = true;
            return;
        }
        awaiting = true;
        asking.submit(question(attack, image), new LatestOnly.Screen<Opinion>() {
            @Override
            public void show(Opinion said) {
                opinion.set(said);
            }

            @Override
            public void failed(RuntimeException reason) {
                opinion.set(null);
            }

            @Override
            public void ended() {
                awaiting = false;
                if (changedMeanwhile) {
                    changedMeanwhile = false;
                    moved();
                }
            }
        });
    }

    private static LatestOnly.Work<Opinion> question(PastAttack attack, Image image) {
        return (onStep, cancelled) -> onStep.accept(Opinion.of(attack.job().victim(), image, cancelled));
    }

    /** Asks the victim about one more place on the way, then about the next one: what the person asks comes in between. */
    private void look(PastAttack attack) {
        double next = next();
        if (Double.isNaN(next)) {
            flip.set(beyond);
            return;
        }
        looking.submit(
                question(attack, along(attack, next)),
                said -> {
                    note(attack, next, said.label());
                    look(attack);
                },
                reason -> flip.set(Double.NaN));
    }

    /** Each twentieth first; then the middle of where the change must be; NaN once that is known, or that there is none. */
    private double next() {
        int seen = looks.get().size();
        double regular = (double) seen / LOOKS;
        if (seen <= Math.round(farthest.get() * LOOKS)) {
            return regular;
        }
        return beyond - before > PRECISION ? (before + beyond) / 2 : Double.NaN;
    }

    private void note(PastAttack attack, double at, int label) {
        boolean same = label == attack.result().originalPrediction().label();
        if (looks.get().size() <= Math.round(farthest.get() * LOOKS)) {
            List<Look> more = new ArrayList<>(looks.get());
            more.add(new Look(at, label));
            looks.set(List.copyOf(more));
        }
        if (!same && !(beyond <= at)) {
            beyond = at;
        } else if (same && at > before && !(at >= beyond)) {
            before = at;
        }
    }
}
