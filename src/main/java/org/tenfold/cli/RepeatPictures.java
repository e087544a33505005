package org.tenfold.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.tenfold.attack.Adversarial;
import org.tenfold.image.Image;
import org.tenfold.image.PngFile;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;

/** The pictures of a repeated session, as PNG files. */
final class RepeatPictures {
    private static final float MIDDLE = 0.5f;

    private RepeatPictures() {}

    /** {@code seen.png} and {@code reconstruction-LABEL.png}, one a class. */
    static void write(Path folder, Analysis analysis) throws IOException {
        PngFile.write(folder.resolve("seen.png"), analysis.image());
        for (Reconstruction r : analysis.reconstructions()) {
            String label = r.label().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
            PngFile.write(folder.resolve("reconstruction-" + label + ".png"), r.image());
        }
    }

    /** {@code adversarial-NUMBER.png} and {@code difference-NUMBER.png}. */
    static void write(Path folder, int number, Adversarial result) throws IOException {
        PngFile.write(folder.resolve("adversarial-" + number + ".png"), result.image());
        PngFile.write(folder.resolve("difference-" + number + ".png"), difference(result.original(), result.image()));
    }

    /** Middle grey where nothing changed, lighter for more ink, darker for less. */
    static Image difference(Image original, Image changed) {
        float[] pixels = new float[Image.PIXELS];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = MIDDLE + (changed.at(p) - original.at(p)) / 2;
        }
        return Image.of(pixels);
    }
}
