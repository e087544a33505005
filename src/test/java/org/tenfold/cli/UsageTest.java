package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.cli.SnapshotRequest.Tab;
import org.tenfold.cli.SnapshotRequest.Theme;
import org.tenfold.cli.SnapshotRequest.Tiles;
import org.tenfold.image.BadInputException;

final class UsageTest {
    private final Typed typed = new Typed();

    @Test
    void withoutArgumentsTheExplorerOpens() {
        typed.run();

        assertThat(typed.code()).isEqualTo(Typed.OPENED);
        assertThat(typed.opened()).isNull();
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void aFileAloneOpensTheExplorerWithIt(@TempDir Path folder) throws IOException {
        Path picture = Files.writeString(folder.resolve("4.png"), "");

        assertThat(typed.run(picture.toString()).code()).isEqualTo(Typed.OPENED);
        assertThat(typed.opened()).isEqualTo(picture);
        typed.run(picture.toString(), "--json").assertRefusedWith("is neither a command nor a file");
    }

    @Test
    void helpNamesEveryCommandOnStandardOutput() {
        typed.run("--help");

        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .contains("classify", "train", "evaluate", "attack", "bound", "fool", "run", "bench", "snapshot");
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void theVersionIsOneLine() {
        typed.run("--version");

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).matches("tenfold \\d+\\.\\d+\\.\\d+\\R");
    }

    @Test
    void anUnknownCommandIsNamed() {
        typed.run("clasify");

        typed.assertRefused("tenfold: 'clasify' is neither a command nor a file (see 'tenfold --help')");
    }

    @Test
    void anUnknownOptionIsNamed() {
        typed.run("snapshot", "--colour", "--out", "window.png");

        typed.assertRefused("tenfold snapshot: unknown option: '--colour' (see 'tenfold snapshot --help')");
    }

    @Test
    void aMissingOptionIsNamed() {
        typed.run("snapshot");

        typed.assertRefused(
                "tenfold snapshot: missing required option: '--out=FILE.png' (see 'tenfold snapshot --help')");
    }

    @Test
    void aSizeThatIsNoneIsRefused() {
        typed.run("snapshot", "--size", "0x100", "--out", "window.png");

        typed.assertRefused("tenfold snapshot: invalid value for option '--size': found '0x100', expected WxH such as"
                + " 1280x800 (see 'tenfold snapshot --help')");
    }

    @Test
    void aWrongWordIsToldFromTheRightOnes() {
        typed.run("snapshot", "--theme", "DARK", "--out", "window.png");

        typed.assertRefused("tenfold snapshot: invalid value for option '--theme': found 'DARK', expected light or dark"
                + " (see 'tenfold snapshot --help')");
    }

    @Test
    void aSnapshotIsAskedOfTheScreenAsItWasTyped() {
        List<SnapshotRequest> requests = new ArrayList<>();
        typed.onSnapshot(requests::add);

        typed.run(
                "snapshot",
                "--image",
                "4.png",
                "--tab",
                "attack",
                "--tiles",
                "evidence",
                "--replay",
                "3",
                "--map",
                "--theme",
                "dark",
                "--size",
                "640x480",
                "--language",
                "de",
                "--out",
                "w.png");

        assertThat(typed.code()).isZero();
        assertThat(requests)
                .containsExactly(new SnapshotRequest(
                        Path.of("4.png"),
                        Tab.ATTACK,
                        null,
                        Tiles.EVIDENCE,
                        3,
                        true,
                        Theme.DARK,
                        640,
                        480,
                        Locale.GERMAN,
                        Path.of("w.png")));
    }

    @Test
    void aMovingPictureDrawsItsOwnDigit() {
        typed.run("snapshot", "--lesson", "2", "--out", "w.GIF");

        typed.assertRefused(
                "tenfold snapshot: found --image, --lesson or --replay with a moving picture, in which a digit"
                        + " is drawn; expected none of them (see 'tenfold snapshot --help')");
    }

    @Test
    void theHelpOfSnapshotTellsOfMovingPictures() {
        typed.run("snapshot", "--help");

        assertThat(typed.out()).contains(".gif", "moving picture");
    }

    @Test
    void badInputIsTwoAndOneSentence() {
        typed.onSnapshot(request -> {
            throw BadInputException.of(Path.of("4.png"), "no file", "a picture");
        });

        typed.run("snapshot", "--out", "w.png");

        typed.assertRefused("tenfold: 4.png: found no file, expected a picture.");
    }

    @Test
    void anyOtherFailureIsOneAndOneSentence() {
        typed.onSnapshot(request -> {
            throw new IllegalStateException("the roof is on fire");
        });

        typed.run("snapshot", "--out", "w.png");

        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err().lines())
                .containsExactly("tenfold: something went wrong that should not: "
                        + "java.lang.IllegalStateException: the roof is on fire.");
    }
}
