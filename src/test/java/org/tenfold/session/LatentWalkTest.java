package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.inference.Reconstruction;

final class LatentWalkTest {
    private static final double FRAME = 1.0 / 60;

    /** Frames of a whole way and some more. */
    private static final int WHOLE_WAY = 2 * (int) (4 * LatentModel.RADIUS / LatentWalk.SPEED / FRAME);

    private final Desk desk = Desk.opened();
    private final LatentModel latents = desk.model.latents();
    private final LatentWalk walk = latents.walk();

    private double value() {
        return latents.valueProperty(2).get();
    }

    private Reconstruction painted() {
        return Objects.requireNonNull(latents.paintedProperty().get());
    }

    @Test
    void itGoesToBothEndsAndComesHomeAndEveryPictureIsOfItsPlace() {
        double home = value();
        double highest = home;
        double lowest = home;
        walk.start(2);
        for (int i = 0; i < WHOLE_WAY && walk.isUnderWay(); i++) {
            walk.advance(FRAME);
            desk.settle();
            assertThat(painted().latent()).isEqualTo(latents.latent());
            highest = Math.max(highest, value());
            lowest = Math.min(lowest, value());
        }
        assertThat(walk.isUnderWay()).isFalse();
        assertThat(highest).isEqualTo(latents.reach(2));
        assertThat(lowest).isEqualTo(-latents.reach(2));
        assertThat(value()).isEqualTo(home);
        assertThat(latents.movedProperty().get()).isFalse();
    }

    @Test
    void itWaitsForThePictureOfWhereItIs() {
        walk.start(2);
        walk.advance(FRAME);
        double there = value();
        walk.advance(FRAME);
        assertThat(value()).isEqualTo(there);
        desk.settle();
        walk.advance(FRAME);
        assertThat(value()).isNotEqualTo(there);
    }

    @Test
    void theStripsArePaintedWhenItIsOver() {
        walk.start(2);
        walk.advance(FRAME);
        desk.settle();
        assertThat(latents.stripsEarlierProperty().get()).isTrue();
        walk.stop();
        desk.settle();
        assertThat(latents.stripsEarlierProperty().get()).isFalse();
        assertThat(Objects.requireNonNull(latents.stripsProperty().get())
                        .get(0)
                        .frames()
                        .get(0)
                        .latent()
                        .get(2))
                .isEqualTo((float) value());
    }

    @Test
    void whoeverTakesHoldOfTheLatentStopsIt() {
        walk.start(2);
        walk.advance(FRAME);
        desk.settle();
        latents.valueProperty(2).set(0.25);
        desk.settle();
        walk.advance(FRAME);
        assertThat(walk.isUnderWay()).isFalse();
        assertThat(value()).isEqualTo(0.25);
    }

    @Test
    void anotherDrawingOrTheSameButtonStopsIt() {
        walk.start(2);
        walk.start(2);
        assertThat(walk.isUnderWay()).isFalse();
        walk.start(2);
        walk.advance(FRAME);
        desk.stroke(0.2, 0.2, 0.8, 0.8);
        desk.settle();
        assertThat(walk.isUnderWay()).isFalse();
    }
}
