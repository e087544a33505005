package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.attack.Attacks;
import org.tenfold.cli.NoScreen;
import org.tenfold.cli.Terminal;
import org.tenfold.image.Image;
import org.tenfold.image.InputFile;
import org.tenfold.inference.Digits;
import org.tenfold.model.AbsModel;
import org.tenfold.model.Installation;
import org.tenfold.model.ModelFolder;

/** What the window saved is repeated without it by {@code tenfold run}: bit by bit. */
final class SessionRepeatTest {
    /** A picture of 256 greys is this close to one of numbers. */
    private static final double GREYS = 0.5 / 255;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Path... args) throws IOException {
        Path models = folder.resolve("models");
        if (!Files.exists(models)) {
            AbsModel small = Digits.small();
            ModelFolder.write(models, small.description(), small.parameters(), small.priorLatents());
        }
        out.reset();
        err.reset();
        String[] words = new String[args.length + 3];
        words[0] = "run";
        words[1] = "--model";
        words[2] = models.toString();
        for (int i = 0; i < args.length; i++) {
            words[3 + i] = args[i].toString();
        }
        return Terminal.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new NoScreen(),
                new Installation(Path.of("").toAbsolutePath()));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** A drawing whose answer began at another one's, and two attacks. */
    private Path saved(Desk desk) {
        desk.stroke(0.36, 0.2, 0.33, 0.35, 0.3, 0.5, 0.5, 0.52, 0.72, 0.5);
        desk.settle();
        desk.stroke(0.66, 0.22, 0.64, 0.4, 0.62, 0.6, 0.6, 0.82);
        desk.settle();
        desk.model.attack().choices().attackProperty().set(Attacks.named("bisector"));
        desk.model.attack().run();
        desk.settle();
        desk.model.attack().choices().typeSeed("9");
        desk.model.attack().choices().targetProperty().set(9);
        desk.model.attack().run();
        desk.settle();
        Path file = folder.resolve("saved.tenfold");
        desk.model.keeping().saveAs(file);
        desk.settle();
        return file;
    }

    @Test
    void theRepeatFindsTheSameNumbersAndPicturesBitByBit() throws IOException {
        Desk desk = Desk.opened();
        Path file = saved(desk);
        Path pictures = folder.resolve("pictures");

        int code = run(file, Path.of("--out"), pictures);

        assertThat(code).isZero();
        assertThat(out().lines().filter(line -> line.endsWith("equal in every digit")))
                .hasSize(3);
        assertThat(out()).contains("the same as here").doesNotContain("differ");
        assertClose(pictures.resolve("seen.png"), desk.model.drawing().seen());
        for (int c = 0; c < 10; c++) {
            assertClose(
                    pictures.resolve("reconstruction-" + c + ".png"),
                    Objects.requireNonNull(desk.model.analysis())
                            .reconstruction(c)
                            .image());
        }
        for (AttackHistory.Entry entry :
                desk.model.attack().history().entriesProperty().get()) {
            int number = entry.attack().number();
            assertClose(
                    pictures.resolve("adversarial-" + number + ".png"),
                    entry.attack().result().image());
            assertThat(pictures.resolve("difference-" + number + ".png")).exists();
        }
    }

    private static void assertClose(Path file, Image image) {
        float[] read = InputFile.readAsIs(file).image().toArray();
        for (int p = 0; p < read.length; p++) {
            assertThat(Math.abs(read[p] - image.at(p))).isLessThanOrEqualTo((float) GREYS);
        }
    }

    @Test
    void jsonTellsBothSides() throws IOException {
        Desk desk = Desk.opened();
        Path file = saved(desk);

        assertThat(run(file, Path.of("--json"))).isZero();

        JsonObject report = JsonParser.parseString(out()).getAsJsonObject();
        assertThat(report.get("sameModel").getAsBoolean()).isTrue();
        assertThat(report.get("digest").getAsString()).isEqualTo(desk.model.digest());
        JsonObject drawing = report.getAsJsonObject("drawing");
        assertThat(drawing.get("found")).isEqualTo(drawing.get("kept"));
        assertThat(drawing.getAsJsonObject("found").getAsJsonArray("classes")).hasSize(10);
        JsonObject attack = report.getAsJsonArray("attacks").get(0).getAsJsonObject();
        assertThat(attack.get("found")).isEqualTo(attack.get("kept"));
        assertThat(attack.get("seed").getAsLong()).isEqualTo(1);
        assertThat(attack.getAsJsonObject("found").get("l2").getAsDouble())
                .isEqualTo(Objects.requireNonNull(desk.model
                                .attack()
                                .history()
                                .entriesProperty()
                                .get()
                                .getLast())
                        .attack()
                        .result()
                        .l2());
    }

    @Test
    void aChangedNumberIsFoundAndEndsWithOne() throws IOException {
        Path file = saved(Desk.opened());
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"l2\":([0-9.]+)", "\"l2\":1$1"));

        assertThat(run(file)).isEqualTo(1);

        assertThat(err().lines().filter(line -> line.startsWith("tenfold: ")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("tenfold: attack 1, L2 distance: kept ");
        assertThat(out()).contains("1 values differ");
    }

    @Test
    void withAnotherModelNothingIsExpectedToBeEqual() throws IOException {
        Desk desk = Desk.opened();
        Path file = saved(desk);
        String text = Files.readString(file).replace(desk.model.digest(), "0123456789abcdef");
        Files.writeString(file, text.replaceFirst("\"l2\":([0-9.]+)", "\"l2\":1$1"));

        assertThat(run(file)).isZero();

        assertThat(out()).contains("which is another one than the model").doesNotContain("equal in every digit");
    }

    @Test
    void badFilesEndWithTwoAndOneSentence() throws IOException {
        Path none = folder.resolve("none.tenfold");
        assertThat(run(none)).isEqualTo(2);
        assertThat(err().lines())
                .containsExactly("tenfold: " + none + ": found no file, expected a session of Tenfold.");

        Path other = folder.resolve("other.tenfold");
        Files.writeString(other, "{}");
        assertThat(run(other)).isEqualTo(2);
        assertThat(err().lines())
                .containsExactly(
                        "tenfold: " + other + ": found JSON that is no session, expected a session of Tenfold.");
        assertThat(out()).isEmpty();
    }
}
