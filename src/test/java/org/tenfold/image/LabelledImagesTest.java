package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelledImagesTest {
    private static final int IMAGES_MAGIC = 0x803;
    private static final int LABELS_MAGIC = 0x801;

    private static byte[] images(int magic, int count, int side) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + count * side * side);
        bytes.putInt(magic).putInt(count).putInt(side).putInt(side);
        for (int i = 0; bytes.hasRemaining(); i++) {
            bytes.put((byte) (i * 7));
        }
        return bytes.array();
    }

    private static byte[] labels(int magic, int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length);
        bytes.putInt(magic).putInt(labels.length);
        for (int label : labels) {
            bytes.put((byte) label);
        }
        return bytes.array();
    }

    private static byte[] gzipped(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static LabelledImages write(Path folder, byte[] images, byte[] labels) throws IOException {
        Files.write(folder.resolve("t10k-images-idx3-ubyte"), images);
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), labels);
        return LabelledImages.read(folder, Split.TEST);
    }

    private static byte[] threeImages() {
        return images(IMAGES_MAGIC, 3, 28);
    }

    private static byte[] threeLabels() {
        return labels(LABELS_MAGIC, 4, 0, 9);
    }

    @Test
    void theClassesAreCalledAsTheFileOfNamesSays(@TempDir Path folder) throws IOException {
        assertThat(write(folder, threeImages(), threeLabels()).names()).isEqualTo(LabelledImages.DIGITS);
        Files.writeString(folder.resolve("labels.txt"), "T-shirt/top\n Ankle boot \n\nBag\n");
        assertThatThrownBy(() -> LabelledImages.read(folder, Split.TEST))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("label 4 at position 0, expected labels from 0 to 2");
        LabelledImages named = write(folder, threeImages(), labels(LABELS_MAGIC, 1, 1, 2));
        assertThat(named.names()).containsExactly("T-shirt/top", "Ankle boot", "Bag");
        assertThat(named.counts()).containsExactly(0, 2, 1);
        assertThat(named.subset(new int[] {2}).names()).isEqualTo(named.names());
    }

    @Test
    void namesThatAreNotDifferentAreRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("labels.txt"), "Bag\nBag\n");
        assertThatThrownBy(() -> write(folder, threeImages(), threeLabels()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("labels.txt: found the same name twice");
    }

    @Test
    void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("labels.txt"), "A\nB\nC\n");
        LabelledImages images = write(folder, threeImages(), labels(LABELS_MAGIC, 1, 0, 2));
        images.write(folder.resolve("copy"), Split.TEST);
        LabelledImages copy = LabelledImages.read(folder.resolve("copy"), Split.TEST);
        assertThat(copy.digest()).isEqualTo(images.digest());
        assertThat(copy.names()).containsExactly("A", "B", "C");
    }

    @Test
    void mnistIsCentredAndPicturesThatFillTheirFrameAreNot(@TempDir Path folder) throws IOException {
        assertThat(LabelledImages.read(Path.of("assets", "mnist"), Split.TEST).isCentred())
                .isTrue();
        assertThat(write(folder, threeImages(), threeLabels()).isCentred()).isFalse();
    }

    @Test
    void bytesBecomeFractionsOf255(@TempDir Path folder) throws IOException {
        LabelledImages three = write(folder, threeImages(), threeLabels());
        assertThat(three.size()).isEqualTo(3);
        assertThat(three.label(0)).isEqualTo(4);
        assertThat(three.label(2)).isEqualTo(9);
        assertThat(three.image(0).at(3)).isEqualTo(21 / 255f);
        // 784 · 7 = 112 modulo 256
        assertThat(three.image(1).at(0)).isEqualTo(112 / 255f);
        float[] target = new float[800];
        three.copyTo(1, target, 16);
        assertThat(target[16]).isEqualTo(112 / 255f);
        assertThatThrownBy(() -> three.image(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void gzippedFilesAreReadLikePlainOnes(@TempDir Path plain, @TempDir Path packed) throws IOException {
        LabelledImages three = write(plain, threeImages(), threeLabels());
        Files.write(packed.resolve("train-images-idx3-ubyte.gz"), gzipped(threeImages()));
        Files.write(packed.resolve("train-labels-idx1-ubyte.gz"), gzipped(threeLabels()));
        LabelledImages same = LabelledImages.read(packed, Split.TRAIN);
        assertThat(same.digest()).isEqualTo(three.digest()).hasSize(64);
        assertThat(same.image(2)).isEqualTo(three.image(2));
    }

    @Test
    void aSubsetHasItsImagesInTheOrderAskedFor(@TempDir Path folder) throws IOException {
        LabelledImages three = write(folder, threeImages(), threeLabels());
        LabelledImages two = three.subset(new int[] {2, 0});
        assertThat(two.size()).isEqualTo(2);
        assertThat(two.label(0)).isEqualTo(9);
        assertThat(two.image(1)).isEqualTo(three.image(0));
        assertThat(two.digest()).isNotEqualTo(three.digest());
        assertThatThrownBy(() -> three.subset(new int[] {3})).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theShippedTestImagesAreMnist() {
        LabelledImages test = LabelledImages.read(Path.of("assets", "mnist"), Split.TEST);
        assertThat(test.size()).isEqualTo(10_000);
        assertThat(test.label(0)).isEqualTo(7);
        assertThat(test.label(1)).isEqualTo(2);
        int[] counts = new int[10];
        for (int i = 0; i < test.size(); i++) {
            counts[test.label(i)]++;
        }
        // as MNIST's authors publish them
        assertThat(counts).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    }

    @Test
    void anotherMagicNumberIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> write(folder, images(0x802, 3, 28), threeLabels()))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith(
                        "t10k-images-idx3-ubyte: found 0x00000802, expected the magic number 0x00000803.");
        assertThatThrownBy(() -> write(folder, threeImages(), labels(0xd01, 1, 2, 3)))
                .hasMessageEndingWith(
                        "t10k-labels-idx1-ubyte: found 0x00000d01, expected the magic number 0x00000801.");
    }

    @Test
    void imagesOfAnotherSizeAreRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> write(folder, images(IMAGES_MAGIC, 3, 27), threeLabels()))
                .hasMessageEndingWith("found pictures of 27x27, expected pictures of 28x28.");
    }

    @Test
    void anotherCountOfLabelsIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> write(folder, threeImages(), labels(LABELS_MAGIC, 1, 2)))
                .hasMessageEndingWith(
                        "found 2 labels, expected 3, as many as there are pictures in t10k-images-idx3-ubyte.");
    }

    @Test
    void labelsOutOfRangeAreRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> write(folder, threeImages(), labels(LABELS_MAGIC, 1, 10, 2)))
                .hasMessageEndingWith("found label 10 at position 1, expected labels from 0 to 9.");
        assertThatThrownBy(() -> write(folder, threeImages(), labels(LABELS_MAGIC, 1, 2, 255)))
                .hasMessageContaining("label 255 at position 2");
    }

    @Test
    void bytesAfterTheLastImageAreRefused(@TempDir Path folder) {
        byte[] more = Arrays.copyOf(threeImages(), threeImages().length + 1);
        assertThatThrownBy(() -> write(folder, more, threeLabels()))
                .hasMessageEndingWith("found more bytes than the header says, expected 2352 (3x28x28).");
    }

    @Test
    void aMissingFileOrFolderIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> LabelledImages.read(folder, Split.TRAIN))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("found no train-images-idx3-ubyte or train-images-idx3-ubyte.gz in it");
        assertThatThrownBy(() -> LabelledImages.read(folder.resolve("none"), Split.TRAIN))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("found nothing, expected a folder");
    }

    @Test
    void anAbsurdSizeIsRefusedWithoutMemoryForIt(@TempDir Path folder) {
        byte[] absurd = ByteBuffer.allocate(16)
                .putInt(IMAGES_MAGIC)
                .putInt(Integer.MAX_VALUE)
                .putInt(Integer.MAX_VALUE)
                .putInt(Integer.MAX_VALUE)
                .array();
        assertThatThrownBy(() -> write(folder, absurd, threeLabels()))
                .hasMessageContaining("found a size of 2147483647x");
        byte[] large = ByteBuffer.allocate(16)
                .putInt(IMAGES_MAGIC)
                .putInt(1_300_000)
                .putInt(28)
                .putInt(28)
                .array();
        assertThatThrownBy(() -> write(folder, large, threeLabels()))
                .hasMessageContaining("found only 0 bytes after the header");
        byte[] negative = ByteBuffer.allocate(16)
                .putInt(IMAGES_MAGIC)
                .putInt(-1)
                .putInt(0)
                .putInt(28)
                .array();
        assertThatThrownBy(() -> write(folder, negative, threeLabels())).isInstanceOf(BadInputException.class);
    }

    @Test
    void everyTruncationIsRefused(@TempDir Path folder) throws IOException {
        Path images = folder.resolve("t10k-images-idx3-ubyte");
        Path labels = folder.resolve("t10k-labels-idx1-ubyte");
        Files.write(images, images(IMAGES_MAGIC, 1, 28));
        Damage.everyTruncationIsRefused(
                labels, labels(LABELS_MAGIC, 3), file -> LabelledImages.read(folder, Split.TEST));
        Files.write(labels, labels(LABELS_MAGIC, 3));
        Damage.everyTruncationIsRefused(
                images, images(IMAGES_MAGIC, 1, 28), file -> LabelledImages.read(folder, Split.TEST));
        Files.delete(images);
        Damage.everyTruncationIsRefused(
                folder.resolve("t10k-images-idx3-ubyte.gz"),
                gzipped(images(IMAGES_MAGIC, 1, 28)),
                file -> LabelledImages.read(folder, Split.TEST));
    }

    @Property(tries = 300)
    void randomDamageIsReadOrRefused(@ForAll long seed) throws IOException {
        Damage.randomDamageIsReadOrRefused(images(IMAGES_MAGIC, 2, 28), seed, ".idx", file -> IdxFile.read(file, 3));
        Damage.randomDamageIsReadOrRefused(
                gzipped(images(IMAGES_MAGIC, 2, 28)), seed, ".gz", file -> IdxFile.read(file, 3));
    }
}
