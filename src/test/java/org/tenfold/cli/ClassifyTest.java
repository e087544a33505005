package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.Image;
import org.tenfold.image.NpyFile;
import org.tenfold.model.ModelFolder;

final class ClassifyTest {
    private static final String MODEL = TestModel.folder().toString();

    /** Ten double-precision quotients are added. */
    private static final double SUM_ROUNDING = 1e-12;

    /** Two sums over 784 pixels in double precision, written with all their digits. */
    private static final double SCORE_ROUNDING = 1e-12;

    @TempDir
    Path folder;

    private final Typed typed = new Typed();

    /** A grey picture of any size. */
    private Path picture(String name, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = height / 4; row < height * 3 / 4; row++) {
            image.getRaster().setSample(width / 2, row, 0, 255);
        }
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Test
    void jsonIsOneObjectALineWithExactlyTheseKeys() throws IOException {
        String first = TestModel.digit(0, folder).toString();
        String second = TestModel.digit(1, folder).toString();

        typed.run("classify", "--as-is", "--json", "--model", MODEL, first, second);

        List<JsonObject> lines = typed.jsonLines();
        assertThat(lines).hasSize(2);
        JsonObject line = lines.getFirst();
        assertThat(line.keySet())
                .containsExactly("file", "preset", "prediction", "confident", "milliseconds", "classes");
        assertThat(line.get("file").getAsString()).isEqualTo(first);
        assertThat(line.get("preset").getAsString()).isEqualTo("fast");
        assertThat(line.get("prediction")).isEqualTo(JsonParser.parseString("\"7\""));
        assertThat(line.get("confident")).isEqualTo(JsonParser.parseString("true"));
        assertThat(line.get("milliseconds").getAsDouble()).isPositive();
        assertThat(line.getAsJsonArray("classes")).hasSize(10);
        double sum = 0;
        int index = 0;
        for (JsonElement element : line.getAsJsonArray("classes")) {
            JsonObject explanation = element.getAsJsonObject();
            assertThat(explanation.keySet())
                    .containsExactly("label", "negativeElbo", "squaredError", "kl", "probability", "latent");
            assertThat(explanation.get("label")).isEqualTo(JsonParser.parseString("\"" + index++ + "\""));
            assertThat(explanation.getAsJsonArray("latent")).hasSize(8);
            sum += explanation.get("probability").getAsDouble();
        }
        assertThat(sum).isCloseTo(1, within(SUM_ROUNDING));
        assertThat(lines.getLast().get("prediction").getAsString()).isEqualTo("2");
    }

    @Test
    void theSumsAreBeforeAndTheScoreIsAfterDividingByThePixels() throws IOException {
        typed.run(
                "classify",
                "--as-is",
                "--json",
                "--preset",
                "samples",
                "--model",
                MODEL,
                TestModel.digit(0, folder).toString());

        JsonObject line = typed.json();
        assertThat(line.get("preset").getAsString()).isEqualTo("samples");
        JsonObject seven = line.getAsJsonArray("classes").get(7).getAsJsonObject();
        double squaredError = seven.get("squaredError").getAsDouble();
        double kl = seven.get("kl").getAsDouble();
        double halfSquaredNorm = 0;
        for (JsonElement z : seven.getAsJsonArray("latent")) {
            halfSquaredNorm += z.getAsFloat() * (double) z.getAsFloat() / 2;
        }
        assertThat(kl).isCloseTo(halfSquaredNorm, within(SCORE_ROUNDING));
        double scaling = ModelFolder.read(Path.of(MODEL)).description().classScaling()[7];
        assertThat(seven.get("negativeElbo").getAsDouble())
                .isCloseTo(scaling * (squaredError + kl) / 784, within(SCORE_ROUNDING));
    }

    @Test
    void peopleGetAVerdictAndATable() throws IOException {
        Path file = TestModel.digit(0, folder);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            typed.run("classify", "--as-is", "--model", MODEL, file.toString());
        } finally {
            Locale.setDefault(before);
        }

        List<String> lines = typed.out().lines().toList();
        assertThat(lines).hasSize(12);
        assertThat(lines.getFirst()).startsWith(file + ": 7 (").contains("[fast, ");
        assertThat(lines.get(1)).contains("class", "score", "squared error", "KL", "probability");
        assertThat(lines.get(9)).startsWith(">");
        assertThat(typed.out()).doesNotContain(",0").contains("0.0");
    }

    @Test
    void noiseIsExplainedByNone() throws IOException {
        Path file = folder.resolve("noise.npy");
        float[] noise = new float[784];
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat();
        }
        NpyFile.write(file, Image.of(noise));

        typed.run("classify", "--as-is", "--model", MODEL, file.toString());

        assertThat(typed.code()).isZero();
        assertThat(typed.out()).contains("none of the ten can explain this");
    }

    @Test
    void binaryScoresTheThresholdedPicture() throws IOException {
        String file = TestModel.digit(0, folder).toString();

        typed.run("classify", "--as-is", "--binary", "--json", "--model", MODEL, file);

        assertThat(typed.json().get("prediction").getAsString()).isEqualTo("7");
    }

    @Test
    void aMissingFileIsNamed() {
        String file = folder.resolve("none.png").toString();

        typed.run("classify", "--model", MODEL, file);

        typed.assertRefusedWith(file, "no file");
    }

    @Test
    void anArrayOfAnotherSizeIsToldFromTheRightOne() throws IOException {
        Path file = folder.resolve("small.npy");
        byte[] header =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }\n".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = new byte[10 + header.length + 16];
        System.arraycopy(
                new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0}, 0, bytes, 0, 10);
        System.arraycopy(header, 0, bytes, 10, header.length);
        Files.write(file, bytes);

        typed.run("classify", "--model", MODEL, file.toString());

        typed.assertRefusedWith(file.toString(), "(2, 2)", "(28, 28)");
    }

    @Test
    void asIsRefusesAPictureOfAnotherSize() throws IOException {
        Path file = picture("large.png", 56, 40);

        typed.run("classify", "--as-is", "--model", MODEL, file.toString());

        typed.assertRefusedWith(file.toString(), "56x40", "28x28");
    }

    @Test
    void aBadFileIsFoundBeforeTheFirstResult() throws IOException {
        String good = TestModel.digit(0, folder).toString();
        Path bad = folder.resolve("bad.jpg");
        Files.writeString(bad, "no picture");

        typed.run("classify", "--model", MODEL, good, bad.toString());

        typed.assertRefusedWith(bad.toString());
    }

    @Test
    void aFolderThatIsNoModelIsNamed() throws IOException {
        typed.run(
                "classify",
                "--model",
                folder.toString(),
                TestModel.digit(0, folder).toString());

        typed.assertRefusedWith(folder.resolve("model.json").toString());
    }

    @Test
    void anUnknownPresetIsToldFromTheKnownOnes() {
        typed.run("classify", "--preset", "slow", "4.png");

        typed.assertRefused("tenfold classify: invalid value for option '--preset': found 'slow', expected paper, fast"
                + " or samples (see 'tenfold classify --help')");
    }

    @Test
    void withoutAFileThereIsNothingToDo() {
        typed.run("classify");

        typed.assertRefused("tenfold classify: missing required parameter: 'FILE' (see 'tenfold classify --help')");
    }
}
