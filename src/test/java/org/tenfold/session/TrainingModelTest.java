package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.Shapes;
import org.tenfold.session.TrainingModel.State;
import org.tenfold.training.TrainingResult;

final class TrainingModelTest {
    private static final int OF_EACH = 30;

    @TempDir
    private static Path pictures;

    @TempDir
    private Path folder;

    private final Desk desk = new Desk();
    private final Errands training = new Errands();
    private final TrainingModel model = new TrainingModel(
            desk.model,
            new Threads(
                    desk.analysis, desk.latents, desk.attack, desk.reading, desk.samples, desk.contenders, desk.screen),
            training);

    @BeforeAll
    static void drawShapes() throws IOException {
        Shapes.write(pictures, OF_EACH);
    }

    private void settle() {
        training.runAll();
        desk.screen.runAll();
    }

    private String problem() {
        return model.problemProperty().get();
    }

    @Test
    void whatWasFoundIsTold() {
        model.chooseData(pictures);
        assertThat(model.dataProperty().get()).isNull();
        settle();
        TrainingData found = Objects.requireNonNull(model.dataProperty().get());
        assertThat(found.classes()).extracting(TrainingData.Found::name).isEqualTo(Shapes.NAMES);
        assertThat(found.classes()).extracting(TrainingData.Found::pictures).containsExactly(OF_EACH, OF_EACH, OF_EACH);
        assertThat(found.heldOut()).isEqualTo(3 * OF_EACH / 12);
        assertThat(found.mayBeCentred()).isTrue();
        assertThat(model.isReady()).isFalse();
        model.chooseOut(folder.resolve("model"));
        assertThat(model.isReady()).isTrue();
    }

    @Test
    void aFolderWithoutPicturesIsRefusedInASentence() {
        model.chooseData(folder);
        settle();
        assertThat(model.dataProperty().get()).isNull();
        assertThat(problem()).contains(folder.toString()).endsWith(".");
        model.chooseData(pictures);
        assertThat(problem()).isEmpty();
    }

    @Test
    void centringReadsThePicturesAgain() {
        model.chooseData(pictures);
        settle();
        boolean before = Objects.requireNonNull(model.dataProperty().get())
                .data()
                .training()
                .isCentred();
        model.centringProperty().set(true);
        settle();
        boolean after = Objects.requireNonNull(model.dataProperty().get())
                .data()
                .training()
                .isCentred();
        assertThat(List.of(before, after)).containsExactly(false, true);
    }

    @Test
    void aModelIsNeverWrittenOverAnother() throws IOException {
        Files.writeString(folder.resolve("model.json"), "{}");
        model.chooseData(pictures);
        model.chooseOut(folder);
        settle();
        model.start();
        assertThat(problem()).contains("holds a model already");
        assertThat(model.stateProperty().get()).isEqualTo(State.CHOOSING);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        model.chooseData(pictures);
        model.chooseOut(folder.resolve("model"));
        settle();
        model.seedProperty().set("many");
        model.start();
        assertThat(problem()).contains("\u201cmany\u201d is no seed");
        model.seedProperty().set("1");
        model.passesProperty().set(0);
        model.start();
        assertThat(problem()).contains("from 1 to 10000 passes");
        assertThat(training.waiting()).isZero();
    }

    @Test
    void aStoppedTrainingGoesOnToAModelThatCanBeOpened() {
        model.chooseData(pictures);
        model.chooseOut(folder.resolve("model"));
        model.passesProperty().set(1);
        settle();
        model.start();
        assertThat(model.stateProperty().get()).isEqualTo(State.RUNNING);
        model.stop();
        settle();
        assertThat(model.stateProperty().get()).isEqualTo(State.STOPPED);
        assertThat(model.lossesProperty().get()).isEmpty();

        assertThat(desk.model.settings().get("training.folder"))
                .hasValue(folder.resolve("model").toString());
        model.start();
        settle();

        assertThat(problem()).isEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(State.FINISHED);
        TrainingResult result = Objects.requireNonNull(model.resultProperty().get());
        assertThat(result.heldOut()).isEqualTo(3 * OF_EACH / 12);
        assertThat(model.lossesProperty().get())
                .isNotEmpty()
                .allSatisfy(loss -> assertThat(loss.fitted()).isPositive());
        assertThat(model.examplesProperty().get()).hasSize(3);
        model.open();
        desk.settle();
        assertThat(desk.model.labels().names()).isEqualTo(Shapes.NAMES);
        assertThat(desk.model.digits().allProperty().get()).isNotNull();
    }
}
