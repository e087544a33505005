package org.tenfold.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.tenfold.image.DigitNormalizer;
import org.tenfold.image.Image;
import org.tenfold.image.NpyFile;
import org.tenfold.image.PictureReader;

/** Reads what a person or a program hands to a command: a picture of any size or an array. */
final class InputPicture {
    private static final String ARRAY = ".npy";

    private InputPicture() {}

    /**
     * Reads a file.
     *
     * @param asIs whether it must be 28x28 already and is taken without centring
     * @param console is told when a picture was inverted
     * @throws org.tenfold.image.BadInputException if the file cannot be used
     */
    static Image read(Path file, boolean asIs, Console console) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(ARRAY)) {
            Image image = NpyFile.read(file);
            return asIs
                    ? image
                    : DigitNormalizer.normalize(image.toArray(), Image.SIDE).image();
        }
        PictureReader.Picture picture = asIs ? PictureReader.readAsIs(file) : PictureReader.read(file, true);
        if (picture.inverted()) {
            console.say(file + ": dark ink on a light ground, inverted.");
        }
        return picture.image();
    }
}
