package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Norm;
import org.tenfold.image.Image;
import org.tenfold.keeping.KeptSession;
import org.tenfold.keeping.SessionFile;

final class KeepingModelTest {
    @TempDir
    private Path folder;

    /** Runs what waits for some seconds to go by. */
    private final Errands seconds = new Errands();

    private Desk watched() {
        Desk desk = Desk.opened();
        desk.model.keeping().watch(folder, seconds);
        desk.settle();
        return desk;
    }

    private void wait(Desk desk) {
        seconds.runAll();
        desk.settle();
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static void drawSeven(Desk desk) {
        desk.stroke(0.3, 0.2, 0.7, 0.2, 0.45, 0.8);
        desk.settle();
    }

    private static String said(Desk desk) {
        return Objects.requireNonNull(desk.model.noticeProperty().get()).text();
    }

    /** What a drawing, paint and attacks are worth: everything but the time that was needed. */
    private static void assertSame(Desk other, Desk desk) {
        KeptSession there = other.model.keeping().take();
        KeptSession here = desk.model.keeping().take();
        assertThat(there.isSameWork(here)).isTrue();
        assertThat(there.look()).isEqualTo(here.look());
        assertThat(other.model.drawing().seen()).isEqualTo(desk.model.drawing().seen());
        assertThat(other.model.drawing().ink().levels())
                .isEqualTo(desk.model.drawing().ink().levels());
    }

    @Test
    void whatWasSavedIsOpenedInAnotherWindowAsItWas() {
        Desk desk = Desk.opened();
        desk.model.drawing().centredProperty().set(false);
        desk.stroke(0.5, 0.2, 0.5, 0.8);
        desk.settle();
        desk.model.drawing().beginStroke(0.2, 0.9, true);
        desk.model.drawing().extendStroke(0.4, 0.85);
        desk.model.drawing().endStroke();
        desk.settle();
        desk.model.paint().activeProperty().set(true);
        desk.model.paint().beginStroke(0.1, 0.1, false);
        desk.model.paint().endStroke();
        desk.model.chooseClass(3);
        desk.settle();
        desk.model.latents().valueProperty(2).set(1.25);
        desk.model.attack().run();
        desk.settle();
        desk.model.attack().history().setPinned(past(desk), true);
        desk.model.attack().choices().normProperty().set(Norm.LINF);
        desk.model.attack().choices().typeBudget("0.25");
        desk.model.attack().choices().typeSeed("77");
        desk.model.attack().choices().attackProperty().set(Attacks.named("deepfool"));
        desk.model.keeping().tilesProperty().set("EVIDENCE");
        desk.model.keeping().toolProperty().set("ATTACK");
        desk.settle();
        Path file = folder.resolve("all.tenfold");
        desk.model.keeping().saveAs(file);
        desk.settle();
        assertThat(said(desk)).isEqualTo("all.tenfold was saved.");

        Desk other = Desk.opened();
        other.model.open(file);
        other.settle();
        assertSame(other, desk);
        assertThat(other.model.keeping().fileProperty().get()).isEqualTo(file);
        assertThat(other.model.keeping().dirtyProperty().get()).isFalse();
        assertThat(other.model.latents().valueProperty(2).get()).isEqualTo(1.25);
        assertThat(past(other).result().image()).isEqualTo(past(desk).result().image());
        assertThat(past(other).curve()).isEqualTo(past(desk).curve());
        assertThat(other.model.nearestAttackProperty().get())
                .isEqualTo(desk.model.nearestAttackProperty().get());
        assertThat(other.model.attack().isOfPresentModel(past(other))).isTrue();
        Image opened = other.model.drawing().seen();
        other.model.drawing().undo();
        assertThat(other.model.drawing().seen()).isNotEqualTo(opened);
    }

    private static PastAttack past(Desk desk) {
        return Objects.requireNonNull(desk.model.attack().endedProperty().get());
    }

    @Test
    void aChangeMakesItDirtyAndTheWayBackClean() {
        Desk desk = Desk.opened();
        assertThat(desk.model.keeping().dirtyProperty().get()).isFalse();
        drawSeven(desk);
        assertThat(desk.model.keeping().dirtyProperty().get()).isTrue();
        desk.model.keeping().saveAs(folder.resolve("seven.tenfold"));
        desk.settle();
        assertThat(desk.model.keeping().dirtyProperty().get()).isFalse();
        desk.stroke(0.1, 0.1, 0.2, 0.2);
        assertThat(desk.model.keeping().dirtyProperty().get()).isTrue();
        desk.model.drawing().undo();
        assertThat(desk.model.keeping().dirtyProperty().get()).isFalse();
        desk.model.drawing().clear();
        assertThat(desk.model.keeping().dirtyProperty().get()).isTrue();
        desk.model.keeping().save();
        desk.settle();
        assertThat(desk.model.keeping().dirtyProperty().get()).isFalse();
    }

    @Test
    void aWindowWithNothingToLoseLeavesNothingBehind() throws IOException {
        Desk desk = watched();
        wait(desk);
        assertThat(files("")).isEmpty();
        drawSeven(desk);
        wait(desk);
        assertThat(files(".tenfold")).hasSize(1);
        desk.model.drawing().undo();
        desk.settle();
        wait(desk);
        assertThat(files("")).isEmpty();
        desk.model.keeping().end();
        Desk next = watched();
        assertThat(next.model.keeping().offerProperty().get()).isNull();
    }

    @Test
    void aBurstOfChangesIsSavedOnce() {
        Desk desk = watched();
        wait(desk);
        for (int i = 0; i < 5; i++) {
            desk.stroke(0.1 * i, 0.1, 0.5, 0.9);
        }
        assertThat(seconds.waiting()).isEqualTo(1);
    }

    @Test
    void whatWasNotSavedIsOfferedToTheNextWindow() throws IOException {
        Desk desk = watched();
        drawSeven(desk);
        desk.model.keeping().end();
        Desk next = watched();
        assertThat(next.model.keeping().offerProperty().get()).isNotNull();
        assertThat(next.model.keeping().offered()).startsWith("A session of ").endsWith(" was not saved.");
        next.model.keeping().recover();
        next.settle();
        assertSame(next, desk);
        assertThat(next.model.keeping().offerProperty().get()).isNull();
        assertThat(next.model.keeping().dirtyProperty().get()).isTrue();
        wait(next);
        assertThat(files(".tenfold")).hasSize(1);
        assertThat(files(".lock")).hasSize(1);
    }

    @Test
    void whatIsDiscardedIsGone() throws IOException {
        Desk desk = watched();
        drawSeven(desk);
        desk.model.keeping().end();
        Desk next = watched();
        next.model.keeping().discard();
        next.settle();
        assertThat(files("")).isEmpty();
        assertThat(next.model.drawing().exampleProperty().get()).isTrue();
    }

    @Test
    void whatIsInItsFileAnywayIsNotOffered() throws IOException {
        Desk desk = watched();
        drawSeven(desk);
        wait(desk);
        Path file = folder.resolve("mine").resolve("seven.tenfold");
        desk.model.keeping().saveAs(file);
        desk.settle();
        // As if it died before it could remove what it had saved by itself.
        Path left = folder.resolve("autosave-left.tenfold");
        SessionFile.write(left, desk.model.keeping().take().belongingTo(file.toString()));
        Desk next = watched();
        assertThat(next.model.keeping().offerProperty().get()).isNull();
        assertThat(left).doesNotExist();
    }

    @Test
    void theChangesOfAFileAreOfferedByItsName() {
        Desk desk = watched();
        drawSeven(desk);
        Path file = folder.resolve("mine").resolve("seven.tenfold");
        desk.model.keeping().saveAs(file);
        desk.settle();
        desk.stroke(0.1, 0.1, 0.2, 0.2);
        desk.model.keeping().end();
        Desk next = watched();
        assertThat(next.model.keeping().offered()).startsWith("Changes of ").contains("seven.tenfold");
        next.model.keeping().recover();
        next.settle();
        assertThat(next.model.keeping().fileProperty().get()).isEqualTo(file);
        assertThat(next.model.keeping().dirtyProperty().get()).isTrue();
    }

    @Test
    void theSessionOfALivingWindowIsLeftAlone() throws IOException {
        Desk living = watched();
        drawSeven(living);
        wait(living);
        Desk next = watched();
        assertThat(next.model.keeping().offerProperty().get()).isNull();
        assertThat(files(".tenfold")).hasSize(1);
    }

    @Test
    void damagedSessionsArePutAside() throws IOException {
        Files.writeString(folder.resolve("autosave-a.tenfold"), "{\"tenfold\": \"sess", StandardCharsets.UTF_8);
        Files.write(folder.resolve("autosave-b.tenfold"), new byte[] {(byte) 0xff, 0});
        Files.writeString(folder.resolve("autosave-c.tenfold"), "", StandardCharsets.UTF_8);
        Files.createDirectory(folder.resolve("autosave-d.tenfold"));
        Desk desk = watched();
        assertThat(desk.model.keeping().offerProperty().get()).isNull();
        assertThat(desk.model.noticeProperty().get()).isNull();
        assertThat(files(".tenfold")).isEmpty();
        assertThat(files(".damaged")).hasSize(4);
    }

    @Test
    void anAttackThatRunsDoesNotMixWithTheSessionThatIsOpened() {
        Desk desk = Desk.opened();
        Path file = folder.resolve("empty.tenfold");
        desk.model.keeping().saveAs(file);
        desk.settle();
        desk.model.attack().run();
        desk.model.open(file);
        desk.settle();
        assertThat(desk.model.attack().history().entriesProperty().get()).isEmpty();
        assertThat(desk.model.attack().stateProperty().get()).isEqualTo(AttackModel.State.IDLE);
    }

    @Test
    void ofAnotherModelTheDrawingOpensAndTheResultsAreMarked() throws IOException {
        Desk desk = Desk.opened();
        drawSeven(desk);
        desk.model.attack().run();
        desk.settle();
        Path file = folder.resolve("other.tenfold");
        desk.model.keeping().saveAs(file);
        desk.settle();
        String digest = desk.model.digest();
        Files.writeString(file, Files.readString(file).replace(digest, "0123456789abcdef"));
        Desk other = Desk.opened();
        other.model.open(file);
        other.settle();
        assertThat(said(other)).contains("another model: found ", "(01234567), expected ", digest.substring(0, 8));
        assertThat(other.model.drawing().seen()).isEqualTo(desk.model.drawing().seen());
        assertThat(other.model.attack().isOfPresentModel(past(other))).isFalse();
        assertThat(other.model.nearestAttackProperty().get()).isNaN();
    }

    @Test
    void aBadFileIsRefusedInASentenceAndNothingChanges() throws IOException {
        Desk desk = Desk.opened();
        Image before = desk.model.drawing().seen();
        Path file = folder.resolve("bad.tenfold");
        Files.writeString(file, "{\"tenfold\": \"session\", \"format\": 9}");
        desk.model.open(file);
        desk.settle();
        assertThat(said(desk)).isEqualTo(file + ": found format 9 of a newer Tenfold, expected format 1 or older.");
        assertThat(desk.model.drawing().seen()).isEqualTo(before);
        assertThat(desk.model.keeping().fileProperty().get()).isNull();
    }
}
