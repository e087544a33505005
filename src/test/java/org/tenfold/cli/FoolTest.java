package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoolTest {
    private static final String MODEL = TestModel.folder().toString();

    /** The same computation twice, once on the picture and once on its file. */
    private static final double ROUNDING = 1e-12;

    @TempDir
    Path folder;

    private final Typed typed = new Typed();

    @Test
    void thePictureThatIsWrittenIsClassifiedAsItWasReported() {
        Path out = folder.resolve("pictures/noise.png");

        typed.run("fool", "--victim", "abs", "--target", "3", "--json", "--model", MODEL, "--out", out.toString());

        JsonObject result = typed.json();
        assertThat(result.keySet())
                .containsExactly(
                        "file",
                        "victim",
                        "target",
                        "found",
                        "probability",
                        "prediction",
                        "steps",
                        "milliseconds",
                        "seed");
        assertThat(result.get("file").getAsString()).isEqualTo(out.toString());
        assertThat(result.get("victim").getAsString()).isEqualTo("abs");
        assertThat(result.get("target").getAsString()).isEqualTo("3");
        assertThat(result.get("prediction").getAsString()).isEqualTo("3");
        assertThat(result.get("found").getAsBoolean()).isTrue();
        assertThat(result.get("probability").getAsDouble()).isBetween(0.9, 1.0);
        assertThat(result.get("seed").getAsLong()).isZero();

        typed.run("classify", "--as-is", "--json", "--model", MODEL, out.toString());
        JsonObject three = typed.json().getAsJsonArray("classes").get(3).getAsJsonObject();
        assertThat(three.get("probability").getAsDouble())
                .isCloseTo(result.get("probability").getAsDouble(), within(ROUNDING));
    }

    @Test
    void whatWasNotReachedIsSaidAndWrittenAllTheSame() {
        Path out = folder.resolve("noise.png");

        typed.run(
                "fool",
                "--victim",
                "abs",
                "--target",
                "4",
                "--queries",
                "3",
                "--seed",
                "7",
                "--model",
                MODEL,
                "--out",
                out.toString());

        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .startsWith(out + ": ABS was not made sure of 4; this is as far as it came: ")
                .contains("seed", "7");
        assertThat(out).exists();
    }

    @Test
    void whatCannotBeDoneIsRefusedBeforeAnyWork() {
        String out = folder.resolve("noise.png").toString();

        typed.run("fool", "--victim", "abs", "--target", "ten", "--model", MODEL, "--out", out);
        typed.assertRefused("tenfold: --target: found 'ten', expected one of the model's labels 0, 1, 2, 3, 4, 5, 6, 7,"
                + " 8, 9.");

        typed.run("fool", "--victim", "abs", "--target", "3", "--model", MODEL, "--out", folder.toString());
        typed.assertRefused("tenfold: --out: found the folder " + folder + ", expected a file to write.");

        typed.run("fool", "--victim", "abs", "--target", "3");
        typed.assertRefused("tenfold fool: missing required option: '--out=FILE.png' (see 'tenfold fool --help')");
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void aNetworkThatIsMissingIsNamed() throws IOException {
        Path bare = Files.createDirectories(folder.resolve("bare"));
        for (String file : new String[] {"model.json", "abs.npz", "prior.npz"}) {
            Files.copy(TestModel.folder().resolve(file), bare.resolve(file));
        }
        String out = folder.resolve("noise.png").toString();

        typed.run("fool", "--victim", "cnn", "--target", "3", "--model", bare.toString(), "--out", out);

        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains(bare.resolve("cnn.zip") + ": found no file");
    }
}
