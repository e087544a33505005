package org.tenfold.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.NpyFile;
import org.tenfold.image.Split;
import org.tenfold.model.Installation;

/** The model and the digits that the command line is tried on. */
final class TestModel {
    private static final Installation CHECKOUT = new Installation(Path.of("").toAbsolutePath());
    private static final Path REFERENCE = Path.of("..", "shared", "reference", "model");

    private TestModel() {}

    /** The shipped model, or the published one where a checkout has none yet. */
    static Path folder() {
        if (Files.isDirectory(CHECKOUT.shippedModel())) {
            return CHECKOUT.shippedModel();
        }
        assumeTrue(Files.isDirectory(REFERENCE), "neither models/mnist nor " + REFERENCE + " is here");
        return REFERENCE;
    }

    static Path mnist() {
        return CHECKOUT.mnist();
    }

    static Image digit(int index) {
        return Digits.TEST.image(index);
    }

    /** Writes a test image of MNIST and returns its file. */
    static Path digit(int index, Path folder) throws IOException {
        Path file = folder.resolve("digit" + index + ".npy");
        NpyFile.write(file, digit(index));
        return file;
    }

    /** Read once, on first use. */
    private static final class Digits {
        private static final LabelledImages TEST = LabelledImages.read(CHECKOUT.mnist(), Split.TEST);
    }
}
