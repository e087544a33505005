package org.tenfold.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;

/** One picture as a NumPy array: 28x28 numbers in [0, 1], float32 or float64. */
public final class NpyFile {
    private NpyFile() {}

    /**
     * Reads a picture.
     *
     * @throws BadInputException if the file is missing or damaged, or the array has another type, another shape, or a
     *     number outside [0, 1]
     */
    public static Image read(Path file) {
        NpyArray array;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            array = NpyFormat.read(in, EnumSet.of(ElementType.FLOAT32, ElementType.FLOAT64), Image.PIXELS);
        } catch (NpyFormat.Mismatch e) {
            throw BadInputException.of(file, e.found(), e.expected(), e);
        } catch (NoSuchFileException e) {
            throw BadInputException.of(file, Phrase.of("no file"), Phrase.of("a NumPy array of 28x28"), e);
        } catch (IOException e) {
            throw BadInputException.of(
                    file, Phrase.of("a file that cannot be read"), Phrase.of("a NumPy array of 28x28"), e);
        }
        if (!array.hasShape(Image.SIDE, Image.SIDE)) {
            throw BadInputException.of(
                    file,
                    Phrase.of("the shape {0}", NpyArray.describe(array.shape())),
                    NpyArray.describe(Image.SIDE, Image.SIDE));
        }
        float[] pixels = array.data();
        for (int i = 0; i < pixels.length; i++) {
            if (!(pixels[i] >= 0 && pixels[i] <= 1)) {
                throw BadInputException.of(
                        file,
                        Phrase.of("the number {0} at row {1}, column {2}", pixels[i], i / Image.SIDE, i % Image.SIDE),
                        Phrase.of("numbers from 0 to 1"));
            }
        }
        return Image.of(pixels);
    }

    /** Writes a picture as float32, whole or not at all. */
    public static void write(Path file, Image image) throws IOException {
        AtomicFile.write(file, out -> NpyFormat.write(out, NpyArray.of(image.toArray(), Image.SIDE, Image.SIDE)));
    }
}
