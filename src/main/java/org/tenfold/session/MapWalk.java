package org.tenfold.session;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The two latents of the map going round what was inferred by themselves, always as far from it: so one sees which changes
 * of a digit cost much and which hardly anything. It goes no further before the picture of where it is has been painted, so
 * every picture that is seen was decoded.
 *
 * <p>Thread rule: everything here belongs to the screen's thread, whose clock calls {@link #advance}.
 */
public final class MapWalk {
    /** Units of a latent in a second. */
    static final double SPEED = LatentWalk.SPEED;

    private final LatentModel latents;
    private final LatentMapModel map;
    private final ReadOnlyObjectWrapper<@Nullable MapRound> round = new ReadOnlyObjectWrapper<>(this, "round");
    private double gone;

    /** Where it was put last. */
    private MapRound.Place place = new MapRound.Place(0, 0);

    MapWalk(LatentModel latents, LatentMapModel map) {
        this.latents = latents;
        this.map = map;
    }

    // Properties

    /** The way it goes; none while it stands. */
    public ReadOnlyObjectProperty<@Nullable MapRound> roundProperty() {
        return round.getReadOnlyProperty();
    }

    public boolean isUnderWay() {
        return round.get() != null;
    }

    // Commands

    /** Sets out, or stops where it is if it is under way. */
    public void startOrStop() {
        boolean again = isUnderWay();
        stop();
        if (!again && latents.paintedProperty().get() != null) {
            latents.walk().stop();
            gone = 0;
            place = sliders();
            round.set(map.round());
            latents.film();
        }
    }

    /** Leaves the latents where they are. */
    public void stop() {
        if (isUnderWay()) {
            round.set(null);
            latents.film();
        }
    }

    /** So much time has passed. */
    public void advance(double seconds) {
        MapRound way = round.get();
        if (way == null) {
            return;
        }
        if (!sliders().equals(place)) {
            // Somebody took hold of them.
            stop();
        } else if (!latents.isPainting()) {
            gone += SPEED * Math.min(seconds, LatentWalk.LONGEST_FRAME);
            MapRound.Place next = way.after(gone);
            map.move(next.x(), next.y());
            place = sliders();
            if (gone >= way.length()) {
                stop();
            }
        }
    }

    private MapRound.Place sliders() {
        return new MapRound.Place(
                latents.valueProperty(map.firstProperty().get()).get(),
                latents.valueProperty(map.secondProperty().get()).get());
    }
}
