package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;

final class LatentModelTest {
    private final Desk desk = Desk.opened();
    private final LatentModel latents = desk.model.latents();

    private Reconstruction painted() {
        return Objects.requireNonNull(latents.paintedProperty().get());
    }

    private Analysis analysis() {
        return Objects.requireNonNull(desk.model.analysis());
    }

    @Test
    void theLatentsFollowTheBestExplanation() {
        Reconstruction best = analysis().reconstruction(4);
        for (int i = 0; i < LatentModel.SIZE; i++) {
            assertThat(latents.valueProperty(i).get()).isEqualTo(best.latent().get(i));
        }
        assertThat(painted()).isEqualTo(best);
        assertThat(latents.movedProperty().get()).isFalse();
    }

    @Test
    void movingALatentChangesThePictureAndTheScore() {
        Image before = painted().image();
        latents.valueProperty(0).set(latents.inferredProperty(0).get() > 0 ? -2 : 2);
        desk.settle();
        assertThat(painted().image()).isNotEqualTo(before);
        assertThat(painted().negativeElbo())
                .isGreaterThan(analysis().reconstruction(4).negativeElbo());
    }

    @Test
    void resettingGoesBackToWhatWasInferred() {
        Reconstruction before = painted();
        latents.valueProperty(0).set(2.5);
        latents.valueProperty(3).set(-2.5);
        latents.reset(0);
        assertThat(latents.valueProperty(0).get())
                .isEqualTo(latents.inferredProperty(0).get());
        assertThat(latents.movedProperty().get()).isTrue();
        latents.resetAll();
        desk.settle();
        assertThat(latents.movedProperty().get()).isFalse();
        assertThat(painted()).isEqualTo(before);
    }

    @Test
    void zeroIsTheMiddleOfTheClass() {
        latents.zero();
        desk.settle();
        assertThat(painted().latent().norm()).isZero();
        assertThat(painted().kl()).isZero();
    }

    @Test
    void aNewDrawingIsFollowedAgain() {
        latents.valueProperty(0).set(2.5);
        desk.model.digits().showNext();
        desk.settle();
        assertThat(latents.movedProperty().get()).isFalse();
        assertThat(painted().classIndex()).isEqualTo(1);
    }

    @Test
    void aPickedClassIsShownUntilItIsPickedAgain() {
        desk.model.chooseClass(7);
        desk.settle();
        assertThat(painted().classIndex()).isEqualTo(7);
        desk.model.chooseClass(7);
        desk.settle();
        assertThat(painted().classIndex()).isEqualTo(4);
    }

    @Test
    void drawThisPutsExactlyThePaintedPictureOnTheCanvas() {
        latents.valueProperty(2).set(1.25);
        desk.settle();
        Image picture = painted().image();
        latents.draw();
        desk.settle();
        assertThat(desk.model.drawing().seen()).isEqualTo(picture);
        assertThat(analysis().prediction()).isEqualTo(4);
    }

    @Test
    void everyLatentHasAFilmStrip() {
        var strips = Objects.requireNonNull(latents.stripsProperty().get());
        assertThat(strips)
                .hasSize(LatentModel.SIZE)
                .allSatisfy(strip -> assertThat(strip.frames())
                        .extracting(Reconstruction::image)
                        .hasSize(FilmStrip.LENGTH)
                        .doesNotHaveDuplicates());
    }

    @Test
    void aStripTellsHowWellEachPictureExplainsTheDrawing() {
        var models = Objects.requireNonNull(desk.model.classifierProperty().get());
        for (FilmStrip strip : Objects.requireNonNull(latents.stripsProperty().get())) {
            assertThat(strip.frames())
                    .allSatisfy(frame -> assertThat(frame)
                            .isEqualTo(models.reconstruct(
                                    4, frame.latent(), desk.model.drawing().seen())));
        }
    }

    @Test
    void stripsWaitForTheBrushAndTheAnswer() {
        var before = Objects.requireNonNull(latents.stripsProperty().get());
        desk.model.drawing().beginStroke(0.5, 0.2, false);
        desk.model.drawing().extendStroke(0.5, 0.8);
        desk.settle();
        assertThat(latents.stripsProperty().get()).isSameAs(before);
        assertThat(latents.stripsEarlierProperty().get()).isTrue();
        desk.model.drawing().endStroke();
        desk.settle();
        assertThat(latents.stripsProperty().get()).isNotSameAs(before);
        assertThat(latents.stripsEarlierProperty().get()).isFalse();
    }

    @Test
    void aLatentBeyondTheUsualWayHasTheWholeWay() {
        latents.valueProperty(1).set(4);
        assertThat(latents.reach(1)).isEqualTo(LatentModel.RADIUS);
        latents.valueProperty(1).set(0);
        assertThat(latents.reach(1)).isEqualTo(LatentModel.REACH);
    }

    @Test
    void withoutADrawingAPickedClassPaintsItsMiddle() {
        desk.model.drawing().clear();
        desk.settle();
        assertThat(latents.paintedProperty().get()).isNull();
        desk.model.chooseClass(3);
        desk.settle();
        assertThat(painted().classIndex()).isEqualTo(3);
        assertThat(painted().latent().norm()).isZero();
    }
}
