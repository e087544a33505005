package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureSheetTest {
    @TempDir
    Path folder;

    /** Every grey there is, from a different one on. */
    private static Image greys(int first) {
        byte[] bytes = new byte[Image.PIXELS];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (first + i);
        }
        return Greys.imageOf(bytes);
    }

    @Test
    void everyGreyComesBackAsItWas() throws IOException {
        List<List<Image>> rows =
                List.of(List.of(greys(0), greys(1), greys(2)), List.of(greys(100), Image.blank(), greys(255)));
        Path file = folder.resolve("sheet.png");
        PictureSheet.write(file, rows);
        assertThat(PictureSheet.read(file)).isEqualTo(rows);
    }

    @Test
    void aPictureBetweenTwoGreysIsNotTaken() {
        float[] pixels = new float[Image.PIXELS];
        pixels[5] = 0.5f;
        Image between = Image.of(pixels);
        assertThat(Greys.holds(between)).isFalse();
        assertThat(Greys.rounded(between).at(5)).isEqualTo(128 / 255f);
        assertThatThrownBy(() -> PictureSheet.write(folder.resolve("sheet.png"), List.of(List.of(between))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256 greys");
        assertThat(folder.resolve("sheet.png")).doesNotExist();
    }

    @Test
    void theGreysOfTestPicturesAreExact() {
        LabelledImages test = LabelledImages.read(Path.of("assets", "mnist"), Split.TEST);
        for (int i = 0; i < 50; i++) {
            assertThat(Greys.holds(test.image(i))).isTrue();
            assertThat(Greys.imageOf(Greys.bytesOf(test.image(i)))).isEqualTo(test.image(i));
        }
    }

    @Test
    void aDamagedSheetIsNamed() throws IOException {
        Path file = folder.resolve("sheet.png");
        PictureSheet.write(file, List.of(List.of(greys(7))));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> PictureSheet.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("sheet.png");
    }

    @Test
    void aSheetOfAnotherSizeIsNamed() throws IOException {
        Path file = folder.resolve("one.png");
        var picture = new BufferedImage(30, 28, BufferedImage.TYPE_BYTE_GRAY);
        ImageIO.write(picture, "png", file.toFile());
        assertThatThrownBy(() -> PictureSheet.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("30x28");
    }
}
