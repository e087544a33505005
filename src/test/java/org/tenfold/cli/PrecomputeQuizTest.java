package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.attack.Contender;
import org.tenfold.attack.GalleryFolder;
import org.tenfold.attack.GalleryRun;

final class PrecomputeQuizTest {
    @TempDir
    Path folder;

    private final Typed typed = new Typed();

    private void make(Path out, String... more) {
        String[] usual = {
            "precompute-quiz",
            "--data",
            TestModel.mnist().toString(),
            "--model",
            TestModel.folder().toString(),
            "--only",
            "cnn",
            "--count",
            "2",
            "--queries",
            "cnn=60",
            "--out",
            out.toString()
        };
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        typed.run(all);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOneOthers() throws IOException {
        make(folder.resolve("a"), "--seed", "3");
        assertThat(typed.code()).isZero();
        assertThat(typed.out()).contains("cnn", "2 of 2");
        make(folder.resolve("b"), "--seed", "3");
        for (String name : new String[] {"quiz.json", "quiz.png"}) {
            assertThat(folder.resolve("b").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
        }
        assertThat(folder.resolve("a")).isDirectoryNotContaining("glob:**.unfinished");
        assertThat(GalleryFolder.read(folder.resolve("a")).provenance().entries())
                .containsEntry(
                        "command", "tenfold precompute-quiz --only cnn --count 2 --norm l2 --queries cnn=60 --seed 3");
        make(folder.resolve("b"), "--seed", "4");
        assertThat(Files.readAllBytes(folder.resolve("b/quiz.png")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("a/quiz.png")));
    }

    @Test
    void anUnknownVictimIsToldFromTheOnesThereAre() {
        typed.run("precompute-quiz", "--data", "assets/mnist", "--out", folder.toString(), "--only", "cnn,resnet");

        typed.assertRefused("tenfold precompute-quiz: invalid value for option '--only' (VICTIM): found 'resnet',"
                + " expected abs, binary-abs, cnn, binary-cnn, nearest or robust-cnn (see 'tenfold precompute-quiz"
                + " --help')");
    }

    @Test
    void aFolderWithoutMnistIsNamed() {
        typed.run("precompute-quiz", "--data", folder.toString(), "--out", folder.toString());

        typed.assertRefusedWith(folder.toString(), "t10k-images-idx3-ubyte");
    }

    @Test
    void progressTellsVictimPictureDistanceAndTimeLeft() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(PrecomputeQuizCommand.sentence(
                            new GalleryRun.Progress(30, 180, Contender.BINARY_ABS, 412, 1.534), 20, 100))
                    .isEqualTo("attack 30 of 180: binary-abs, test picture 412, L2 1.53, 25 min 0 s left");
            assertThat(PrecomputeQuizCommand.sentence(
                            new GalleryRun.Progress(180, 180, Contender.CNN, 4, Double.NaN), 20, 100))
                    .isEqualTo("attack 180 of 180: cnn, test picture 4, held out, 0 s left");
        } finally {
            Locale.setDefault(before);
        }
    }
}
