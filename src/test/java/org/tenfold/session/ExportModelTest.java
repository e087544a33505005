package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.model.Latent;

final class ExportModelTest {
    @TempDir
    private Path folder;

    private final Desk desk = Desk.opened();
    private final ExportModel exports = desk.model.exports();

    private Notice notice() {
        return Objects.requireNonNull(desk.model.noticeProperty().get());
    }

    private static int frames(Path file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(stream);
            return reader.getNumImages(true);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void theScoresOfTheDrawingAreWrittenAndSaid() throws IOException {
        Path file = folder.resolve("scores.csv");
        exports.writeScores(file);
        desk.settle();
        assertThat(Files.readString(file)).isEqualTo(ScoreSheet.of(Objects.requireNonNull(desk.model.analysis())));
        assertThat(notice()).isEqualTo(Notice.information("scores.csv was written."));
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidWithAWayOut() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("file"));
        exports.writeScores(noFolder.resolve("scores.csv"));
        desk.settle();
        assertThat(notice().kind()).isEqualTo(Notice.Kind.PROBLEM);
        assertThat(notice().text()).contains("could not be written").contains("Choose another folder");
    }

    @Test
    void anAttackMovesFromTheOriginalToTheAdversarialAndBack() throws IOException {
        assertThat(exports.attacked().get()).isFalse();
        desk.model.attack().run();
        desk.settle();
        assertThat(exports.attacked().get()).isTrue();
        PastAttack attack =
                Objects.requireNonNull(desk.model.attack().endedProperty().get());
        var frames = Walk.ofAttack(attack);
        assertThat(frames.get(0)).isEqualTo(attack.job().image());
        assertThat(frames.get(Walk.REST + Walk.ATTACK_STEPS - 1))
                .isEqualTo(attack.result().image());
        assertThat(frames.get(frames.size() - 1)).isEqualTo(frames.get(Walk.REST));
        Path file = folder.resolve("attack.gif");
        exports.writeAttack(file);
        desk.settle();
        assertThat(frames(file)).isEqualTo(frames.size());
    }

    @Test
    void aWalkTakesEveryLatentToBothEndsAndComesHome() throws IOException {
        var models = Objects.requireNonNull(desk.model.classifierProperty().get());
        var latent = desk.model.latents().latent();
        double reach = LatentModel.REACH;
        var frames = Walk.ofLatents(models, 4, latent, List.of(reach));
        float[] highest = latent.toArray();
        highest[0] = (float) reach;
        float[] lowest = latent.toArray();
        lowest[0] = (float) -reach;
        assertThat(frames).contains(models.decode(4, Latent.of(highest))).contains(models.decode(4, Latent.of(lowest)));
        assertThat(frames.get(frames.size() - 1)).isEqualTo(models.decode(4, latent));
        Path file = folder.resolve("walk.gif");
        exports.writeWalk(file);
        desk.settle();
        assertThat(frames(file)).isGreaterThan(8 * frames.size() / 2);
    }

    @Test
    void thereIsNothingToWriteOnAnEmptyCanvas() {
        desk.model.drawing().clear();
        desk.settle();
        assertThat(exports.scored().get()).isFalse();
        assertThat(exports.walkable().get()).isFalse();
        exports.writeScores(folder.resolve("scores.csv"));
        exports.writeWalk(folder.resolve("walk.gif"));
        desk.settle();
        assertThat(folder).isEmptyDirectory();
    }
}
