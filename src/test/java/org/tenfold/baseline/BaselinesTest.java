package org.tenfold.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.BadInputException;
import org.tenfold.model.Classifier;

final class BaselinesTest {
    @TempDir
    Path model;

    private Baselines baselines() {
        return Baselines.of(model, Path.of("assets/mnist"));
    }

    @Test
    void eachIsOpenedOnceAndSaysWhatIsWaitedFor() throws IOException {
        RandomNetwork.write(Baseline.ROBUST_CNN, model);
        Baselines baselines = baselines();
        List<String> said = new ArrayList<>();
        assertThat(baselines.ifOpen(Baseline.ROBUST_CNN)).isNull();
        Classifier opened = baselines.open(Baseline.ROBUST_CNN, phrase -> said.add(phrase.toString()));
        assertThat(opened).isInstanceOf(FoldedNetwork.class);
        assertThat(baselines.open(Baseline.ROBUST_CNN, phrase -> said.add(phrase.toString())))
                .isSameAs(opened);
        assertThat(baselines.ifOpen(Baseline.ROBUST_CNN)).isSameAs(opened);
        assertThat(said).containsExactly("loading Deeplearning4j and the adversarially trained CNN");
    }

    @Test
    void whoAsksAtTheSameTimeGetsTheSame() throws Exception {
        RandomNetwork.write(Baseline.CNN, model);
        Baselines baselines = baselines();
        AtomicInteger openings = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<Classifier>> asked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asked.add(pool.submit(() -> baselines.open(Baseline.CNN, said -> openings.incrementAndGet())));
            }
            for (Future<Classifier> answer : asked) {
                assertThat(answer.get()).isSameAs(asked.getFirst().get());
            }
        }
        assertThat(openings).hasValue(1);
    }

    @Test
    void afterAFailureTheNextCallTriesAgain() throws IOException {
        Baselines baselines = baselines();
        assertThatThrownBy(() -> baselines.open(Baseline.BINARY_CNN, said -> {}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("binary-cnn.zip: found no file");
        RandomNetwork.write(Baseline.BINARY_CNN, model);
        assertThat(baselines.open(Baseline.BINARY_CNN, said -> {})).isInstanceOf(BinaryCnnClassifier.class);
    }

    @Test
    void theNearestNeighbourNeedsNoFileOfItsOwn() {
        assertThat(Baseline.NEAREST.isTrained()).isFalse();
        assertThatThrownBy(() -> Baseline.NEAREST.file(model)).hasMessage("nearest neighbour has no file of its own");
        assertThatThrownBy(Baseline.NEAREST::shape).hasMessage("nearest neighbour has no network");
        assertThat(baselines().open(Baseline.NEAREST, said -> {})).isInstanceOf(NearestNeighbour.class);
        assertThatThrownBy(() -> Baselines.of(model, model).open(Baseline.NEAREST, said -> {}))
                .isInstanceOf(BadInputException.class);
    }
}
