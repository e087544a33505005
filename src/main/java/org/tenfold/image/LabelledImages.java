package org.tenfold.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Pictures of 28x28 with the digit each one shows, as MNIST has them. Immutable; a pixel is kept as its byte, so 60,000
 * pictures need 47 MB.
 */
public final class LabelledImages {
    /** Labels are 0 to 9. */
    public static final int CLASSES = 10;

    private static final float[] GREY = greyValues();

    private final byte[] pixels;
    private final byte[] labels;
    private final String digest;

    private LabelledImages(byte[] pixels, byte[] labels) {
        this.pixels = pixels;
        this.labels = labels;
        this.digest = digestOf(pixels, labels);
    }

    /**
     * Reads {@code train-…} or {@code t10k-…images-idx3-ubyte} and {@code …labels-idx1-ubyte}, each plain or with
     * {@code .gz}, from a folder.
     *
     * @throws BadInputException for a missing or damaged file, pictures of another size, counts that differ, or a label
     *     above 9
     */
    public static LabelledImages read(Path folder, Split split) {
        IdxFile images = IdxFile.read(existing(folder, split.imagesFile()), 3);
        IdxFile labels = IdxFile.read(existing(folder, split.labelsFile()), 1);
        if (images.size(1) != Image.SIDE || images.size(2) != Image.SIDE) {
            throw BadInputException.of(
                    images.file(), "pictures of " + images.size(1) + "x" + images.size(2), "pictures of 28x28");
        }
        if (images.size(0) != labels.size(0)) {
            throw BadInputException.of(
                    labels.file(),
                    labels.size(0) + " labels",
                    images.size(0) + ", as many as there are pictures in "
                            + images.file().getFileName());
        }
        byte[] values = labels.bytes();
        for (int i = 0; i < values.length; i++) {
            int label = Byte.toUnsignedInt(values[i]);
            if (label >= CLASSES) {
                throw BadInputException.of(labels.file(), "label " + label + " at position " + i, "labels from 0 to 9");
            }
        }
        return new LabelledImages(images.bytes(), values);
    }

    private static Path existing(Path folder, String name) {
        Path packed = folder.resolve(name + ".gz");
        Path plain = folder.resolve(name);
        if (!Files.isDirectory(folder)) {
            throw BadInputException.of(
                    folder, Files.exists(folder) ? "a file" : "nothing", "a folder with MNIST's files");
        }
        if (!Files.exists(packed) && !Files.exists(plain)) {
            throw BadInputException.of(folder, "no " + name + " or " + name + ".gz in it", "MNIST's four IDX files");
        }
        return Files.exists(plain) ? plain : packed;
    }

    public int size() {
        return labels.length;
    }

    public Image image(int i) {
        float[] result = new float[Image.PIXELS];
        copyTo(i, result, 0);
        return Image.of(result);
    }

    /** The digit that picture {@code i} shows, 0 to 9. */
    public int label(int i) {
        return labels[i];
    }

    /** Writes the 784 pixels of picture {@code i} into {@code target}, starting at {@code offset}. */
    public void copyTo(int i, float[] target, int offset) {
        if (i < 0 || i >= labels.length) {
            throw new IndexOutOfBoundsException("picture " + i + " of " + labels.length);
        }
        int from = i * Image.PIXELS;
        for (int p = 0; p < Image.PIXELS; p++) {
            // byte / 255
            target[offset + p] = GREY[Byte.toUnsignedInt(pixels[from + p])];
        }
    }

    /** The pictures at the given positions, in that order. */
    public LabelledImages subset(int[] indices) {
        byte[] chosen = new byte[Math.multiplyExact(indices.length, Image.PIXELS)];
        byte[] chosenLabels = new byte[indices.length];
        for (int k = 0; k < indices.length; k++) {
            if (indices[k] < 0 || indices[k] >= labels.length) {
                throw new IndexOutOfBoundsException("picture " + indices[k] + " of " + labels.length);
            }
            System.arraycopy(pixels, indices[k] * Image.PIXELS, chosen, k * Image.PIXELS, Image.PIXELS);
            chosenLabels[k] = labels[indices[k]];
        }
        return new LabelledImages(chosen, chosenLabels);
    }

    /**
     * SHA-256 over the pixels' bytes, then the labels', as hexadecimal: the same for plain and gzipped files of the same
     * content.
     */
    public String digest() {
        return digest;
    }

    private static String digestOf(byte[] pixels, byte[] labels) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(pixels);
            sha.update(labels);
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static float[] greyValues() {
        float[] values = new float[256];
        for (int b = 0; b < values.length; b++) {
            values[b] = b / 255f;
        }
        return values;
    }
}
