package org.tenfold.session;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.model.Latent;

/**
 * Two of the shown class's latents as a map: what is painted everywhere on it, where the drawing lies, and the way it took
 * while it was drawn.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; the map is painted by the latents' worker, while somebody
 * looks at it and the drawing rests.
 */
public final class LatentMapModel {
    /** Pictures in a row of the smallest map. */
    public static final int FEWEST = 7;

    private final ExplorerModel explorer;
    private final LatentModel latents;
    private final LatestOnly painting;
    private final LatentPath answers;
    private final MapWalk walk;
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active", false);
    private final IntegerProperty first = new SimpleIntegerProperty(this, "first", 0);
    private final IntegerProperty second = new SimpleIntegerProperty(this, "second", 1);
    private final IntegerProperty side = new SimpleIntegerProperty(this, "side", FEWEST);
    private final ReadOnlyObjectWrapper<@Nullable LatentMap> map = new ReadOnlyObjectWrapper<>(this, "map");
    private final ReadOnlyBooleanWrapper earlier = new ReadOnlyBooleanWrapper(this, "earlier", false);
    private final ReadOnlyObjectWrapper<List<Latent>> path = new ReadOnlyObjectWrapper<>(this, "path", List.of());

    /** What the map that is shown was painted from. */
    private @Nullable Wanted painted;

    /**
     * What a map is painted from.
     *
     * @param others the latent with zero on both axes
     */
    private record Wanted(
            AbsClassifier models, int classIndex, Latent others, int first, int second, double reach, int side) {}

    LatentMapModel(ExplorerModel explorer, LatentModel latents, Threads threads) {
        this.explorer = explorer;
        this.latents = latents;
        painting = LatestOnly.of(threads.latents(), threads.screen());
        answers = new LatentPath(explorer);
        walk = new MapWalk(latents, this);
        active.addListener((source, before, now) -> {
            walk.stop();
            follow();
        });
        first.addListener((source, before, now) -> keepApart(second, before.intValue()));
        second.addListener((source, before, now) -> keepApart(first, before.intValue()));
        side.addListener((source, before, now) -> paint());
    }

    // Properties

    /** Whether somebody is looking; nothing is painted otherwise. */
    public BooleanProperty activeProperty() {
        return active;
    }

    /** The latent that grows to the right, from 0. */
    public IntegerProperty firstProperty() {
        return first;
    }

    /** The latent that grows upwards, from 0; never the first one: choosing that one exchanges them. */
    public IntegerProperty secondProperty() {
        return second;
    }

    /** Pictures in a row and in a column, as many as there is room for: an odd number from {@value #FEWEST} on. */
    public IntegerProperty sideProperty() {
        return side;
    }

    /** What is painted everywhere; none without a class. */
    public ReadOnlyObjectProperty<@Nullable LatentMap> mapProperty() {
        return map.getReadOnlyProperty();
    }

    /** Whether the map is of an earlier drawing: it is painted anew when the drawing rests. */
    public ReadOnlyBooleanProperty earlierProperty() {
        return earlier.getReadOnlyProperty();
    }

    /** What was inferred for the shown class since the drawing was begun, the newest last; nothing without a drawing. */
    public ReadOnlyObjectProperty<List<Latent>> pathProperty() {
        return path.getReadOnlyProperty();
    }

    /** Both latents going round what was inferred by themselves. */
    public MapWalk walk() {
        return walk;
    }

    /** How far the map goes in all four directions. */
    public double reach() {
        return Math.max(latents.reach(first.get()), latents.reach(second.get()));
    }

    /** The way of a walk from where the sliders are. */
    MapRound round() {
        return MapRound.of(
                latents.valueProperty(first.get()).get(),
                latents.valueProperty(second.get()).get(),
                latents.inferredProperty(first.get()).get(),
                latents.inferredProperty(second.get()).get(),
                reach());
    }

    // Commands

    /** Moves both latents; what is beyond the map's edge is brought to it. */
    public void move(double firstValue, double secondValue) {
        double reach = reach();
        latents.move(
                first.get(),
                Math.clamp(firstValue, -reach, reach),
                second.get(),
                Math.clamp(secondValue, -reach, reach));
    }

    /** There may be a new answer, another class, or other latents. */
    void follow() {
        int shown = explorer.shownClass();
        path.set(shown == ExplorerModel.NO_CLASS ? List.of() : answers.of(shown));
        paint();
    }

    /** There is a new answer, or none any more. */
    void answered() {
        answers.note(explorer.analysis());
    }

    private void keepApart(IntegerProperty other, int before) {
        walk.stop();
        if (first.get() == second.get()) {
            other.set(before);
        }
        paint();
    }

    private void paint() {
        AbsClassifier models = explorer.classifierProperty().get();
        int shown = explorer.shownClass();
        if (models == null || shown == ExplorerModel.NO_CLASS) {
            painting.abandon();
            painted = null;
            map.set(null);
            return;
        }
        float[] others = latents.latent().toArray();
        others[first.get()] = 0;
        others[second.get()] = 0;
        Wanted wanted = new Wanted(models, shown, Latent.of(others), first.get(), second.get(), reach(), side.get());
        boolean wasPainted = wanted.equals(painted);
        boolean rests = latents.rests();
        earlier.set(!wasPainted && !rests);
        if (wasPainted || !rests) {
            painting.abandon();
        } else if (active.get()) {
            submit(wanted);
        }
    }

    private void submit(Wanted wanted) {
        painting.submit(
                (LatestOnly.Work<LatentMap>) (onStep, cancelled) -> onStep.accept(LatentMap.of(
                        wanted.models(),
                        wanted.classIndex(),
                        wanted.others(),
                        wanted.first(),
                        wanted.second(),
                        wanted.reach(),
                        wanted.side(),
                        cancelled)),
                result -> {
                    painted = wanted;
                    map.set(result);
                },
                reason -> explorer.report(Notice.problem(reason)));
    }
}
