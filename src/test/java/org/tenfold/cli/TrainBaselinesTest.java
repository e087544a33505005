package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.baseline.Baseline;
import org.tenfold.training.BaselineProgress;

final class TrainBaselinesTest {
    @TempDir
    Path folder;

    private final Typed typed = new Typed();

    @Test
    void aFolderWithoutMnistIsNamed() {
        typed.run("train-baselines", "--data", folder.toString(), "--out", folder.toString());

        typed.assertRefusedWith(folder.toString(), "train-images-idx3-ubyte");
    }

    @Test
    void onlyNetworksAreTrained() {
        typed.run("train-baselines", "--data", "assets/mnist", "--out", folder.toString(), "--only", "cnn,nearest");

        typed.assertRefused("tenfold train-baselines: invalid value for option '--only' (NAME): found 'nearest',"
                + " expected cnn, binary-cnn or robust-cnn (see 'tenfold train-baselines --help')");
    }

    @Test
    void progressTellsNetworkEpochLossSpeedAndTimeLeft() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(TrainBaselinesCommand.sentence(
                            new BaselineProgress(Baseline.ROBUST_CNN, 20, 24, 0.4312, 154.6, 4000)))
                    .isEqualTo("robust-cnn, epoch 20 of 24: loss 0.431," + " 155 examples/s, 1 h 06 min left");
        } finally {
            Locale.setDefault(before);
        }
    }
}
