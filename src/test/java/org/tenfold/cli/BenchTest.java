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
    private static final List<String> TIMINGS =
            List.of("roughAnswerMs", "fullAnswerMs", "nextFrameAnswerMs", "paperPresetMs", "attackMs");
    private static final List<String> NUMBERS = List.of(
            "decoderForwardMicros",
            "decoderJacobianMicros",
            "batchImagesPerSecond",
            "startToFirstAnswerMs",
            "residentMiB",
            "trainExamplesPerSecond",
            "threads");

    /** Enough to reach every figure, too little to believe any. */
    private static final BenchCommand.Effort LEAST = new BenchCommand.Effort(1, 1, 0, 1, 2, 1, 10, 1);

    @Test
    void jsonIsOneObjectWithEveryFigure() {
        Installation checkout = new Installation(Path.of("").toAbsolutePath());
        assumeTrue(Files.isDirectory(checkout.shippedModel()), "models/mnist is not here");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                checkout);

        int code = new CommandLine(new BenchCommand(console, LEAST)).execute("--json");

        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        JsonObject result =
                JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
        assertThat(result.keySet())
                .containsAll(TIMINGS)
                .containsAll(NUMBERS)
                .contains("java")
                .hasSize(13);
        for (String key : TIMINGS) {
            JsonObject timing = result.getAsJsonObject(key);
            assertThat(timing.keySet()).containsExactly("median", "p95");
            assertThat(timing.get("median").getAsDouble()).as(key).isPositive();
        }
        for (String key : NUMBERS) {
            assertThat(result.get(key).getAsDouble()).as(key).isPositive();
        }
        assertThat(result.get("java").getAsString()).isEqualTo(System.getProperty("java.version"));
    }
}
