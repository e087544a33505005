package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.BadInputException;
import org.tenfold.image.GifFrames;
import org.tenfold.image.Image;
import org.tenfold.image.Raster;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.session.ExplorerModel;
import org.tenfold.view.reconstructions.TileMode;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class SnapshotTest {
    private static final int WIDTH = (int) ExplorerWindow.SMALLEST_WIDTH;
    private static final int HEIGHT = (int) ExplorerWindow.SMALLEST_HEIGHT;

    /** While the pen goes from one stroke to the next a frame is like the one before. */
    private static final int FEWEST = 20;

    private static final int MOST = 40;

    /** The last picture stays long enough to be read. */
    private static final int LONG = 200;

    private static final Snapshot.View VIEW = new Snapshot.View(
            null,
            ExplorerWindow.Tool.LATENTS,
            null,
            TileMode.RECONSTRUCTION,
            null,
            false,
            Appearance.Choice.LIGHT,
            WIDTH,
            HEIGHT);

    @TempDir
    Path folder;

    private final AbsClassifier classifier = Digits.small(Preset.FAST);

    @Start
    void start(Stage stage) {
        stage.setTitle("no window of its own");
    }

    private ExplorerModel started(FxRobot robot) {
        ExplorerModel model = ExplorerModel.of(WindowTest.threads(), new Random(1));
        robot.interact(() -> model.start(() -> classifier, Digits::testSet, Baselines.of(folder, folder)));
        return model;
    }

    @Test
    void itDoesNotTellHowLongTheAnswerTookWhichWouldDifferEachTime(FxRobot robot) throws IOException {
        Path file = folder.resolve("window.svg");
        Snapshot.write(started(robot), VIEW, file);
        assertThat(file).content().contains("preset fast").doesNotContain("explained in");
    }

    @Test
    void aFileThatEndsInGifIsADigitDrawnStrokeByStrokeWithItsExplanations(FxRobot robot) throws IOException {
        ExplorerModel model = started(robot);
        Set<Image> explained = new HashSet<>();
        robot.interact(() -> model.analysisProperty().addListener((source, before, now) -> {
            if (now != null) {
                explained.add(now.image());
            }
        }));
        Path file = folder.resolve("drawing.GIF");
        Snapshot.write(model, VIEW, file);

        List<GifFrames.Frame> frames = GifFrames.read(file);
        assertThat(frames).hasSizeBetween(FEWEST, MOST);
        Raster first = frames.get(0).picture();
        GifFrames.Frame last = frames.get(frames.size() - 1);
        assertThat(first.width()).isEqualTo(WIDTH);
        assertThat(first.height()).isEqualTo(HEIGHT);
        assertThat(last.picture().argb()).isNotEqualTo(first.argb());
        assertThat(last.hundredths()).isGreaterThan(LONG);
        assertThat(frames.stream()
                        .map(frame -> Arrays.hashCode(frame.picture().argb()))
                        .distinct()
                        .count())
                .isGreaterThan(FEWEST);
        assertThat(explained).hasSizeGreaterThan(FEWEST);
        assertThat(Objects.requireNonNull(model.analysis()).prediction()).isEqualTo(4);
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("NETSCAPE2.0");
    }

    @Test
    void aMovingPictureThatIsTooLargeIsRefused(FxRobot robot) {
        Snapshot.View large = new Snapshot.View(
                null,
                ExplorerWindow.Tool.LATENTS,
                null,
                TileMode.RECONSTRUCTION,
                null,
                false,
                Appearance.Choice.LIGHT,
                10 * WIDTH,
                HEIGHT);
        ExplorerModel model = started(robot);
        assertThatThrownBy(() -> Snapshot.write(model, large, folder.resolve("large.gif")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("found a moving picture of 10240x700, expected at most 1280x900.");
    }
}
