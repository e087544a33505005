package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.PictureReader.Picture;
import org.tenfold.math.Distance;

final class PictureReaderTest {
    /** A JPEG of a few flat areas, seen through a mean over 25 of its pixels. */
    private static final double JPEG_TOLERANCE = 0.02;

    /** Half of a 255th. */
    private static final float GREY_STEP = 0.5f / 255;

    /** A bar of 60x100 with a foot, in the given colours. */
    private static BufferedImage drawn(int type, Color ground, Color ink, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(ground);
        pen.fillRect(0, 0, width, height);
        pen.setColor(ink);
        pen.fillRect(40, 30, 20, 100);
        pen.fillRect(40, 110, 60, 20);
        pen.dispose();
        return picture;
    }

    private static byte[] bytes(BufferedImage picture, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalStateException("no writer of " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Path file(Path folder, BufferedImage picture, String format) throws IOException {
        return Files.write(folder.resolve("x." + format), bytes(picture, format));
    }

    private static Image expected() {
        return PictureReader.of(
                        drawn(BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.WHITE, 200, 160)
                                .getRGB(0, 0, 200, 160, null, 0, 200),
                        200,
                        160,
                        true)
                .image();
    }

    private static void refused(Path file, String part) {
        assertThatThrownBy(() -> PictureReader.read(file, true))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(part);
    }

    @Test
    void everyFormatGivesTheSameDigit(@TempDir Path folder) throws IOException {
        BufferedImage picture = drawn(BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.WHITE, 200, 160);
        for (String format : List.of("png", "bmp", "jpg")) {
            Picture read = PictureReader.read(file(folder, picture, format), true);
            assertThat(read.inverted()).isFalse();
            double difference = Distance.l1(read.image().toArray(), expected().toArray()) / Image.PIXELS;
            assertThat(difference).isLessThan(JPEG_TOLERANCE);
        }
    }

    @Test
    void darkInkOnLightPaperIsInvertedAndSaysSo(@TempDir Path folder) throws IOException {
        BufferedImage picture = drawn(BufferedImage.TYPE_INT_RGB, Color.WHITE, Color.BLACK, 200, 160);
        Picture read = PictureReader.read(file(folder, picture, "png"), true);
        assertThat(read.inverted()).isTrue();
        assertThat(read.image()).isEqualTo(expected());
    }

    @Test
    void greyInkOnGreyPaperBecomesFullInkOnNone(@TempDir Path folder) throws IOException {
        BufferedImage picture =
                drawn(BufferedImage.TYPE_INT_RGB, new Color(200, 190, 180), new Color(90, 90, 110), 200, 160);
        Picture read = PictureReader.read(file(folder, picture, "png"), true);
        assertThat(read.inverted()).isTrue();
        for (int i = 0; i < Image.PIXELS; i++) {
            assertThat(read.image().at(i)).isCloseTo(expected().at(i), within(1e-5f));
        }
    }

    @Test
    void transparentPaperIsWhateverTheInkStandsOutFrom(@TempDir Path folder) throws IOException {
        Color nothing = new Color(0, 0, 0, 0);
        for (Color ink : List.of(Color.BLACK, Color.WHITE)) {
            BufferedImage picture = drawn(BufferedImage.TYPE_INT_ARGB, nothing, ink, 200, 160);
            Picture read = PictureReader.read(file(folder, picture, "png"), true);
            assertThat(read.inverted()).isEqualTo(ink.equals(Color.BLACK));
            assertThat(read.image()).isEqualTo(expected());
        }
    }

    @Test
    void storedGreysAreTakenAsTheyAre(@TempDir Path folder) throws IOException {
        float[] pixels = new float[Image.PIXELS];
        for (int i = 0; i < 256; i++) {
            pixels[200 + i] = i / 255f;
        }
        Image ramp = Image.of(pixels);
        Path file = folder.resolve("ramp.png");
        PngFile.write(file, ramp);
        assertThat(PictureReader.readAsIs(file).image()).isEqualTo(ramp);

        BufferedImage coloured = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < Image.PIXELS; i++) {
            coloured.setRGB(i % 28, i / 28, 0x010101 * Math.round(pixels[i] * 255));
        }
        for (String format : List.of("png", "bmp")) {
            Image read = PictureReader.readAsIs(file(folder, coloured, format)).image();
            for (int i = 0; i < Image.PIXELS; i++) {
                assertThat(read.at(i)).isCloseTo(pixels[i], within(GREY_STEP));
            }
        }
    }

    @Test
    void greysOfSixteenBitsAreRead(@TempDir Path folder) throws IOException {
        BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_USHORT_GRAY);
        picture.getRaster().setSample(14, 14, 0, 65535);
        picture.getRaster().setSample(15, 14, 0, 16384);
        Image read = PictureReader.readAsIs(file(folder, picture, "png")).image();
        assertThat(read.get(14, 14)).isEqualTo(1);
        assertThat(read.get(14, 15)).isEqualTo(16384 / 65535f);
    }

    @Test
    void withoutCentringTheWholePictureIsFitted() {
        // a white right half on 200x100
        int[] colours = new int[200 * 100];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = i % 200 >= 100 && i % 200 < 150 ? 0xffffffff : 0xff000000;
        }
        Image image = PictureReader.of(colours, 200, 100, false).image();
        // 28x14 in the middle, the white part from column 14 to 21
        assertThat(image.get(14, 13)).isZero();
        assertThat(image.get(14, 14)).isEqualTo(1);
        assertThat(image.get(14, 20)).isEqualTo(1);
        assertThat(image.get(14, 21)).isZero();
        assertThat(image.get(6, 14)).isZero();
        assertThat(image.get(7, 14)).isEqualTo(1);
    }

    @Test
    void onlyAPictureOf28x28IsTakenAsItIs(@TempDir Path folder) throws IOException {
        Path file = file(folder, drawn(BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.WHITE, 200, 160), "png");
        assertThatThrownBy(() -> PictureReader.readAsIs(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": found a picture of 200x160, expected 28x28 to take it as it is.");
    }

    @Test
    void aPictureWithoutInkIsBlank() {
        int[] white = new int[50 * 40];
        Arrays.fill(white, 0xfffefefe);
        assertThat(PictureReader.of(white, 50, 40, true).image()).isEqualTo(Image.blank());
    }

    @Test
    void aHugePictureIsReadInPart(@TempDir Path folder) throws IOException {
        BufferedImage picture = new BufferedImage(6000, 4000, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = picture.createGraphics();
        pen.fillRect(1000, 500, 1500, 3000);
        pen.dispose();
        Image image = PictureReader.read(file(folder, picture, "png"), true).image();
        // 10x20 in the middle
        assertThat(image.get(14, 14)).isEqualTo(1);
        assertThat(image.get(5, 10)).isEqualTo(1);
        assertThat(image.get(14, 7)).isZero();
    }

    @Test
    void whatIsNoPictureIsRefused(@TempDir Path folder) throws IOException {
        refused(folder.resolve("none.png"), "found no file");
        refused(Files.writeString(folder.resolve("a.png"), "this is a text"), "found something else");
        refused(Files.write(folder.resolve("b.png"), new byte[0]), "found something else");
        refused(folder, "a file that cannot be read");
        BufferedImage picture = drawn(BufferedImage.TYPE_BYTE_BINARY, Color.BLACK, Color.WHITE, 200, 160);
        refused(file(folder, picture, "gif"), "found something else, expected a PNG, JPEG or BMP picture.");
    }

    @Test
    void anAbsurdSizeIsRefusedWithoutMemoryForIt(@TempDir Path folder) throws IOException {
        byte[] png = bytes(drawn(BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.WHITE, 200, 160), "png");
        // width and height follow the signature and the first chunk's length and name
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        refused(Files.write(folder.resolve("x.png"), png), "found a picture of 100000x100000");
    }

    @Test
    void everyTruncationOfAPngOrJpegIsRefused(@TempDir Path folder) throws IOException {
        BufferedImage small = drawn(BufferedImage.TYPE_BYTE_GRAY, Color.BLACK, Color.WHITE, 64, 64);
        for (String format : List.of("png", "jpg")) {
            byte[] whole = bytes(small, format);
            byte[] needed = format.equals("png") ? withoutEnd(whole) : whole;
            Damage.everyTruncationIsRefused(
                    folder.resolve("x." + format), needed, file -> PictureReader.read(file, true));
        }
    }

    /** Without the last chunk (12 bytes), two checksums (4 each) and the deflated data's end mark: all pixels are there. */
    private static byte[] withoutEnd(byte[] png) {
        return Arrays.copyOf(png, png.length - 21);
    }

    @Property(tries = 300)
    void randomDamageIsReadOrRefused(@ForAll long seed) throws IOException {
        BufferedImage small = drawn(BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.WHITE, 64, 64);
        for (String format : List.of("png", "jpg", "bmp")) {
            Damage.randomDamageIsReadOrRefused(
                    bytes(small, format), seed, "." + format, file -> PictureReader.read(file, true));
        }
    }
}
