package org.tenfold.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tenfold.image.Image;
import org.tenfold.image.InputFile;
import org.tenfold.image.PictureReader;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The pictures that a command is about, and how they are taken. */
final class Pictures {
    @Option(names = "--as-is", description = "Take a 28x28 input as it is, without centring it like MNIST.")
    private boolean asIs;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A picture (PNG, JPEG, BMP) or a 28x28 .npy array of numbers from 0 to 1.")
    private List<Path> files;

    List<Path> files() {
        return files;
    }

    /**
     * Reads all files in their order: before the first result, so that a bad one is found before any work.
     *
     * @param console is told when a picture was inverted
     * @throws org.tenfold.image.BadInputException if a file cannot be used
     */
    List<Image> read(Console console) {
        List<Image> images = new ArrayList<>();
        for (Path file : files) {
            PictureReader.Picture picture = asIs ? InputFile.readAsIs(file) : InputFile.read(file);
            if (picture.inverted()) {
                console.say(file + ": dark ink on a light ground, inverted.");
            }
            images.add(picture.image());
        }
        return images;
    }
}
