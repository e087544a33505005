package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.inference.Reconstruction;

final class MapWalkTest {
    private static final double FRAME = 1.0 / 60;

    /** Sums of sines and cosines in doubles. */
    private static final double ROUNDING = 1e-9;

    /** Frames of a whole round and some more. */
    private static final int WHOLE_WAY = 2 * (int) (8 * Math.PI / MapWalk.SPEED / FRAME);

    private final Desk desk = Desk.opened();
    private final LatentModel latents = desk.model.latents();
    private final LatentMapModel map = latents.map();
    private final MapWalk walk = map.walk();

    private double x() {
        return latents.valueProperty(0).get();
    }

    private double y() {
        return latents.valueProperty(1).get();
    }

    private double fromInferred() {
        return Math.hypot(
                x() - latents.inferredProperty(0).get(),
                y() - latents.inferredProperty(1).get());
    }

    private Reconstruction painted() {
        return Objects.requireNonNull(latents.paintedProperty().get());
    }

    private void step() {
        walk.advance(FRAME);
        desk.settle();
    }

    @Test
    void itGoesOnceRoundTheInferredPlaceAndComesHomeAndEveryPictureIsOfItsPlace() {
        map.activeProperty().set(true);
        desk.settle();
        double homeX = x();
        double homeY = y();
        double left = homeX;
        double right = homeX;
        double farthest = 0;
        walk.startOrStop();
        int frames = 0;
        while (walk.isUnderWay() && frames < WHOLE_WAY) {
            step();
            frames++;
            assertThat(painted().latent()).isEqualTo(latents.latent());
            left = Math.min(left, x());
            right = Math.max(right, x());
            farthest = Math.max(farthest, fromInferred());
        }
        assertThat(walk.isUnderWay()).isFalse();
        assertThat(frames).isGreaterThan(100);
        assertThat(farthest).isLessThanOrEqualTo(MapRound.USUAL_RADIUS + ROUNDING);
        assertThat(right - left).isGreaterThan(MapRound.USUAL_RADIUS);
        assertThat(x()).isEqualTo(homeX);
        assertThat(y()).isEqualTo(homeY);
        assertThat(latents.movedProperty().get()).isFalse();
    }

    @Test
    void onTheCircleItIsAlwaysAsFarFromTheInferredPlace() {
        MapRound round = MapRound.of(0.5, 0.2, 0.5, 0.2, 3);
        for (double way = round.radius(); way <= round.length() - round.radius(); way += 0.1) {
            MapRound.Place place = round.after(way);
            assertThat(Math.hypot(place.x() - 0.5, place.y() - 0.2)).isCloseTo(round.radius(), within(ROUNDING));
        }
        assertThat(round.after(round.radius() / 2).x()).isCloseTo(0.5 + round.radius() / 2, within(ROUNDING));
        assertThat(round.after(round.length())).isEqualTo(new MapRound.Place(0.5, 0.2));
    }

    @Test
    void whereTheSlidersWereMovedToIsTheDistance() {
        MapRound round = MapRound.of(0, 2, 0, 1, 3);
        assertThat(round.radius()).isEqualTo(1);
        assertThat(round.length()).isCloseTo(2 * Math.PI, within(ROUNDING));
        MapRound.Place quarter = round.after(Math.PI / 2);
        assertThat(quarter.x()).isCloseTo(-1, within(ROUNDING));
        assertThat(quarter.y()).isCloseTo(1, within(ROUNDING));
    }

    @Test
    void itGoesAlongTheEdgeAndNotBeyond() {
        MapRound round = MapRound.of(2.5, 0, 2.5, 0, 3);
        assertThat(round.onCircle(0)).isEqualTo(new MapRound.Place(3, 0));
        for (double way = 0; way < round.length(); way += 0.1) {
            assertThat(round.after(way).x()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void itWaitsForThePictureOfWhereItIs() {
        walk.startOrStop();
        walk.advance(FRAME);
        double there = x();
        walk.advance(FRAME);
        assertThat(x()).isEqualTo(there);
        desk.settle();
        walk.advance(FRAME);
        assertThat(x()).isNotEqualTo(there);
    }

    @Test
    void theMapStaysWhileItGoes() {
        map.activeProperty().set(true);
        desk.settle();
        LatentMap before = map.mapProperty().get();
        walk.startOrStop();
        for (int i = 0; i < 90; i++) {
            step();
        }
        assertThat(fromInferred()).isGreaterThan(1);
        assertThat(map.mapProperty().get()).isSameAs(before);
        assertThat(latents.stripsEarlierProperty().get()).isTrue();
        walk.startOrStop();
        desk.settle();
        assertThat(latents.stripsEarlierProperty().get()).isFalse();
    }

    @Test
    void theSameButtonAnotherDrawingAndWhoeverTakesHoldOfThePointStopIt() {
        walk.startOrStop();
        walk.startOrStop();
        assertThat(walk.isUnderWay()).isFalse();
        walk.startOrStop();
        step();
        map.move(1, 1);
        desk.settle();
        step();
        assertThat(walk.isUnderWay()).isFalse();
        assertThat(x()).isEqualTo(1);
        walk.startOrStop();
        step();
        desk.stroke(0.2, 0.2, 0.8, 0.8);
        desk.settle();
        assertThat(walk.isUnderWay()).isFalse();
    }

    @Test
    void otherAxesAndAMapThatNobodySeesStopIt() {
        map.activeProperty().set(true);
        walk.startOrStop();
        assertThat(walk.isUnderWay()).isTrue();
        map.firstProperty().set(4);
        assertThat(walk.isUnderWay()).isFalse();
        walk.startOrStop();
        map.activeProperty().set(false);
        assertThat(walk.isUnderWay()).isFalse();
    }

    @Test
    void onlyOneWalkIsUnderWay() {
        latents.walk().start(2);
        walk.startOrStop();
        assertThat(latents.walk().isUnderWay()).isFalse();
        latents.walk().start(2);
        assertThat(walk.isUnderWay()).isFalse();
    }

    @Test
    void theMovingPictureGoesTheWholeRound() {
        var models = Objects.requireNonNull(desk.model.classifierProperty().get());
        MapRound round = map.round();
        List<Image> frames = Walk.ofMap(models, desk.model.shownClass(), latents.latent(), 0, 1, round);
        assertThat(frames.size()).isGreaterThan((int) (round.length() / Walk.STRIDE));
        assertThat(frames.get(frames.size() - 1)).isEqualTo(models.decode(desk.model.shownClass(), latents.latent()));
        assertThat(frames.stream().distinct().count()).isGreaterThan(frames.size() / 2);
    }
}
