package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Contestants;
import org.tenfold.attack.Victim;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;

final class VerdictModelTest {
    private final AbsClassifier abs = Digits.small(Preset.FAST);
    private final AbsClassifier binary = abs.with(abs.settings().withBinary(true));
    private final Halves halves = new Halves();
    private final Desk desk = Desk.opened();
    private final VerdictModel verdicts = desk.model.verdicts();

    VerdictModelTest() {
        desk.model
                .contenders()
                .offer(Contestants.of(
                        abs, Map.of(Contender.CNN, halves.victim(), Contender.BINARY_ABS, Victim.of(binary))));
    }

    private Verdict verdict(Contender contender) {
        return verdicts.verdictProperty(contender).get();
    }

    private void look() {
        verdicts.watch(true);
        desk.settle();
    }

    @Test
    void nobodyIsAskedOrOpenedBeforeSomebodyLooks() {
        desk.settle();
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        desk.settle();
        assertThat(halves.asked).isEmpty();
        assertThat(verdict(Contender.ROBUST_CNN).state()).isEqualTo(Verdict.State.WAITING);
        look();
        assertThat(halves.asked).containsExactly(desk.model.drawing().seen());
        assertThat(verdict(Contender.ROBUST_CNN).state()).isEqualTo(Verdict.State.MISSING);
        assertThat(verdicts.isAtRest()).isTrue();
    }

    @Test
    void theNewestDrawingsVerdictWins() {
        look();
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        desk.contenders.runOne();
        desk.stroke(0.2, 0.2, 0.5, 0.2);
        assertThat(verdicts.isAtRest()).isFalse();
        desk.screen.runAll();
        desk.stroke(0.2, 0.5, 0.5, 0.5);
        desk.settle();
        for (Contender contender : new Contender[] {Contender.ABS, Contender.BINARY_ABS, Contender.CNN}) {
            assertThat(verdict(contender).answers(desk.model.drawing().seen()))
                    .as(contender.title())
                    .isTrue();
        }
        assertThat(verdicts.isAtRest()).isTrue();
    }

    @Test
    void whileAnAnswerIsOnItsWayNoOtherIsAskedFor() {
        look();
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        desk.stroke(0.3, 0.2, 0.3, 0.8);
        desk.stroke(0.7, 0.2, 0.7, 0.8);
        assertThat(desk.contenders.waiting()).isEqualTo(1);
    }

    @Test
    void theVerdictOfAbsIsTheExplanationItself() {
        look();
        Analysis analysis = Objects.requireNonNull(desk.model.analysis());
        Verdict verdict = verdict(Contender.ABS);
        assertThat(Objects.requireNonNull(verdict.prediction()).label()).isEqualTo(analysis.prediction());
        assertThat(Objects.requireNonNull(verdict.prediction()).probabilities()).isEqualTo(analysis.probabilities());
        assertThat(verdict.milliseconds()).isEqualTo(analysis.milliseconds());
        assertThat(verdict.certain()).isEqualTo(analysis.confident());
    }

    @Test
    void binaryAbsIsAskedOnlyOnceTheDrawingIsExplained() {
        look();
        desk.model.drawing().beginStroke(0.5, 0.2, false);
        desk.model.drawing().extendStroke(0.5, 0.8);
        desk.contenders.runAll();
        desk.screen.runAll();
        desk.contenders.runAll();
        desk.screen.runAll();
        assertThat(verdict(Contender.BINARY_ABS).state()).isEqualTo(Verdict.State.ASKED);
        assertThat(verdict(Contender.CNN).answers(desk.model.drawing().seen())).isTrue();
        desk.model.drawing().endStroke();
        desk.settle();
        Verdict verdict = verdict(Contender.BINARY_ABS);
        assertThat(verdict.answers(desk.model.drawing().seen())).isTrue();
        assertThat(Objects.requireNonNull(verdict.prediction()).probabilities())
                .isEqualTo(binary.analyse(desk.model.drawing().seen()).probabilities());
    }

    @Test
    void noneOfTheTenIsSaidByAbsAlone() {
        look();
        desk.model.put(Digits.noise(3), "Noise");
        desk.settle();
        assertThat(verdict(Contender.ABS).certain()).isFalse();
        assertThat(verdict(Contender.CNN).certain()).isTrue();
    }

    @Test
    void aRowSaysWhichFileIsMissing() {
        look();
        assertThat(verdict(Contender.ROBUST_CNN).state()).isEqualTo(Verdict.State.MISSING);
        assertThat(verdict(Contender.ROBUST_CNN).problem()).contains("robust-cnn.zip: found no file");
        assertThat(verdict(Contender.NEAREST).problem()).startsWith("nowhere: found nothing");
        assertThat(desk.model.noticeProperty().get()).isNull();
    }

    @Test
    void anEmptyCanvasSaysSoInEveryRowThatCouldAnswer() {
        look();
        desk.model.drawing().clear();
        desk.settle();
        for (Contender contender : new Contender[] {Contender.ABS, Contender.BINARY_ABS, Contender.CNN}) {
            assertThat(verdict(contender).state()).as(contender.title()).isEqualTo(Verdict.State.BLANK);
        }
        assertThat(verdict(Contender.ROBUST_CNN).state()).isEqualTo(Verdict.State.MISSING);
    }

    @Test
    void aDrawingThatWasClearedMeanwhileGetsNoVerdict() {
        look();
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        desk.contenders.runAll();
        desk.model.drawing().clear();
        desk.settle();
        assertThat(verdict(Contender.CNN).state()).isEqualTo(Verdict.State.BLANK);
    }

    @Test
    void whenNobodyLooksAnyMoreNobodyIsAsked() {
        look();
        verdicts.watch(false);
        int before = halves.asked.size();
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        desk.settle();
        assertThat(halves.asked).hasSize(before);
        look();
        assertThat(verdict(Contender.CNN).answers(desk.model.drawing().seen())).isTrue();
        assertThat(verdict(Contender.BINARY_ABS).answers(desk.model.drawing().seen()))
                .isTrue();
    }

    @Test
    void otherModelsAreAskedAnew() {
        look();
        Halves others = new Halves();
        desk.model.contenders().offer(Contestants.of(abs, Map.of(Contender.CNN, others.victim())));
        desk.settle();
        assertThat(others.asked).hasSize(1);
        assertThat(verdict(Contender.CNN).state()).isEqualTo(Verdict.State.ANSWERED);
        assertThat(verdict(Contender.BINARY_ABS).state()).isEqualTo(Verdict.State.MISSING);
    }
}
