package org.tenfold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.NpyFile;
import org.tenfold.image.Split;
import org.tenfold.model.Installation;

/** The program as a process of its own, on a machine without a screen. */
final class HeadlessTest {
    private static final long PATIENCE_SECONDS = 300;
    private static final Installation CHECKOUT = new Installation(Path.of("").toAbsolutePath());

    @TempDir
    Path folder;

    private record Ended(int code, String out, String err, List<String> classes) {}

    /** Runs Main in a new virtual machine that writes down every class it loads. */
    private Ended run(String... args) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Path loaded = folder.resolve("classes.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "--enable-native-access=ALL-UNNAMED",
                "-D" + Installation.PROPERTY + "=" + CHECKOUT.folder(),
                "-Dtenfold.cache=" + System.getProperty("tenfold.cache", folder.toString()),
                "-classpath",
                System.getProperty("java.class.path"),
                "org.tenfold.Main"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("DISPLAY");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8),
                Files.readAllLines(loaded, StandardCharsets.UTF_8));
    }

    private static void assertNoToolkit(Ended ended) {
        assertThat(ended.classes())
                .anyMatch(line -> line.contains("org.tenfold.cli.Terminal"))
                .noneMatch(line -> line.contains("javafx.") || line.contains("org.tenfold.view."));
    }

    private String digit() throws IOException {
        Path file = folder.resolve("digit.npy");
        NpyFile.write(file, LabelledImages.read(CHECKOUT.mnist(), Split.TEST).image(0));
        return file.toString();
    }

    @Test
    void classifyingLoadsNoClassOfTheToolkit() throws Exception {
        assumeTrue(Files.isDirectory(CHECKOUT.shippedModel()), "models/mnist is not here");

        Ended ended = run("classify", "--json", "--as-is", digit());

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("{");
        assertThat(ended.err()).isEmpty();
        assertNoToolkit(ended);
    }

    @Test
    void evaluatingLoadsNoClassOfTheToolkit() throws Exception {
        assumeTrue(Files.isDirectory(CHECKOUT.shippedModel()), "models/mnist is not here");

        Ended ended = run("evaluate", "--data", CHECKOUT.mnist().toString(), "--limit", "2");

        assertThat(ended.code()).isZero();
        assertNoToolkit(ended);
    }

    @Test
    void attackingLoadsNoClassOfTheToolkit() throws Exception {
        assumeTrue(Files.isDirectory(CHECKOUT.shippedModel()), "models/mnist is not here");

        Ended ended = run("attack", "--as-is", digit());

        assertThat(ended.code()).isZero();
        assertNoToolkit(ended);
    }

    @Test
    void helpAndErrorsLoadNoClassOfTheToolkit() throws Exception {
        Ended help = run("--help");
        assertThat(help.code()).isZero();
        assertNoToolkit(help);

        Ended wrong = run("train", "--data", folder.toString(), "--out", folder.toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err().lines()).hasSize(1);
        assertNoToolkit(wrong);
    }
}
