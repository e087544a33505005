package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NpzFileTest {
    private static final NpyArray NUMBERS = NpyArray.of(new float[] {1.5f, -2, 3, 4, 5, 6}, 2, 3);
    private static final NpyArray SCALAR = NpyArray.of(new float[] {7});

    private static byte[] npy(String type, String shape, int numberBytes) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        bytes.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(new byte[numberBytes]);
        return bytes.toByteArray();
    }

    /** A deflated archive. */
    private static byte[] archive(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] written(Path file, Map<String, NpyArray> arrays) throws IOException {
        NpzFile.write(file, arrays);
        return Files.readAllBytes(file);
    }

    private static void refused(Path folder, byte[] bytes, String sentence) throws IOException {
        Path file = Files.write(folder.resolve("x.npz"), bytes);
        assertThatThrownBy(() -> NpzFile.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": " + sentence);
    }

    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("x.npz");
        Map<String, NpyArray> arrays = Map.of("b.weight", NUMBERS, "a", SCALAR);
        NpzFile.write(file, arrays);
        assertThat(NpzFile.read(file)).isEqualTo(arrays).containsOnlyKeys("a", "b.weight");
    }

    @Test
    void theSameArraysGiveTheSameBytesInWhateverOrder(@TempDir Path folder) throws IOException {
        Map<String, NpyArray> oneWay = new LinkedHashMap<>();
        oneWay.put("b", NUMBERS);
        oneWay.put("a", SCALAR);
        Map<String, NpyArray> otherWay = new LinkedHashMap<>();
        otherWay.put("a", SCALAR);
        otherWay.put("b", NUMBERS);
        assertThat(written(folder.resolve("x.npz"), oneWay)).isEqualTo(written(folder.resolve("y.npz"), otherWay));
    }

    @Test
    void entriesAreStoredByNameWithoutATime(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("x.npz");
        NpzFile.write(file, Map.of("b", NUMBERS, "a", SCALAR));
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.stream().forEach(entry -> {
                names.add(entry.getName());
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getTimeLocal().getYear()).isEqualTo(2000);
                assertThat(entry.getExtra()).isNull();
            });
        }
        assertThat(names).containsExactly("a.npy", "b.npy");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void deflatedEntriesOfEveryTypeAreRead(@TempDir Path folder) throws IOException {
        for (String type : List.of("<f4", "<f8", "<i4")) {
            int size = type.equals("<f8") ? 8 : 4;
            Path file = Files.write(folder.resolve("x.npz"), archive("n.npy", npy(type, "(3,)", 3 * size)));
            assertThat(NpzFile.read(file)).containsEntry("n", NpyArray.of(new float[3], 3));
        }
    }

    @Test
    void onlyAcceptedTypesAreRead(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("x.npz"), archive("n.npy", npy("<f8", "(3,)", 24)));
        assertThatThrownBy(() -> NpzFile.read(file, EnumSet.of(ElementType.FLOAT32)))
                .isInstanceOf(BadInputException.class)
                .hasMessage(file + ": found element type float64 (<f8) in array n.npy, expected float32 (<f4).");
    }

    @Test
    void otherArchivesAreRefused(@TempDir Path folder) throws IOException {
        refused(folder, archive("readme.txt", new byte[3]), "found an entry readme.txt, expected only .npy arrays.");
        refused(
                folder,
                archive("n.npy", npy("<f4", "(3,)", 8)),
                "found only 8 bytes of numbers in array n.npy, expected 12 for the shape (3,).");
        refused(folder, new byte[100], "found a damaged zip archive, expected an .npz file.");
        assertThatThrownBy(() -> NpzFile.read(folder.resolve("none.npz"))).hasMessageContaining("found no file");
        assertThatThrownBy(() -> NpzFile.read(folder)).hasMessageContaining("found a folder");
    }

    @Test
    void aWrongByteInAnArrayIsNoticed(@TempDir Path folder) throws IOException {
        byte[] bytes = written(folder.resolve("x.npz"), Map.of("a", NUMBERS));
        bytes[30 + "a.npy".length() + 128 + 2] ^= 1;
        refused(folder, bytes, "found a wrong checksum of a.npy, expected an intact archive.");
    }

    @Test
    void absurdShapesAreRefusedWithoutMemoryForThem(@TempDir Path folder) throws IOException {
        refused(
                folder,
                archive("n.npy", npy("<f4", "(60000, 60000)", 0)),
                "found the shape (60000, 60000) in array n.npy, expected at most 67108864 numbers.");
    }

    @Test
    void everyTruncationIsRefused(@TempDir Path folder) throws IOException {
        byte[] whole = written(folder.resolve("whole.npz"), Map.of("a", NUMBERS, "b", SCALAR));
        Damage.everyTruncationIsRefused(folder.resolve("x.npz"), whole, NpzFile::read);
        Damage.everyTruncationIsRefused(
                folder.resolve("y.npz"), archive("n.npy", npy("<f4", "(3,)", 12)), NpzFile::read);
    }

    @Property(tries = 300)
    void randomDamageIsReadOrRefused(@ForAll long seed) throws IOException {
        Damage.randomDamageIsReadOrRefused(archive("n.npy", npy("<f4", "(3,)", 12)), seed, ".npz", NpzFile::read);
    }
}
