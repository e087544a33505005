package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenfold.model.Installation;
import picocli.CommandLine;

final class BenchTest {
    private static final List<String> TIMINGS = List.of(
            "roughAnswerMs",
            "fullAnswerMs",
            "nextFrameAnswerMs",
            "paperPresetMs",
            "attackMs",
            "explorerColdStartMs",
            "explorerColdSettledMs",
            "explorerSecondStartMs");

    private static final List<String> NUMBERS = List.of(
            "decoderForwardMicros",
            "decoderJacobianMicros",
            "batchImagesPerSecond",
            "batchAnswersPerSecond",
            "startToFirstAnswerMs",
            "residentMiB",
            "trainExamplesPerSecond",
            "threads",
            "attacks");

    private static final List<String> OBJECTS =
            List.of("machine", "p95", "comparison", "explorerResidentMiB", "explorerFrames");

    /** Enough to reach every figure, too little to believe any. */
    private static final BenchCommand.Effort LEAST = new BenchCommand.Effort(1, 1, 1, 1, 2, 1, 10, 2, 1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private JsonObject bench(String... args) {
        Installation checkout = new Installation(Path.of("").toAbsolutePath());
        assumeTrue(Files.isDirectory(checkout.shippedModel()), "models/mnist is not here");
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                checkout);

        int code = new CommandLine(new BenchCommand(console, new NoScreen(), LEAST))
                .registerConverter(BenchCommand.Part.class, new Choice<>(BenchCommand.Part.class))
                .execute(args);

        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        return JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    }

    @Test
    void jsonIsOneObjectWithEveryFigure() {
        JsonObject result = bench("--json");

        assertThat(result.keySet())
                .containsAll(TIMINGS)
                .containsAll(NUMBERS)
                .containsAll(OBJECTS)
                .contains("java")
                .hasSize(TIMINGS.size() + NUMBERS.size() + OBJECTS.size() + 1);
        for (String key : TIMINGS) {
            JsonObject timing = result.getAsJsonObject(key);
            assertThat(timing.keySet()).containsExactly("median", "p95");
            assertThat(timing.get("median").getAsDouble()).as(key).isPositive();
        }
        for (String key : NUMBERS) {
            assertThat(result.get(key).getAsDouble()).as(key).isPositive();
        }
        assertThat(result.get("java").getAsString()).isEqualTo(System.getProperty("java.version"));
        assertThat(result.getAsJsonObject("machine").keySet()).containsExactly("cpu", "cores", "os", "jdk");
        for (var figure : result.getAsJsonObject("p95").entrySet()) {
            assertThat(figure.getValue().getAsDouble()).as(figure.getKey()).isPositive();
        }
        assertThat(result.getAsJsonArray("explorerResidentMiB").get(0).getAsDouble())
                .isPositive();
    }

    @Test
    void theExplorerThatDrawsByItselfCountsItsFrames() {
        JsonObject result = bench("--json", "--only", "drawing", "--seconds", "4");

        JsonObject frames = result.getAsJsonObject("explorerFrames");
        assertThat(frames.get("frames").getAsInt()).isPositive();
        JsonObject work = frames.getAsJsonObject("frameWorkMs");
        assertThat(work.keySet()).containsExactly("median", "p95", "p99", "longest");
        assertThat(work.get("median").getAsDouble())
                .isPositive()
                .isLessThanOrEqualTo(work.get("longest").getAsDouble());
    }

    @Test
    void whatWasNotAskedForIsNull() {
        JsonObject result = bench("--json", "--only", "decoder");

        assertThat(result.get("decoderForwardMicros").getAsDouble()).isPositive();
        assertThat(result.get("fullAnswerMs").isJsonNull()).isTrue();
        assertThat(result.get("explorerSecondStartMs").isJsonNull()).isTrue();
    }

    @Test
    void presetsAreComparedOnAsManyImagesAsAskedFor() {
        JsonObject comparison =
                bench("--json", "--only", "presets", "--images", "2").getAsJsonObject("comparison");

        assertThat(comparison.get("images").getAsInt()).isEqualTo(2);
        assertThat(comparison.get("sameAnswerShare").getAsDouble()).isBetween(0.0, 1.0);
        assertThat(comparison.get("fastMeanNegativeElbo").getAsDouble()).isPositive();
        assertThat(comparison.get("paperMeanNegativeElbo").getAsDouble()).isPositive();
    }
}
