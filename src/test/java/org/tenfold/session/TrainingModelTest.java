package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Shapes;
import org.tenfold.session.TrainingModel.State;
import org.tenfold.training.TrainingResult;

final class TrainingModelTest {
    private static final int OF_EACH = 30;

    private static final long PLENTY = 1L << 30;

    /** Less than one class at work takes. */
    private static final long LITTLE = 20L << 20;

    @TempDir
    private static Path pictures;

    @TempDir
    private Path folder;

    private final Desk desk = new Desk();
    private final Errands training = new Errands();
    private final TrainingModel model = withRoom(PLENTY);

    @BeforeAll
    static void drawShapes() throws IOException {
        Shapes.write(pictures, OF_EACH);
    }

    private TrainingModel withRoom(long bytes) {
        return new TrainingModel(
                desk.model,
                new Threads(
                        desk.analysis,
                        desk.latents,
                        desk.attack,
                        desk.reading,
                        desk.samples,
                        desk.contenders,
                        desk.screen),
                training,
                wanted -> bytes);
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
        assertThat(found.classes())
                .allSatisfy(each ->
                        assertThat(each.examples()).hasSizeGreaterThan(3).doesNotHaveDuplicates());
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
    void whatItWillTakeIsKnownBeforeItBegins() {
        assertThat(model.planProperty().get()).isNull();
        model.chooseData(pictures);
        settle();
        model.passesProperty().set(1);
        TrainingPlan one = Objects.requireNonNull(model.planProperty().get());
        model.passesProperty().set(60);
        TrainingPlan sixty = Objects.requireNonNull(model.planProperty().get());
        assertThat(one.fits()).isTrue();
        assertThat(sixty.seconds()).isGreaterThan(5 * one.seconds());
        assertThat(sixty.mebibytes()).isEqualTo(one.mebibytes()).isPositive();
        model.passesProperty().set(0);
        assertThat(model.planProperty().get()).isNull();
    }

    @Test
    void morePicturesThanThereIsMemoryForAreRefusedBeforeItBegins() {
        TrainingModel small = withRoom(LITTLE);
        small.chooseData(pictures);
        small.chooseOut(folder.resolve("model"));
        settle();
        assertThat(small.problemProperty().get())
                .startsWith("Training on 90 pictures takes about ")
                .contains("and the window has 20 to spare", "choose 0 pictures at most", "tenfold train")
                .endsWith(".");
        assertThat(small.isReady()).isFalse();
        small.start();
        assertThat(training.waiting()).isZero();
        assertThat(folder.resolve("model")).doesNotExist();
    }

    @Test
    void aFileThatIsDroppedStandsForItsFolder() {
        model.chooseDropped(pictures.resolve(Shapes.NAMES.getFirst()).resolve("0.png"));
        assertThat(model.folderProperty().get()).isEqualTo(pictures.resolve(Shapes.NAMES.getFirst()));
        model.chooseDropped(pictures);
        settle();
        assertThat(model.dataProperty().get()).isNotNull();
    }

    @Test
    void aLackOfMemoryIsToldPlainlyOnWhateverThreadItIsFound() {
        for (Supplier<String> hungry : List.<Supplier<String>>of(
                () -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                () -> {
                    throw new IllegalStateException(new OutOfMemoryError("Java heap space"));
                })) {
            assertThatThrownBy(() -> TrainingWork.enough(hungry, "Choose fewer."))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("Choose fewer.");
        }
        assertThatThrownBy(() -> TrainingWork.enough(
                        () -> {
                            throw new IllegalStateException("something else");
                        },
                        "Choose fewer."))
                .hasMessage("something else");
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
