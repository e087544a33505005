package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenfold.baseline.Baseline;
import org.tenfold.baseline.Baselines;
import org.tenfold.baseline.RandomNetwork;
import org.tenfold.image.BadInputException;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;

final class ContendersTest {
    private static final Path MNIST = Path.of("assets", "mnist");

    @TempDir
    Path model;

    private final AbsClassifier abs = Digits.small(Preset.SAMPLES);
    private final List<String> said = new ArrayList<>();

    private Contenders contenders() {
        return Contenders.of(abs, Baselines.of(model, MNIST));
    }

    private Victim opened(Contenders contenders, Contender contender) {
        return contenders.open(contender, phrase -> said.add(phrase.toString()));
    }

    @Test
    void eachIsOpenedOnceAndKept() {
        Contenders contenders = contenders();
        assertThat(contenders.ifOpen(Contender.NEAREST)).isNull();
        Victim first = opened(contenders, Contender.NEAREST);
        assertThat(said)
                .containsExactly(
                        "reading the training pictures for the nearest neighbour",
                        "reading training pictures to start from");
        said.clear();
        assertThat(opened(contenders, Contender.NEAREST)).isSameAs(first);
        assertThat(contenders.ifOpen(Contender.NEAREST)).isSameAs(first);
        assertThat(said).isEmpty();
    }

    @Test
    void absIsTheOneThatWasGivenAndNeedsNoHelp() {
        Victim victim = opened(contenders(), Contender.ABS);
        AbsClassifier opened = Objects.requireNonNull(victim.abs());
        assertThat(opened.model()).isSameAs(abs.model());
        assertThat(opened.settings()).isEqualTo(abs.settings());
        assertThat(victim.slopes()).isNotNull();
        assertThat(victim.examples()).isEmpty();
        assertThat(victim.surrogate()).isNull();
        assertThat(said).isEmpty();
    }

    @Test
    void whatHidesItsSlopesGetsPicturesToStartFromAndTheCnnIfThereIsOne() throws IOException {
        Victim alone = opened(contenders(), Contender.BINARY_ABS);
        assertThat(Objects.requireNonNull(alone.abs()).settings().binary()).isTrue();
        assertThat(alone.slopes()).isNull();
        assertThat(alone.behindThreshold()).isNotNull();
        assertThat(alone.examples()).hasSizeGreaterThan(100);
        assertThat(alone.examples().getFirst())
                .isEqualTo(LabelledImages.read(MNIST, Split.TRAIN).image(0));
        assertThat(alone.surrogate()).isNull();

        RandomNetwork.write(Baseline.CNN, model);
        RandomNetwork.write(Baseline.BINARY_CNN, model);
        Contenders contenders = contenders();
        Victim cnn = opened(contenders, Contender.CNN);
        assertThat(cnn.slopes()).isNotNull();
        assertThat(cnn.surrogate()).isNull();
        for (Contender contender : List.of(Contender.BINARY_ABS, Contender.BINARY_CNN, Contender.NEAREST)) {
            Victim helped = opened(contenders, contender);
            assertThat(helped.surrogate()).isSameAs(cnn.slopes());
            assertThat(helped.isThresholded()).isEqualTo(contender.isThresholded());
            assertThat(helped.behindThreshold() != null).isEqualTo(contender.isThresholded());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CNN", "BINARY_CNN", "ROBUST_CNN"})
    void aMissingFileIsNamedAndLookedForAgain(Contender contender) throws IOException {
        Contenders contenders = contenders();
        Baseline baseline = contender.baseline().orElseThrow();
        assertThatThrownBy(() -> opened(contenders, contender))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(baseline.file(model) + ": found no file, expected ");
        assertThat(contenders.ifOpen(contender)).isNull();
        RandomNetwork.write(baseline, model);
        assertThat(opened(contenders, contender).name()).isEqualTo(contender.title());
    }
}
