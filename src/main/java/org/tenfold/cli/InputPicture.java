package org.tenfold.cli;

import java.nio.file.Path;
import org.tenfold.image.Image;
import org.tenfold.image.InputFile;
import org.tenfold.image.PictureReader;

/** Reads a command's FILE and says what was done to it. */
final class InputPicture {
    private InputPicture() {}

    /**
     * Reads a file.
     *
     * @param asIs whether it must be 28x28 already and is taken without centring
     * @param console is told when a picture was inverted
     * @throws org.tenfold.image.BadInputException if the file cannot be used
     */
    static Image read(Path file, boolean asIs, Console console) {
        PictureReader.Picture picture = asIs ? InputFile.readAsIs(file) : InputFile.read(file);
        if (picture.inverted()) {
            console.say(file + ": dark ink on a light ground, inverted.");
        }
        return picture.image();
    }
}
