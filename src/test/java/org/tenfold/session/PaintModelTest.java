package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Hint;
import org.tenfold.attack.Norm;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.Image;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;

final class PaintModelTest {
    private final Desk desk = Desk.opened();
    private final PaintModel paint = desk.model.paint();

    PaintModelTest() {
        look(desk);
    }

    /** Somebody brings the painting to the front. */
    private static void look(Desk at) {
        at.model.paint().activeProperty().set(true);
        at.settle();
    }

    private PaintAnswer answer() {
        return Objects.requireNonNull(paint.answerProperty().get());
    }

    private void stroke(boolean erases, double... xy) {
        paint.beginStroke(xy[0], xy[1], erases);
        for (int i = 2; i < xy.length; i += 2) {
            paint.extendStroke(xy[i], xy[i + 1]);
        }
        paint.endStroke();
    }

    /** Rubs everything out and paints a one. */
    private void paintOne() {
        paint.brushProperty().set(3);
        paint.strengthProperty().set(1);
        for (double y = 0.05; y < 1; y += 0.1) {
            stroke(true, 0, y, 1, y);
        }
        stroke(false, 0.5, 0.2, 0.5, 0.8);
        desk.settle();
    }

    @Test
    void theOriginalIsWhatTheModelSeesUntilTheFirstStroke() {
        assertThat(paint.originalProperty().get()).isEqualTo(Digits.image(4));
        assertThat(answer().label()).isEqualTo(4);
        desk.model.digits().showNext();
        desk.settle();
        assertThat(paint.originalProperty().get()).isEqualTo(Digits.image(5));
        assertThat(answer().label()).isEqualTo(1);
        assertThat(answer().image()).isEqualTo(Digits.image(5));
        assertThat(answer().change()).isEqualTo(Change.NONE);
    }

    @Test
    void aChangedDrawingKeepsThePainting() {
        stroke(false, 0.1, 0.1, 0.3, 0.1);
        desk.settle();
        Image painted = paint.pictureProperty().get();
        desk.model.digits().showNext();
        desk.settle();
        assertThat(paint.pictureProperty().get()).isEqualTo(painted);
        assertThat(paint.originalProperty().get()).isEqualTo(Digits.image(4));
        assertThat(paint.drawingChangedProperty().get()).isTrue();
        desk.model.digits().showPrevious();
        assertThat(paint.drawingChangedProperty().get()).isFalse();
        desk.model.digits().showNext();
        paint.startOver();
        desk.settle();
        assertThat(paint.pictureProperty().get()).isEqualTo(Digits.image(5));
        assertThat(paint.drawingChangedProperty().get()).isFalse();
        assertThat(answer().label()).isEqualTo(1);
    }

    @Test
    void thePaintingStaysWhileNobodyLooks() {
        stroke(false, 0.1, 0.1, 0.3, 0.1);
        desk.settle();
        Image painted = paint.pictureProperty().get();
        paint.activeProperty().set(false);
        desk.model.digits().showNext();
        desk.settle();
        look(desk);
        assertThat(paint.pictureProperty().get()).isEqualTo(painted);
    }

    @Test
    void nobodyIsAskedWhileNobodyLooks() {
        paint.activeProperty().set(false);
        desk.model.digits().showNext();
        desk.analysis.runAll();
        desk.screen.runAll();
        int sliders = desk.latents.waiting();
        stroke(false, 0.1, 0.1, 0.3, 0.1);
        assertThat(desk.latents.waiting()).isEqualTo(sliders);
    }

    @Test
    void theDistancesAreThoseOfTheAttacks() {
        stroke(false, 0.1, 0.1, 0.5, 0.3);
        stroke(true, 0.3, 0.3, 0.7, 0.7);
        float[] before = paint.originalProperty().get().toArray();
        float[] after = paint.pictureProperty().get().toArray();
        Change change = paint.changeProperty().get();
        assertThat(change.l2()).isEqualTo(Norm.L2.distance(before, after)).isPositive();
        assertThat(change.linf()).isEqualTo(Norm.LINF.distance(before, after));
        assertThat((double) change.l0()).isEqualTo(Norm.L0.distance(before, after));
        desk.settle();
        assertThat(answer().change()).isEqualTo(change);
    }

    @Test
    void theAnswerToTheNewestPictureWins() {
        List<Image> painted = new ArrayList<>();
        List<Integer> answered = new ArrayList<>();
        paint.answerProperty().addListener((source, before, now) -> {
            if (now != null) {
                answered.add(painted.indexOf(now.image()));
            }
        });
        paint.beginStroke(0.1, 0.05, false);
        for (int i = 0; i < 24; i++) {
            paint.extendStroke(0.1, 0.05 + 0.036 * i);
            painted.add(paint.pictureProperty().get());
            if (i % 3 == 0 && desk.latents.waiting() > 0) {
                desk.latents.runOne();
            }
            if (i % 2 == 0 && desk.screen.waiting() > 0) {
                desk.screen.runOne();
            }
        }
        paint.endStroke();
        desk.settle();
        assertThat(answered).isSorted().endsWith(painted.size() - 1);
        assertThat(answered).as("answers during the stroke").hasSizeGreaterThan(2);
    }

    @Test
    void aHintIsDroppedWhenThePictureChanges() {
        paint.hintingProperty().set(true);
        desk.settle();
        Hint first = Objects.requireNonNull(paint.hintProperty().get());
        assertThat(first.image()).isEqualTo(paint.pictureProperty().get());
        assertThat(first.away()).isEqualTo(4);
        List<Boolean> beside = new ArrayList<>();
        paint.pictureProperty()
                .addListener(
                        (source, before, now) -> beside.add(paint.hintProperty().get() != null));
        stroke(false, 0.1, 0.1, 0.3, 0.1);
        assertThat(beside).as("a hint beside a newer picture").isNotEmpty().doesNotContain(true);
        assertThat(paint.hintProperty().get()).isNull();
        desk.settle();
        Hint second = Objects.requireNonNull(paint.hintProperty().get());
        assertThat(second.image()).isEqualTo(paint.pictureProperty().get());
    }

    @Test
    void aHintThatComesTooLateIsNotShown() {
        paint.hintingProperty().set(true);
        desk.latents.runAll();
        stroke(false, 0.1, 0.1, 0.3, 0.1);
        desk.screen.runAll();
        assertThat(paint.hintProperty().get()).isNull();
        desk.settle();
        assertThat(paint.hintProperty().get()).isNotNull();
        paint.hintingProperty().set(false);
        assertThat(paint.hintProperty().get()).isNull();
    }

    @Test
    void anotherVictimIsAskedAnew() {
        Desk other = new Desk();
        var classifier = Digits.small(Preset.FAST);
        other.model.start(
                () -> classifier, Digits::testSet, Baselines.of(Path.of("nowhere"), Path.of("assets", "mnist")));
        other.settle();
        look(other);
        PaintModel painting = other.model.paint();
        painting.beginStroke(0.1, 0.1, false);
        painting.endStroke();
        other.settle();
        painting.victimProperty().set(Contender.BINARY_ABS);
        assertThat(painting.answerProperty().get()).isNull();
        assertThat(painting.boundProperty().get()).as("a bound of Binary ABS").isNull();
        other.settle();
        PaintAnswer said = Objects.requireNonNull(painting.answerProperty().get());
        assertThat(said.victim()).isEqualTo(Contender.BINARY_ABS);
        assertThat(said.image()).isEqualTo(painting.pictureProperty().get());
        assertThat(said.originally()).isEqualTo(4);
    }

    @Test
    void aVictimThatIsMissingIsSaidInASentenceAndTheNextOneIsAsked() {
        stroke(false, 0.1, 0.1, 0.3, 0.1);
        paint.victimProperty().set(Contender.NEAREST);
        desk.settle();
        assertThat(paint.problemProperty().get()).contains("nowhere");
        assertThat(paint.answerProperty().get()).isNull();
        stroke(false, 0.1, 0.2, 0.3, 0.2);
        assertThat(desk.contenders.waiting()).as("openings after a failed one").isZero();
        paint.victimProperty().set(Contender.ABS);
        desk.settle();
        assertThat(paint.problemProperty().get()).isEmpty();
        assertThat(answer().image()).isEqualTo(paint.pictureProperty().get());
    }

    @Test
    void boundAndAttackStayWithTheOriginal() {
        double bound = Objects.requireNonNull(paint.boundProperty().get()).value();
        desk.model.attack().run();
        desk.settle();
        double needed = desk.model.nearestAttackProperty().get();
        assertThat(paint.automaticProperty().get()).isEqualTo(needed);
        stroke(false, 0.1, 0.1, 0.3, 0.1);
        desk.model.digits().showNext();
        desk.settle();
        assertThat(Objects.requireNonNull(paint.boundProperty().get()).value()).isEqualTo(bound);
        assertThat(paint.automaticProperty().get()).isEqualTo(needed);
        paint.startOver();
        desk.settle();
        assertThat(Objects.requireNonNull(paint.boundProperty().get()).value()).isNotEqualTo(bound);
        assertThat(paint.automaticProperty().get()).isNaN();
    }

    @Test
    void whoeverFoolsAbsByHandSeesItOnTheRuler() {
        assertThat(paint.bestProperty().get()).isNaN();
        paintOne();
        assertThat(answer().fooled()).isTrue();
        assertThat(answer().originally()).isEqualTo(4);
        assertThat(paint.bestProperty().get())
                .isPositive()
                .isLessThanOrEqualTo(answer().change().l2());
        assertThat(desk.model.ruler().foundByHandProperty().get())
                .isEqualTo(paint.bestProperty().get());
        desk.model.digits().showNext();
        desk.settle();
        assertThat(desk.model.ruler().foundByHandProperty().get()).isNaN();
    }

    @Test
    void thePaintedPictureGoesToTheCanvasAsItIs() {
        paintOne();
        Image painted = paint.pictureProperty().get();
        paint.draw();
        desk.settle();
        assertThat(desk.model.drawing().seen()).isEqualTo(painted);
        assertThat(desk.model.drawing().captionProperty().get()).startsWith("Painted by hand: was 4, now ");
        assertThat(paint.pictureProperty().get()).isEqualTo(painted);
    }

    @Test
    void anEmptyCanvasCannotBePainted() {
        desk.model.drawing().clear();
        desk.settle();
        stroke(false, 0.1, 0.1, 0.3, 0.1);
        desk.settle();
        assertThat(paint.pictureProperty().get().isBlank()).isTrue();
        assertThat(paint.answerProperty().get()).isNull();
        assertThat(paint.undoableProperty().get()).isFalse();
    }
}
