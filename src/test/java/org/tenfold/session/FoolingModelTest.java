package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Contestants;
import org.tenfold.attack.FoolingPicture;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.session.FoolingModel.State;

final class FoolingModelTest {
    private final AbsClassifier abs = Digits.small(Preset.FAST);
    private final Halves halves = new Halves();
    private final Desk desk = Desk.opened();
    private final FoolingModel model = desk.model.fooling();

    FoolingModelTest() {
        desk.model.contenders().offer(Contestants.of(abs, Map.of(Contender.CNN, halves.victim())));
        model.targetProperty().set(1);
    }

    private FoolingPicture.Result result() {
        return Objects.requireNonNull(model.resultProperty().get());
    }

    private FoolingModel.Way way() {
        return Objects.requireNonNull(model.wayProperty().get());
    }

    @Test
    void whatIsFoundIsWhatTheContenderSaysWhenAskedAgain() {
        model.run();
        desk.settle();
        assertThat(model.stateProperty().get()).isEqualTo(State.FINISHED);
        assertThat(result().found()).isTrue();
        assertThat(halves.predict(result().image()).probabilities())
                .isEqualTo(result().prediction().probabilities());
        assertThat(result().prediction().probabilities()[1]).isGreaterThanOrEqualTo(FoolingPicture.SURE);
    }

    @Test
    void absTakesNoiseForADigitOnlyOnceItHasBecomeOne() {
        model.contenderProperty().set(Contender.ABS);
        model.targetProperty().set(3);
        model.run();
        desk.settle();
        assertThat(result().found()).isTrue();
        Analysis again = abs.analyse(result().image());
        assertThat(again.probability(3)).isEqualTo(result().prediction().probabilities()[3]);
        assertThat(again.prediction()).isEqualTo(3);
        assertThat(again.confident()).isTrue();
    }

    @Test
    void theCurveHasAPointForEveryStep() {
        model.run();
        desk.settle();
        assertThat(way().probabilities()).hasSize(result().steps());
        assertThat(way().probabilities()[0]).isLessThan(FoolingPicture.SURE);
    }

    @Test
    void aLateStepOfACancelledSearchIsNeverShown() {
        model.run();
        desk.contenders.runAll();
        desk.screen.runAll();
        desk.attack.runAll();
        assertThat(desk.screen.waiting()).isPositive();
        model.cancel();
        desk.settle();
        assertThat(model.stateProperty().get()).isEqualTo(State.CANCELLED);
        assertThat(model.wayProperty().get()).isNull();
        assertThat(model.resultProperty().get()).isNull();
    }

    @Test
    void cancellingWhileAFileIsReadAsksNobody() {
        model.contenderProperty().set(Contender.ABS);
        model.run();
        assertThat(model.stateProperty().get()).isEqualTo(State.OPENING);
        model.cancel();
        desk.settle();
        assertThat(model.stateProperty().get()).isEqualTo(State.CANCELLED);
        assertThat(model.wayProperty().get()).isNull();
    }

    @Test
    void theSameSeedIsTheSameNoise() {
        model.run();
        desk.settle();
        FoolingPicture.Result first = result();
        model.run();
        desk.settle();
        assertThat(result().image()).isEqualTo(first.image());
        model.seedProperty().set(" 2 ");
        model.run();
        desk.settle();
        assertThat(result().image()).isNotEqualTo(first.image());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "1.5", "99999999999999999999"})
    void aSeedThatIsNoWholeNumberIsRefusedInASentence(String seed) {
        model.seedProperty().set(seed);
        model.run();
        desk.settle();
        assertThat(model.stateProperty().get()).isEqualTo(State.REFUSED);
        assertThat(model.problemProperty().get()).contains("\u201c" + seed + "\u201d");
        assertThat(halves.asked).isEmpty();
    }

    @Test
    void aMissingFileIsNamed() {
        model.contenderProperty().set(Contender.ROBUST_CNN);
        model.run();
        desk.settle();
        assertThat(model.stateProperty().get()).isEqualTo(State.REFUSED);
        assertThat(model.problemProperty().get()).contains("robust-cnn.zip: found no file");
    }

    @Test
    void drawThisPutsExactlyTheFoundPictureOnTheCanvas() {
        model.run();
        desk.settle();
        model.draw();
        desk.settle();
        assertThat(desk.model.drawing().seen()).isEqualTo(result().image());
        assertThat(desk.model.drawing().captionProperty().get()).isEqualTo("Noise that CNN takes for a 1");
    }
}
