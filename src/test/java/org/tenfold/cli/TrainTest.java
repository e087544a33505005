package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.training.TrainingProgress;
import org.tenfold.training.TrainingProgress.Stage;

final class TrainTest {
    @TempDir
    Path folder;

    private final Typed typed = new Typed();

    @Test
    void aFolderWithoutMnistIsNamed() {
        typed.run(
                "train",
                "--data",
                folder.toString(),
                "--out",
                folder.resolve("model").toString());

        typed.assertRefusedWith(folder.toString(), "train-images-idx3-ubyte");
    }

    @Test
    void anEpochCountThatIsNoneIsRefused() {
        typed.run("train", "--data", "assets/mnist", "--out", folder.toString(), "--epochs", "0");

        typed.assertRefused(
                "tenfold train: invalid value for option '--epochs': found '0', expected a whole number from"
                        + " 1 on (see 'tenfold train --help')");
    }

    @Test
    void bothFoldersHaveToBeNamed() {
        typed.run("train", "--data", "assets/mnist");

        typed.assertRefused("tenfold train: missing required option: '--out=DIR' (see 'tenfold train --help')");
    }

    @Test
    void progressTellsStageClassEpochLossSpeedAndTimeLeft() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(TrainCommand.sentence(new TrainingProgress(Stage.VAE, "3", 7, 60, 21.5, 1234.4, 4000, 0.5)))
                    .isEqualTo("variational auto-encoders, class 3, epoch 7 of 60: loss 21.500, 1234 examples/s,"
                            + " 1 h 06 min left");
        } finally {
            Locale.setDefault(before);
        }
    }
}
