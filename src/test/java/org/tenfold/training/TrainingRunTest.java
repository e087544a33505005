package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.BadInputException;
import org.tenfold.image.DataFolder;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
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
    void whoeverLooksOnSeesEveryClassAndChangesNothing() {
        Path alone = folder.resolve("alone");
        TrainingRun.run(settings(alone, 2, false), p -> {}, () -> false);
        Path watched = folder.resolve("watched");
        List<TrainingWatch.Look> looks = Collections.synchronizedList(new ArrayList<>());
        List<TrainingWatch.Example> examples = new ArrayList<>();
        TrainingWatch watch = new TrainingWatch() {
            @Override
            public void begun(int passes, List<Example> shown) {
                assertThat(passes).isEqualTo(EPOCHS + 1);
                examples.addAll(shown);
            }

            @Override
            public void looked(Look look) {
                looks.add(look);
            }
        };

        TrainingResult result =
                TrainingRun.run(settings(watched, 2, false), DataFolder.read(data, false), p -> {}, watch, () -> false);

        for (String file : new String[] {"abs.npz", "prior.npz"}) {
            assertThat(watched.resolve(file)).hasSameBinaryContentAs(alone.resolve(file));
        }
        assertThat(result.heldOut()).isEqualTo(PICTURES / 12);
        assertThat(result.accuracy()).isBetween(0.0, 1.0);
        assertThat(examples)
                .isNotEmpty()
                .extracting(TrainingWatch.Example::label)
                .doesNotHaveDuplicates();
        List<TrainingWatch.Look> last =
                looks.stream().filter(look -> look.pass() == EPOCHS + 1).toList();
        assertThat(last)
                .extracting(TrainingWatch.Look::classIndex)
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(last).allSatisfy(look -> {
            assertThat(look.fitted()).isPositive();
            assertThat(look.painted()).hasSameSizeAs(examples);
        });
    }

    @Test
    void aModelBringsItsOwnPicturesAndTheNamesOfItsClasses() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        LabelledImages all = LabelledImages.read(data, Split.TRAIN);
        int[] firstThree =
                IntStream.range(0, all.size()).filter(i -> all.label(i) < 3).toArray();
        all.subset(firstThree).write(own, Split.TRAIN);
        Files.writeString(own.resolve("labels.txt"), "ring\nstroke\nswan\n");
        Path out = folder.resolve("named");

        TrainingRun.run(new TrainingSettings(own, out, 1, 7, 2, false), p -> {}, () -> false);

        AbsModel model = ModelFolder.read(out);
        assertThat(model.labels()).containsExactly("ring", "stroke", "swan");
        assertThat(model.description().name()).isEqualTo("own");
        assertThat(model.description().centred()).isTrue();
        LabelledImages pictures = LabelledImages.read(ModelFolder.pictures(out), Split.TEST);
        assertThat(pictures.size()).isEqualTo(firstThree.length / 12);
        assertThat(pictures.names()).isEqualTo(model.labels());
        assertThat(pictures.image(0)).isEqualTo(all.image(firstThree[firstThree.length - pictures.size()]));
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
