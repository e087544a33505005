package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.baseline.Baseline;
import org.tenfold.baseline.NetworkShape;
import org.tenfold.baseline.StoredNetwork;
import org.tenfold.image.BadInputException;

class BaselineTrainingTest {
    /** Some batches of the robust network, with a rest. */
    private static final int PICTURES = 400;

    private static final int EPOCHS = 3;
    private static final long SEED = 7;
    /** Of the first pass's loss the second leaves about half, after six steps each. */
    private static final double LEARNT = 0.75;

    @TempDir
    static Path folder;

    private static Path data = Path.of("");

    @BeforeAll
    static void cutASmallDataSet() throws IOException {
        data = SmallMnist.write(folder, PICTURES);
    }

    private static BaselineSettings settings(Path out, Set<Baseline> only, int epochs, boolean resume) {
        return new BaselineSettings(data, out, only, epochs, SEED, 2, resume);
    }

    private static BaselineSettings robust(Path out, boolean resume) {
        return settings(out, EnumSet.of(Baseline.ROBUST_CNN), EPOCHS, resume);
    }

    private static void stopAfter(int reports, BaselineSettings settings) {
        AtomicInteger left = new AtomicInteger(reports);
        assertThatThrownBy(() -> BaselineTraining.run(settings, p -> left.decrementAndGet(), () -> left.get() <= 0))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aStoppedAndResumedRunEndsWithTheWeightsOfAnUninterruptedOne() {
        Path straight = folder.resolve("straight");
        List<BaselineProgress> reports = new ArrayList<>();
        BaselineTraining.run(robust(straight, false), reports::add, () -> false);
        Path stopped = folder.resolve("stopped");
        stopAfter(1, robust(stopped, false));
        assertThatThrownBy(() -> BaselineTraining.run(robust(stopped, false), p -> {}, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("--resume");
        stopAfter(1, robust(stopped, true));
        BaselineTraining.run(robust(stopped, true), p -> {}, () -> false);

        assertThat(StoredNetwork.resume(Baseline.ROBUST_CNN.file(stopped), NetworkShape.ROBUST)
                        .params())
                .isEqualTo(StoredNetwork.resume(Baseline.ROBUST_CNN.file(straight), NetworkShape.ROBUST)
                        .params());
        assertThat(stopped.resolve(".training-robust-cnn")).doesNotExist();
        assertThat(reports).extracting(BaselineProgress::epoch).containsExactly(1, 2, 3);
        assertThat(reports.getLast().secondsLeft()).isZero();
    }

    @Test
    void severalNetworksLearnAndAreWrittenEachWithWhereItComesFrom() throws IOException {
        Path out = folder.resolve("both");
        List<BaselineProgress> seen = Collections.synchronizedList(new ArrayList<>());
        Set<Baseline> both = EnumSet.of(Baseline.CNN, Baseline.BINARY_CNN);
        BaselineTraining.run(settings(out, both, 2, false), seen::add, () -> false);
        for (Baseline baseline : both) {
            List<BaselineProgress> own =
                    seen.stream().filter(p -> p.baseline() == baseline).toList();
            assertThat(own.getLast().loss()).isLessThan(LEARNT * own.getFirst().loss());
            assertThat(baseline.file(out)).exists();
            JsonObject provenance = JsonParser.parseString(Files.readString(out.resolve(baseline.id() + ".json")))
                    .getAsJsonObject();
            assertThat(provenance.get("seed").getAsLong()).isEqualTo(SEED);
            assertThat(provenance.get("epochs").getAsInt()).isEqualTo(2);
            assertThat(provenance.get("network").getAsString()).isEqualTo(baseline.title());
            assertThat(provenance.keySet())
                    .contains("dataSha256", "learningRate", "softwareVersion", "durationSeconds");
        }
        // what is finished is left alone
        BaselineTraining.run(settings(out, both, 2, true), p -> seen.clear(), () -> false);
        assertThat(seen).isNotEmpty();
    }

    @Test
    void anUnfinishedRunWithOtherSettingsIsRefused() {
        Path out = folder.resolve("other");
        stopAfter(1, robust(out, false));
        BaselineSettings more = settings(out, EnumSet.of(Baseline.ROBUST_CNN), EPOCHS + 1, true);
        assertThatThrownBy(() -> BaselineTraining.run(more, p -> {}, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("epochs");
    }

    @Test
    void theNearestNeighbourIsNotTrained() {
        assertThatThrownBy(() -> settings(folder, EnumSet.of(Baseline.NEAREST), 1, false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
