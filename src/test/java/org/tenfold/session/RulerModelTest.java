package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.baseline.Baselines;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.inference.PriorSamples;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.inference.Workers;

final class RulerModelTest {
    @Test
    void besideTheEstimateStandsTheProofOfThoseWhoCompareSamples() {
        Desk desk = Desk.opened();
        RobustnessBound estimate =
                Objects.requireNonNull(desk.model.boundProperty().get());
        RulerModel.Proof proof =
                Objects.requireNonNull(desk.model.ruler().proofProperty().get());
        assertThat(estimate.kind()).isEqualTo(RobustnessBound.Kind.ESTIMATED);
        assertThat(proof.bound().kind()).isEqualTo(RobustnessBound.Kind.PROVED);
        var samples = Digits.small(Preset.SAMPLES);
        Analysis analysis = samples.analyse(Digits.image(4));
        assertThat(proof.bound().value())
                .isEqualTo(RobustnessBound.of(samples, analysis).value());
        assertThat(proof.analysis().prediction()).isEqualTo(analysis.prediction());
        assertThat(desk.model.ruler().provingNowProperty().get()).isFalse();
    }

    @Test
    void theAnswerNeverWaitsForTheProof() {
        Desk desk = Desk.opened();
        desk.model.digits().showNext();
        desk.analysis.runAll();
        desk.screen.runAll();
        assertThat(desk.model.explainedProperty().get()).isTrue();
        assertThat(desk.model.boundProperty().get()).isNotNull();
        assertThat(desk.model.ruler().proofProperty().get()).isNull();
        assertThat(desk.model.ruler().provingNowProperty().get()).isTrue();
    }

    @Test
    void aStrokeGivesTheProofUp() {
        Desk desk = Desk.opened();
        desk.model.digits().showNext();
        desk.analysis.runAll();
        desk.screen.runAll();
        desk.model.drawing().beginStroke(0.5, 0.2, false);
        assertThat(desk.model.ruler().provingNowProperty().get()).isFalse();
        desk.settle();
        assertThat(desk.model.ruler().proofProperty().get()).isNull();
        desk.model.drawing().extendStroke(0.5, 0.8);
        desk.settle();
        assertThat(desk.model.ruler().proofProperty().get())
                .as("while the brush is down")
                .isNull();
        desk.model.drawing().endStroke();
        desk.settle();
        RulerModel.Proof proof =
                Objects.requireNonNull(desk.model.ruler().proofProperty().get());
        assertThat(proof.analysis().image()).isEqualTo(desk.model.drawing().seen());
    }

    @Test
    void whoStoppedTheSamplesIsNotMadeToWaitForMore() {
        Desk desk = new Desk();
        AbsSettings few = new AbsSettings(Preset.FAST, Digits.FEW, AbsSettings.FAST.steps(), false);
        AbsClassifier classifier =
                AbsClassifier.of(Digits.small(), PriorSamples.of(Digits.small(), null, Workers.shared()), few);
        desk.model.start(() -> classifier, Digits::testSet, Baselines.of(Path.of("nowhere"), Path.of("nowhere")));
        desk.reading.runAll();
        desk.screen.runAll();
        desk.model.preparation().stop();
        desk.settle();
        assertThat(desk.model.boundProperty().get()).isNotNull();
        assertThat(desk.model.ruler().proofProperty().get()).isNull();
        assertThat(classifier.samples().ready()).isZero();
    }

    @Test
    void nothingIsProvedOfAnEmptyCanvas() {
        Desk desk = Desk.opened();
        desk.model.drawing().clear();
        desk.settle();
        assertThat(desk.model.ruler().proofProperty().get()).isNull();
        assertThat(desk.model.ruler().provingNowProperty().get()).isFalse();
    }
}
