package org.tenfold.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.tenfold.image.NpyArray;
import org.tenfold.image.NpzFile;

/** The published weights and answers, where they are at hand; tests that need them are skipped elsewhere. */
public final class Reference {
    private static final Path FOLDER = Path.of("..", "shared", "reference");

    private Reference() {}

    public static AbsModel model() {
        Path folder = FOLDER.resolve("model");
        Assumptions.assumeTrue(Files.isDirectory(folder), () -> "skipped: the reference pack is not at " + folder);
        return ModelFolder.read(folder);
    }

    public static float[] goldenAnswers(String array) {
        Path file = FOLDER.resolve("golden-paper-20.npz");
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: the reference pack is not at " + file);
        Map<String, NpyArray> arrays = NpzFile.read(file);
        return Objects.requireNonNull(arrays.get(array), array).data();
    }
}
