package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.BadInputException;
import org.tenfold.model.AbsModel;
import org.tenfold.model.ModelFolder;

class TrainingRunTest {
    private static final int PICTURES = 360;
    private static final int EPOCHS = 2;

    @TempDir
    static Path folder;

    private static Path data = Path.of("");

    @BeforeAll
    static void cutASmallDataSet() throws IOException {
        data = SmallMnist.write(folder, PICTURES);
    }

    private static TrainingSettings settings(Path out, int threads, boolean resume) {
        return new TrainingSettings(data, out, EPOCHS, 7, threads, resume);
    }

    @Test
    void aStoppedAndResumedRunEndsWithTheWeightsOfAnUninterruptedOneWhateverTheThreads() throws IOException {
        Path straight = folder.resolve("straight");
        TrainingRun.run(settings(straight, 2, false), p -> {}, () -> false);
        Path stopped = folder.resolve("stopped");
        // once in the first stage, once between two rounds of the second, once in the third
        for (int reports : new int[] {3, 16, 3}) {
            AtomicInteger left = new AtomicInteger(reports);
            assertThatThrownBy(() -> TrainingRun.run(
                            settings(stopped, 1, true), p -> left.decrementAndGet(), () -> left.get() <= 0))
                    .isInstanceOf(CancellationException.class);
        }
        assertThatThrownBy(() -> TrainingRun.run(settings(stopped, 1, false), p -> {}, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--resume");
        TrainingRun.run(settings(stopped, 1, true), p -> {}, () -> false);

        for (String file : new String[] {"abs.npz", "prior.npz"}) {
            assertThat(stopped.resolve(file)).hasSameBinaryContentAs(straight.resolve(file));
        }
        assertThat(stopped.resolve(".training")).doesNotExist();
        AbsModel model = ModelFolder.read(straight);
        assertThat(model.priorLatents()).hasDimensions(8000, 8);
        assertThat(model.description().provenance().entries())
                .containsEntry("seed", 7L)
                .containsEntry("epochs", (long) EPOCHS)
                .containsKeys("dataSha256", "learningRate", "softwareVersion", "durationSeconds");
    }

    @Test
    void anUnfinishedRunWithOtherSettingsIsRefused() {
        Path out = folder.resolve("other");
        AtomicInteger left = new AtomicInteger(1);
        assertThatThrownBy(() ->
                        TrainingRun.run(settings(out, 2, false), p -> left.decrementAndGet(), () -> left.get() <= 0))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() ->
                        TrainingRun.run(new TrainingSettings(data, out, EPOCHS, 8, 2, true), p -> {}, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("seed");
    }
}
