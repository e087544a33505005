package org.tenfold.image;

import java.nio.file.Path;
import java.util.Locale;

/** Reads whatever a person or a program may hand in: a picture of any size, or a 28x28 array ({@code .npy}). */
public final class InputFile {
    private static final String ARRAY = ".npy";

    private InputFile() {}

    /**
     * Reads a file and centres its ink as MNIST does.
     *
     * @throws BadInputException if the file is missing, damaged, or neither a picture nor such an array
     */
    public static PictureReader.Picture read(Path file) {
        if (!isArray(file)) {
            return PictureReader.read(file, true);
        }
        float[] levels = NpyFile.read(file).toArray();
        return new PictureReader.Picture(
                DigitNormalizer.normalize(levels, Image.SIDE).image(), false);
    }

    /**
     * Reads a file that is 28x28 already, without centring.
     *
     * @throws BadInputException also for any other size
     */
    public static PictureReader.Picture readAsIs(Path file) {
        return isArray(file) ? new PictureReader.Picture(NpyFile.read(file), false) : PictureReader.readAsIs(file);
    }

    /**
     * Reads a file and fits the whole of it into 28x28, without centring.
     *
     * @throws BadInputException if the file is missing, damaged, or neither a picture nor such an array
     */
    public static PictureReader.Picture fitted(Path file) {
        return isArray(file) ? new PictureReader.Picture(NpyFile.read(file), false) : PictureReader.read(file, false);
    }

    private static boolean isArray(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ARRAY);
    }
}
