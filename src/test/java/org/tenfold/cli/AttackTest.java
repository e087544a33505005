package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.Image;
import org.tenfold.image.NpyFile;

final class AttackTest {
    private static final String MODEL = TestModel.folder().toString();

    /** The distance is summed over 784 float32 pixels. */
    private static final double DISTANCE_ROUNDING = 1e-5;

    @TempDir
    Path folder;

    private final Typed typed = new Typed();

    @Test
    void theAdversarialThatIsWrittenIsClassifiedAsItWasReported() throws IOException {
        String file = TestModel.digit(0, folder).toString();
        Path out = folder.resolve("attacks/first");

        typed.run(
                "attack", "--attack", "bisector", "--as-is", "--json", "--model", MODEL, "--out", out.toString(), file);

        JsonObject result = typed.json();
        assertThat(result.keySet())
                .containsExactly(
                        "file",
                        "original",
                        "adversarial",
                        "found",
                        "l2",
                        "linf",
                        "l0",
                        "bound",
                        "boundKind",
                        "steps",
                        "milliseconds",
                        "victim",
                        "norm",
                        "attack",
                        "queries");
        assertThat(result.get("file").getAsString()).isEqualTo(file);
        assertThat(result.get("found").getAsBoolean()).isTrue();
        assertThat(result.get("original").getAsString()).isEqualTo("7");
        assertThat(result.get("adversarial").getAsString()).isNotEqualTo("7");
        assertThat(result.get("boundKind").getAsString()).isEqualTo("estimated");
        assertThat(result.get("bound").getAsDouble())
                .isPositive()
                .isLessThanOrEqualTo(result.get("l2").getAsDouble());

        Image adversarial = NpyFile.read(out.resolve("adversarial.npy"));
        double squared = 0;
        for (int i = 0; i < Image.PIXELS; i++) {
            squared += Math.pow(adversarial.at(i) - TestModel.digit(0).at(i), 2);
        }
        assertThat(Math.sqrt(squared)).isCloseTo(result.get("l2").getAsDouble(), within(DISTANCE_ROUNDING));
        assertThat(ImageIO.read(out.resolve("adversarial.png").toFile()).getWidth())
                .isEqualTo(Image.SIDE);

        typed.run(
                "classify",
                "--as-is",
                "--json",
                "--model",
                MODEL,
                out.resolve("adversarial.npy").toString());
        assertThat(typed.json().get("prediction")).isEqualTo(result.get("adversarial"));
    }

    @Test
    void aTargetIsReached() throws IOException {
        String file = TestModel.digit(0, folder).toString();

        typed.run("attack", "--attack", "bisector", "--as-is", "--model", MODEL, "--target", "9", file);

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).startsWith(file + ": the 7 becomes 9").contains("L2 distance", "(L2, estimated)");
    }

    @Test
    void anUnknownLabelIsToldFromTheModelsOwn() throws IOException {
        String file = TestModel.digit(0, folder).toString();

        typed.run("attack", "--as-is", "--model", MODEL, "--target", "ten", file);

        typed.assertRefused("tenfold: --target: found 'ten', expected one of the model's labels 0, 1, 2, 3, 4, 5, 6, 7,"
                + " 8, 9.");
    }

    @Test
    void theAnswerItselfIsNoTarget() throws IOException {
        String file = TestModel.digit(0, folder).toString();

        typed.run("attack", "--as-is", "--model", MODEL, "--target", "7", file);

        typed.assertRefused(
                "tenfold: --target: found '7', which is the answer for " + file + " already, expected another label.");
    }

    @Test
    void aMissingFileIsNamed() {
        String file = folder.resolve("none.npy").toString();

        typed.run("attack", "--model", MODEL, file);

        typed.assertRefusedWith(file, "no file");
    }

    @Test
    void severalFilesGiveALineAndAPictureEach() throws IOException {
        String first = TestModel.digit(0, folder).toString();
        String second = TestModel.digit(1, folder).toString();
        Path out = folder.resolve("several");

        typed.run(
                "attack",
                "--attack",
                "line",
                "--as-is",
                "--json",
                "--model",
                MODEL,
                "--out",
                out.toString(),
                first,
                second);

        assertThat(typed.jsonLines()).hasSize(2);
        JsonObject result = typed.jsonLines().get(1);
        assertThat(result.get("file").getAsString()).isEqualTo(second);
        assertThat(result.get("attack").getAsString()).isEqualTo("line");
        assertThat(NpyFile.read(out.resolve("adversarial-1.npy"))).isNotEqualTo(TestModel.digit(0));
        assertThat(NpyFile.read(out.resolve("adversarial-2.npy"))).isNotEqualTo(TestModel.digit(1));
    }

    @Test
    void binaryAbsIsFooledByPixelsThatJustCross() throws IOException {
        String file = TestModel.digit(0, folder).toString();

        typed.run(
                "attack",
                "--victim",
                "binary-abs",
                "--attack",
                "threshold",
                "--norm",
                "linf",
                "--queries",
                "150",
                "--as-is",
                "--json",
                "--model",
                MODEL,
                file);

        JsonObject result = typed.json();
        assertThat(result.get("found").getAsBoolean()).isTrue();
        assertThat(result.get("linf").getAsDouble()).isLessThanOrEqualTo(0.5);
        assertThat(result.get("bound").isJsonNull()).isTrue();
        assertThat(result.get("victim").getAsString()).isEqualTo("binary-abs");
        assertThat(result.get("queries").getAsInt()).isLessThanOrEqualTo(150);
    }

    @Test
    void nothingWithinTheBudgetIsAResult() throws IOException {
        String file = TestModel.digit(0, folder).toString();

        typed.run("attack", "--budget", "0.1", "--queries", "40", "--as-is", "--model", MODEL, file);

        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .startsWith(file + ": no picture with another answer was found within the budget; it stays 7");
    }

    @Test
    void whatIsNotAnAttackHereIsRefusedWithThoseThatAre() throws IOException {
        String file = TestModel.digit(0, folder).toString();

        typed.run("attack", "--attack", "bisector", "--norm", "l0", "--as-is", "--model", MODEL, file);
        typed.assertRefused("tenfold: --attack: found 'bisector', which is not defined for abs and l0; expected one of"
                + " best, saliency, salt-and-pepper, pointwise, pixel-search.");

        typed.run("attack", "--budget", "0", file);
        typed.assertRefused("tenfold attack: invalid value for option '--budget': found '0', expected a number above 0"
                + " (see 'tenfold attack --help')");
    }
}
