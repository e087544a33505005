package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NpyFileTest {
    /** What NumPy 1.24 wrote for {@code np.save(f, np.array([[0.5, -1], [2, 3]], dtype='<f4'))}. */
    private static final String BY_NUMPY =
            "934e554d5059010076007b276465736372273a20273c6634272c2027666f727472616e5f6f7264"
                    + "6572273a2046616c73652c20277368617065273a2028322c2032292c207d"
                    + "20".repeat(58)
                    + "0a0000003f000080bf0000004000004040";

    private static Image ramp() {
        float[] pixels = new float[Image.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / 783f;
        }
        return Image.of(pixels);
    }

    private static byte[] array(int version, String header, int numberBytes) {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(8 + (version == 1 ? 2 : 4) + text.length + numberBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            bytes.putShort((short) text.length);
        } else {
            bytes.putInt(text.length);
        }
        return bytes.put(text).array();
    }

    private static byte[] picture(String type, String order, String shape, int numberBytes) {
        return array(
                1,
                "{'descr': '" + type + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }\n",
                numberBytes);
    }

    private static void refused(Path folder, byte[] bytes, String sentence) throws IOException {
        Path file = Files.write(folder.resolve("x.npy"), bytes);
        assertThatThrownBy(() -> NpyFile.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": " + sentence);
    }

    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ramp.npy");
        NpyFile.write(file, ramp());
        assertThat(NpyFile.read(file)).isEqualTo(ramp());
        // 784 floats after a header of 128 bytes
        assertThat(Files.size(file)).isEqualTo(128 + 784 * 4);
    }

    @Test
    void aHeaderIsTheOneThatNumPyWrites(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ours.npz");
        NpzFile.write(file, Map.of("a", NpyArray.of(new float[] {0.5f, -1, 2, 3}, 2, 2)));
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(file))).contains(BY_NUMPY);
    }

    @Test
    void doublesAreReadAsTheNearestFloats(@TempDir Path folder) throws IOException {
        byte[] bytes = picture("<f8", "False", "(28, 28)", 784 * 8);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(bytes.length - 8, 1 / 3.0);
        Path file = Files.write(folder.resolve("x.npy"), bytes);
        assertThat(NpyFile.read(file).at(783)).isEqualTo(1 / 3f);
    }

    @Test
    void laterVersionsOfTheFormatAreRead(@TempDir Path folder) throws IOException {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (28, 28)}";
        for (int version = 2; version <= 3; version++) {
            Path file = Files.write(folder.resolve("x.npy"), array(version, header, 784 * 4));
            assertThat(NpyFile.read(file)).isEqualTo(Image.blank());
        }
        refused(folder, array(4, header, 784 * 4), "found version 4 of the NumPy format, expected version 1, 2 or 3.");
    }

    @Test
    void otherArraysAreRefused(@TempDir Path folder) throws IOException {
        refused(
                folder,
                picture("<f4", "True", "(28, 28)", 784 * 4),
                "found an array in Fortran order, expected C order.");
        refused(
                folder,
                picture("|u1", "False", "(28, 28)", 784),
                "found element type |u1, expected float32 (<f4) or float64 (<f8).");
        refused(
                folder,
                picture(">f4", "False", "(28, 28)", 784 * 4),
                "found element type >f4, expected float32 (<f4) or float64 (<f8).");
        refused(
                folder,
                picture("<i4", "False", "(28, 28)", 784 * 4),
                "found element type int32 (<i4), expected float32 (<f4) or float64 (<f8).");
        refused(folder, picture("<f4", "False", "(784,)", 784 * 4), "found the shape (784,), expected (28, 28).");
        refused(folder, picture("<f4", "False", "()", 4), "found the shape (), expected (28, 28).");
        refused(
                folder,
                "a text that is no array".getBytes(StandardCharsets.UTF_8),
                "found no NumPy header, expected a NumPy array.");
        refused(
                folder,
                array(1, "{'descr': '<f4'}", 0),
                "found a header without fortran_order, expected a NumPy array.");
    }

    @Test
    void absurdShapesAreRefusedWithoutMemoryForThem(@TempDir Path folder) throws IOException {
        refused(
                folder,
                picture("<f4", "False", "(2000000000, 2000000000)", 0),
                "found the shape (2000000000, 2000000000), expected at most 784 numbers.");
        refused(
                folder,
                picture("<f4", "False", "(99999999999999999999,)", 0),
                "found a dimension of length 99999999999999999999, expected a smaller array.");
        refused(
                folder,
                array(2, "", 0).clone(),
                "found a header without a plain element type, expected float32 (<f4) or float64 (<f8).");
        byte[] longHeader = array(2, "", 0);
        ByteBuffer.wrap(longHeader).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);
        refused(folder, longHeader, "found a header of 4294967295 bytes, expected at most 65536.");
    }

    @Test
    void numbersOutsideZeroToOneAreRefused(@TempDir Path folder) throws IOException {
        byte[] bytes = picture("<f4", "False", "(28, 28)", 784 * 4);
        ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int numbers = bytes.length - 784 * 4;
        little.putFloat(numbers + 4 * 29, Float.NaN);
        refused(folder, bytes, "found the number NaN at row 1, column 1, expected numbers from 0 to 1.");
        little.putFloat(numbers + 4 * 29, -0.5f);
        refused(folder, bytes, "found the number -0.5 at row 1, column 1, expected numbers from 0 to 1.");
    }

    @Test
    void aMissingFileIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> NpyFile.read(folder.resolve("none.npy")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("none.npy: found no file");
    }

    @Test
    void everyTruncationIsRefused(@TempDir Path folder) throws IOException {
        Damage.everyTruncationIsRefused(
                folder.resolve("x.npy"), picture("<f4", "False", "(28, 28)", 784 * 4), NpyFile::read);
    }

    @Property(tries = 300)
    void randomDamageIsReadOrRefused(@ForAll long seed) throws IOException {
        Damage.randomDamageIsReadOrRefused(picture("<f4", "False", "(28, 28)", 784 * 4), seed, ".npy", NpyFile::read);
    }
}
