package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.attack.Contender;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.model.Installation;
import org.tenfold.model.RandomModel;

final class ModelShelfTest {
    private static final List<String> CLOTHES = List.of("T-shirt/top", "Trouser", "Sandal");
    private static final Installation CHECKOUT = new Installation(Path.of("").toAbsolutePath());

    /** Collections until what nobody holds must be gone: one is usually enough. */
    private static final int COLLECTIONS = 50;

    private static final long PAUSE_MILLIS = 20;

    @TempDir
    private Path folder;

    private Desk opened() {
        Desk desk = Desk.opened();
        desk.model.shelf().begin(CHECKOUT.shippedModel(), CHECKOUT);
        return desk;
    }

    private Path clothes() throws IOException {
        Path model = folder.resolve("clothes");
        RandomModel.write(model, CLOTHES, 1);
        return model;
    }

    @Test
    void anotherModelBringsItsClassesWithIt() throws IOException {
        Desk desk = opened();
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        desk.model.chooseClass(7);
        desk.settle();
        Image drawn = desk.model.drawing().seen();

        desk.model.shelf().open(clothes());
        desk.settle();

        assertThat(desk.model.labels().names()).isEqualTo(CLOTHES);
        assertThat(desk.model.shelf().folderProperty().get()).isEqualTo(folder.resolve("clothes"));
        // its pictures are not centred as digits are, and so is a drawing for it
        assertThat(desk.model.drawing().centredProperty().get()).isFalse();
        assertThat(desk.model.drawing().seen()).isNotEqualTo(drawn);
        assertThat(Objects.requireNonNull(desk.model.analysis()).reconstructions())
                .extracting("label")
                .isEqualTo(CLOTHES);
        assertThat(desk.model.shownClass()).isLessThan(CLOTHES.size());
        assertThat(desk.model.noticeProperty().get()).isNull();
    }

    @Test
    void aWrongFolderIsRefusedInASentenceAndThePresentModelStays() throws IOException {
        Desk desk = opened();
        AbsClassifier present = desk.model.classifierProperty().get();
        Files.writeString(folder.resolve("model.json"), "{}");

        desk.model.shelf().open(folder);
        desk.settle();

        assertThat(desk.model.classifierProperty().get()).isSameAs(present);
        assertThat(desk.model.shelf().folderProperty().get()).isEqualTo(CHECKOUT.shippedModel());
        assertThat(Objects.requireNonNull(desk.model.noticeProperty().get()).text())
                .contains(folder.resolve("model.json").toString())
                .endsWith(".");
    }

    @Test
    void rivalsAndPicturesOfAnotherDataSetAreNotOffered() throws IOException {
        Desk desk = opened();
        desk.model.attack().choices().victimProperty().set(Contender.CNN);
        desk.model.attack().choices().targetProperty().set(9);
        desk.model.paint().victimProperty().set(Contender.NEAREST);

        desk.model.shelf().open(clothes());
        desk.settle();

        assertThat(desk.model.contenders().offeredProperty().get())
                .containsExactly(Contender.ABS, Contender.BINARY_ABS);
        assertThat(desk.model.attack().choices().victimProperty().get()).isEqualTo(Contender.ABS);
        assertThat(desk.model.attack().choices().targetProperty().get()).isNull();
        assertThat(desk.model.paint().victimProperty().get()).isEqualTo(Contender.ABS);
        assertThat(desk.model.fooling().contenderProperty().get()).isEqualTo(Contender.ABS);
        assertThat(desk.model.digits().allProperty().get()).isNull();
        // the example was one of MNIST's
        assertThat(desk.model.drawing().seen().isBlank()).isTrue();
    }

    @Test
    void whatWasAskedOfTheModelBeforeIsCancelledAndForgotten() throws IOException {
        Desk desk = opened();
        desk.model.attack().run();
        desk.settle();
        assertThat(desk.model.attack().history().entriesProperty().get()).isNotEmpty();
        assertThat(desk.model.nearestAttackProperty().get()).isPositive();
        desk.model.attack().run();
        desk.model.sideBySide().run();
        desk.screen.runAll();

        desk.model.shelf().open(clothes());
        desk.settle();

        assertThat(desk.model.attack().history().entriesProperty().get()).isEmpty();
        assertThat(desk.model.attack().stateProperty().get()).isEqualTo(AttackModel.State.IDLE);
        assertThat(desk.model.attack().strength().subject()).isNull();
        assertThat(desk.model.sideBySide().runningProperty().get()).isFalse();
        assertThat(desk.model.nearestAttackProperty().get()).isNaN();
        assertThat(desk.model.boundProperty().get()).isNull();
        assertThat(desk.model.ruler().proofProperty().get()).isNull();
    }

    @Test
    void theMemoryOfTheModelBeforeIsFreed() throws IOException, InterruptedException {
        Desk desk = new Desk();
        desk.model.shelf().begin(CHECKOUT.shippedModel(), CHECKOUT);
        WeakReference<AbsClassifier> before = start(desk);
        desk.settle();
        desk.model.verdicts().watch(true);
        desk.model.latents().map().activeProperty().set(true);
        desk.model.paint().activeProperty().set(true);
        desk.model.attack().run();
        desk.settle();

        desk.model.shelf().open(clothes());
        desk.settle();
        desk.stroke(0.3, 0.3, 0.7, 0.7);
        desk.settle();

        for (int i = 0; i < COLLECTIONS && before.get() != null; i++) {
            System.gc();
            Thread.sleep(PAUSE_MILLIS);
        }
        assertThat(before.get()).isNull();
    }

    /** A classifier that nobody but the session holds. */
    private static WeakReference<AbsClassifier> start(Desk desk) {
        AbsClassifier held = Digits.small(Preset.FAST);
        AbsClassifier own = held.with(held.settings());
        WeakReference<AbsClassifier> reference = new WeakReference<>(own);
        desk.model.start(() -> own, Digits::testSet, Baselines.of(Path.of("nowhere"), Path.of("nowhere")));
        return reference;
    }

    @Test
    void theModelsThatWereOpenedAreRememberedTheNewestFirst() throws IOException {
        Desk desk = opened();
        Path first = clothes();
        Path second = folder.resolve("letters");
        RandomModel.write(second, List.of("A", "B"), 2);
        for (Path each : List.of(first, second, first, folder.resolve("none"))) {
            desk.model.shelf().open(each);
            desk.settle();
        }
        assertThat(desk.model.shelf().recentProperty().get()).containsExactly(first, second);
        assertThat(desk.model.settings().list("recentModels")).containsExactly(first.toString(), second.toString());
    }

    @Test
    void theShippedModelIsOpenedAgainWithItsPictures() throws IOException {
        Desk desk = opened();
        desk.model.shelf().open(clothes());
        desk.settle();
        assertThat(desk.model.shelf().showsShipped()).isFalse();

        OpenedModel shipped = OpenedModel.read(CHECKOUT.shippedModel(), CHECKOUT);
        desk.model.exchange(shipped);

        assertThat(desk.model.labels()).isEqualTo(Labels.DIGITS);
        assertThat(desk.model.digits().allProperty().get()).isNotNull();
        assertThat(desk.model.drawing().exampleProperty().get()).isTrue();
        assertThat(desk.model.contenders().offeredProperty().get()).containsExactly(Contender.values());
        assertThat(desk.model.drawing().centredProperty().get()).isTrue();
    }
}
