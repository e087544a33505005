package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.model.Latent;

final class LatentMapModelTest {
    private final Desk desk = Desk.opened();
    private final LatentModel latents = desk.model.latents();
    private final LatentMapModel map = latents.map();

    private LatentMap painted() {
        return Objects.requireNonNull(map.mapProperty().get());
    }

    private void look() {
        map.activeProperty().set(true);
        desk.settle();
    }

    /** Draws half of a line and lets an answer come, then the other half. */
    private void drawInTwoHalves() {
        desk.model.drawing().beginStroke(0.5, 0.2, false);
        desk.model.drawing().extendStroke(0.5, 0.5);
        desk.settle();
        desk.model.drawing().extendStroke(0.5, 0.8);
        desk.settle();
    }

    @Test
    void nothingIsPaintedUntilSomebodyLooks() {
        assertThat(map.mapProperty().get()).isNull();
        look();
        assertThat(painted().frames()).hasSize(LatentMapModel.FEWEST * LatentMapModel.FEWEST);
    }

    @Test
    void thePicturesStandWhereTheirLatentsAre() {
        map.firstProperty().set(2);
        map.secondProperty().set(5);
        look();
        float[] upperRight = latents.latent().toArray();
        upperRight[2] = (float) painted().reach();
        upperRight[5] = (float) painted().reach();
        var models = Objects.requireNonNull(desk.model.classifierProperty().get());
        assertThat(painted().frames().get(LatentMapModel.FEWEST - 1))
                .isEqualTo(models.decode(4, Latent.of(upperRight)));
    }

    @Test
    void movingOnTheMapMovesBothSlidersAndPaintsItNotAgain() {
        look();
        LatentMap before = painted();
        map.move(1.5, -0.5);
        desk.settle();
        assertThat(latents.valueProperty(0).get()).isEqualTo(1.5);
        assertThat(latents.valueProperty(1).get()).isEqualTo(-0.5);
        assertThat(painted()).isSameAs(before);
        latents.valueProperty(2).set(1);
        desk.settle();
        assertThat(painted()).isNotSameAs(before);
    }

    @Test
    void whatIsBeyondTheEdgeIsBroughtToIt() {
        map.move(99, -99);
        assertThat(latents.valueProperty(0).get()).isEqualTo(LatentModel.REACH);
        assertThat(latents.valueProperty(1).get()).isEqualTo(-LatentModel.REACH);
    }

    @Test
    void theSameLatentTwiceExchangesThem() {
        map.firstProperty().set(1);
        assertThat(map.secondProperty().get()).isZero();
        map.secondProperty().set(1);
        assertThat(map.firstProperty().get()).isZero();
    }

    @Test
    void thePathGrowsWithTheStrokeAndEndsWhereTheDrawingIs() {
        drawInTwoHalves();
        List<Latent> path = map.pathProperty().get();
        assertThat(path).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
        assertThat(path.get(path.size() - 1))
                .isEqualTo(Objects.requireNonNull(latents.bestProperty().get()).latent());
    }

    @Test
    void anotherDrawingBeginsAnotherPath() {
        drawInTwoHalves();
        desk.model.drawing().endStroke();
        desk.settle();
        int length = map.pathProperty().get().size();
        desk.model.digits().showNext();
        desk.settle();
        assertThat(map.pathProperty().get()).hasSizeLessThan(length).isNotEmpty();
        desk.model.drawing().clear();
        desk.settle();
        desk.model.chooseClass(3);
        assertThat(map.pathProperty().get()).isEmpty();
    }

    @Test
    void theMapWaitsForTheBrushAndSaysThatItIsOfAnEarlierDrawing() {
        look();
        LatentMap before = painted();
        drawInTwoHalves();
        assertThat(painted()).isSameAs(before);
        assertThat(map.earlierProperty().get()).isTrue();
        desk.model.drawing().endStroke();
        desk.settle();
        assertThat(painted()).isNotSameAs(before);
        assertThat(map.earlierProperty().get()).isFalse();
    }
}
