package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BoundTest {
    private static final String MODEL = TestModel.folder().toString();

    @TempDir
    Path folder;

    private final Typed typed = new Typed();

    private JsonObject bound(int digit, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "bound",
                "--as-is",
                "--json",
                "--model",
                MODEL,
                TestModel.digit(digit, folder).toString()));
        args.addAll(List.of(more));
        return typed.run(args.toArray(String[]::new)).json();
    }

    @Test
    void jsonIsOneObjectALineWithExactlyTheseKeys() throws IOException {
        String first = TestModel.digit(0, folder).toString();
        String second = TestModel.digit(1, folder).toString();

        typed.run("bound", "--as-is", "--json", "--model", MODEL, first, second);

        List<JsonObject> lines = typed.jsonLines();
        assertThat(lines).hasSize(2);
        JsonObject line = lines.getFirst();
        assertThat(line.keySet())
                .containsExactly("file", "prediction", "norm", "bound", "boundKind", "runnerUp", "milliseconds");
        assertThat(line.get("file").getAsString()).isEqualTo(first);
        assertThat(line.get("prediction").getAsJsonPrimitive().isString()).isTrue();
        assertThat(line.get("prediction").getAsString()).isEqualTo("7");
        assertThat(line.get("norm").getAsString()).isEqualTo("l2");
        assertThat(line.get("bound").getAsDouble()).isPositive();
        assertThat(line.get("boundKind").getAsString()).isEqualTo("estimated");
        assertThat(line.get("runnerUp").getAsString()).matches("[0-9]").isNotEqualTo("7");
        assertThat(line.get("milliseconds").getAsDouble()).isPositive();
        assertThat(lines.getLast().get("prediction").getAsString()).isEqualTo("2");
    }

    @Test
    void samplesAreProvedAndFastIsEstimated() throws IOException {
        for (String preset : new String[] {"samples", "fast"}) {
            JsonObject line = bound(0, "--preset", preset);
            assertThat(line.get("boundKind").getAsString())
                    .isEqualTo(preset.equals("samples") ? "proved" : "estimated");
            assertThat(line.get("bound").getAsDouble()).isPositive();
            assertThat(line.get("prediction").getAsString()).isEqualTo("7");
        }
    }

    @Test
    void aChangeOfEveryPixelIsBoundMoreTightly() throws IOException {
        JsonObject every = bound(0, "--norm", "linf");

        assertThat(every.get("norm").getAsString()).isEqualTo("linf");
        // ‖δ‖₂ ≤ 28 ‖δ‖∞, so that the L∞ radius is at least a 28th of the other; and it is no larger.
        double l2 = bound(0).get("bound").getAsDouble();
        assertThat(every.get("bound").getAsDouble()).isBetween(l2 / 28, l2);
    }

    @Test
    void peopleAreToldWhatTheNumberIsWorth() throws IOException {
        String file = TestModel.digit(0, folder).toString();

        typed.run("bound", "--preset", "samples", "--norm", "linf", "--as-is", "--model", MODEL, file);

        assertThat(typed.code()).isZero();
        assertThat(typed.out().lines().toList().getFirst()).isEqualTo(file + ": 7");
        assertThat(typed.out()).contains("no other answer within (Linf, proved)", "the first other answer", "0.");
    }

    @Test
    void whatHasNoBoundIsRefused() throws IOException {
        String file = TestModel.digit(0, folder).toString();

        typed.run("bound", "--preset", "paper", file);
        typed.assertRefused(
                "tenfold bound: invalid value for option '--preset': found 'paper', expected samples or fast"
                        + " (see 'tenfold bound --help')");

        typed.run("bound", "--norm", "l0", file);
        typed.assertRefused("tenfold bound: invalid value for option '--norm': found 'l0', expected l2 or linf"
                + " (see 'tenfold bound --help')");
    }

    @Test
    void aMissingFileIsNamed() {
        String file = folder.resolve("none.npy").toString();

        typed.run("bound", "--model", MODEL, file);

        typed.assertRefusedWith(file, "no file");
    }
}
