package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputFileTest {
    /** A PNG has 255 steps from black to white, and values are rounded to the nearest. */
    private static final float HALF_A_STEP = 0.5f / 255 + 1e-6f;

    @TempDir
    Path folder;

    /** A square of ink in the upper left corner, where MNIST has none. */
    private static Image corner() {
        float[] pixels = new float[Image.PIXELS];
        for (int row = 1; row < 9; row++) {
            for (int column = 1; column < 9; column++) {
                pixels[row * Image.SIDE + column] = 1;
            }
        }
        return Image.of(pixels);
    }

    @Test
    void anArrayAndAPictureOfTheSameInkAreCentredAlike() throws IOException {
        Path array = folder.resolve("corner.NPY");
        Path picture = folder.resolve("corner.png");
        NpyFile.write(array, corner());
        PngFile.write(picture, corner());

        Image fromArray = InputFile.read(array).image();
        Image fromPicture = InputFile.read(picture).image();

        assertThat(fromArray.get(Image.SIDE / 2, Image.SIDE / 2)).isEqualTo(1);
        assertThat(fromArray.get(1, 1)).isZero();
        for (int i = 0; i < Image.PIXELS; i++) {
            assertThat(fromPicture.at(i)).isBetween(fromArray.at(i) - HALF_A_STEP, fromArray.at(i) + HALF_A_STEP);
        }
    }

    @Test
    void asItIsNothingMoves() throws IOException {
        Path array = folder.resolve("corner.npy");
        Path picture = folder.resolve("corner.png");
        NpyFile.write(array, corner());
        PngFile.write(picture, corner());

        assertThat(InputFile.readAsIs(array).image()).isEqualTo(corner());
        assertThat(InputFile.readAsIs(picture).image()).isEqualTo(corner());
    }

    @Test
    void aMissingArrayIsNamed() {
        assertThatThrownBy(() -> InputFile.read(folder.resolve("none.npy")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("none.npy");
    }
}
