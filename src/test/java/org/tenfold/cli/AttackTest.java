package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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

        assertThat(typed.code()).isZero();
        assertThat(typed.out().lines()).hasSize(1);
        JsonObject result = JsonParser.parseString(typed.out()).getAsJsonObject();
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
        assertThat(JsonParser.parseString(typed.out()).getAsJsonObject().get("prediction"))
                .isEqualTo(result.get("adversarial"));
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
}
