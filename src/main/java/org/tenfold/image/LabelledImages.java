package org.tenfold.image;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of 28x28 with the class each one belongs to, as MNIST has them; its classes are the digits, those of another
 * data set have other names. Immutable; a pixel is kept as its byte, so 60,000 pictures need 47 MB.
 */
public final class LabelledImages {
    /** Classes of MNIST; no data set has more. */
    public static final int CLASSES = 10;

    /** A data set has at least so many classes. */
    public static final int FEWEST_CLASSES = 2;

    /** What MNIST's classes are called. */
    public static final List<String> DIGITS =
            IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();

    /** Beside the IDX files: what the classes are called, one name a line, in the order of the labels. */
    private static final String NAMES = "labels.txt";

    /** So many pictures are looked at to tell how the ink lies… */
    private static final int CENTRED_LOOKS = 500;

    /** …and this share of them must lie in the box. */
    private static final double CENTRED_SHARE = 0.9;

    private static final float[] GREY = greyValues();

    private final byte[] pixels;
    private final byte[] labels;
    private final List<String> names;
    private final String digest;

    private LabelledImages(byte[] pixels, byte[] labels, List<String> names) {
        this.pixels = pixels;
        this.labels = labels;
        this.names = List.copyOf(names);
        this.digest = digestOf(pixels, labels);
    }

    /**
     * Reads {@code train-…} or {@code t10k-…images-idx3-ubyte} and {@code …labels-idx1-ubyte}, each plain or with
     * {@code .gz}, from a folder. The classes are called what {@value #NAMES} says, if there is one, else like digits.
     *
     * @throws BadInputException for a missing or damaged file, pictures of another size, counts that differ, or a label
     *     that belongs to no class
     */
    public static LabelledImages read(Path folder, Split split) {
        IdxFile images = IdxFile.read(existing(folder, split.imagesFile()), 3);
        IdxFile labels = IdxFile.read(existing(folder, split.labelsFile()), 1);
        if (images.size(1) != Image.SIDE || images.size(2) != Image.SIDE) {
            throw BadInputException.of(
                    images.file(),
                    Phrase.of("pictures of {0}x{1}", images.size(1), images.size(2)),
                    Phrase.of("pictures of 28x28"));
        }
        if (images.size(0) != labels.size(0)) {
            throw BadInputException.of(
                    labels.file(),
                    Phrase.of("{0} labels", labels.size(0)),
                    Phrase.of(
                            "{0}, as many as there are pictures in {1}",
                            images.size(0), images.file().getFileName()));
        }
        List<String> names = names(folder);
        byte[] values = labels.bytes();
        for (int i = 0; i < values.length; i++) {
            int label = Byte.toUnsignedInt(values[i]);
            if (label >= names.size()) {
                throw BadInputException.of(
                        labels.file(),
                        Phrase.of("label {0} at position {1}", label, i),
                        Phrase.of("labels from 0 to {0}", names.size() - 1));
            }
        }
        return new LabelledImages(images.bytes(), values, names);
    }

    private static List<String> names(Path folder) {
        Path file = folder.resolve(NAMES);
        if (!Files.exists(file)) {
            return DIGITS;
        }
        List<String> names;
        try {
            names = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (CharacterCodingException e) {
            throw BadInputException.of(file, Phrase.of("bytes that are not UTF-8"), Phrase.of("one name a line"), e);
        } catch (IOException e) {
            throw BadInputException.of(file, Phrase.of("a file that cannot be read"), Phrase.of("one name a line"), e);
        }
        Phrase wrong = wrongNames(names);
        if (wrong != null) {
            throw BadInputException.of(file, wrong, Phrase.of("{0} to {1} different ones", FEWEST_CLASSES, CLASSES));
        }
        return names;
    }

    /** What is wrong with the names of classes; null if nothing is. */
    static @Nullable Phrase wrongNames(List<String> names) {
        if (names.size() < FEWEST_CLASSES || names.size() > CLASSES) {
            return Phrase.of("{0} names of classes", names.size());
        }
        return names.stream().distinct().count() < names.size() ? Phrase.of("the same name twice") : null;
    }

    /**
     * Pictures from elsewhere.
     *
     * @param pixels 784 bytes a picture, 0 is paper and 255 is ink; shared, not copied
     * @param labels the class of each, from 0; shared, not copied
     * @param names what the classes are called
     * @throws IllegalArgumentException if the numbers do not fit together
     */
    static LabelledImages of(byte[] pixels, byte[] labels, List<String> names) {
        if (wrongNames(names) != null || pixels.length != (long) Image.PIXELS * labels.length) {
            throw new IllegalArgumentException(pixels.length + " bytes, " + labels.length + " labels and classes "
                    + names + " do not fit together");
        }
        for (byte label : labels) {
            if (label < 0 || label >= names.size()) {
                throw new IllegalArgumentException("label is " + label + ", expected 0 to " + (names.size() - 1));
            }
        }
        return new LabelledImages(pixels, labels, names);
    }

    private static Path existing(Path folder, String name) {
        Path packed = folder.resolve(name + ".gz");
        Path plain = folder.resolve(name);
        if (!Files.isDirectory(folder)) {
            throw BadInputException.of(
                    folder,
                    Files.exists(folder) ? Phrase.of("a file") : Phrase.of("nothing"),
                    Phrase.of("a folder with MNIST's files"));
        }
        if (!Files.exists(packed) && !Files.exists(plain)) {
            throw BadInputException.of(
                    folder, Phrase.of("no {0} or {1}.gz in it", name, name), Phrase.of("MNIST's four IDX files"));
        }
        return Files.exists(plain) ? plain : packed;
    }

    /**
     * Whether the ink lies as MNIST's does, in a box of 20 pixels: then drawings are to be centred the same way. A few
     * pictures may lie otherwise.
     */
    public boolean isCentred() {
        int looked = Math.min(labels.length, CENTRED_LOOKS);
        int centred = 0;
        for (int k = 0; k < looked; k++) {
            // spread over all of them, which may be in the order of their classes
            int side = inkSide(pixels, (int) ((long) k * labels.length / looked) * Image.PIXELS);
            centred += Math.abs(side - DigitNormalizer.BOX) <= 1 ? 1 : 0;
        }
        return centred >= CENTRED_SHARE * looked;
    }

    /** The longer side of the box around a picture's ink. */
    private static int inkSide(byte[] pixels, int from) {
        int top = Image.SIDE;
        int bottom = -1;
        int left = Image.SIDE;
        int right = -1;
        for (int p = 0; p < Image.PIXELS; p++) {
            if (GREY[Byte.toUnsignedInt(pixels[from + p])] >= DigitNormalizer.FAINT) {
                top = Math.min(top, p / Image.SIDE);
                bottom = p / Image.SIDE;
                left = Math.min(left, p % Image.SIDE);
                right = Math.max(right, p % Image.SIDE);
            }
        }
        return Math.max(bottom - top, right - left) + 1;
    }

    public int size() {
        return labels.length;
    }

    public Image image(int i) {
        float[] result = new float[Image.PIXELS];
        copyTo(i, result, 0);
        return Image.of(result);
    }

    /** The class of picture {@code i}, from 0. */
    public int label(int i) {
        return labels[i];
    }

    /** What the classes are called. */
    public List<String> names() {
        return names;
    }

    /** How many classes there are. */
    public int classes() {
        return names.size();
    }

    /** How many pictures each class has. */
    public int[] counts() {
        int[] counts = new int[names.size()];
        for (byte label : labels) {
            counts[label]++;
        }
        return counts;
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

    /**
     * Writes files that {@link #read} reads, packed, each whole or not at all.
     *
     * @throws IOException if the folder cannot be written
     */
    public void write(Path folder, Split split) throws IOException {
        AtomicFile.write(folder.resolve(NAMES), out -> {
            for (String name : names) {
                out.write((name + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        IdxFile.write(folder.resolve(split.imagesFile() + ".gz"), pixels, labels.length, Image.SIDE, Image.SIDE);
        IdxFile.write(folder.resolve(split.labelsFile() + ".gz"), labels, labels.length);
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
        return new LabelledImages(chosen, chosenLabels, names);
    }

    /**
     * SHA-256 over the pixels' bytes, then the labels', as hexadecimal: the same for plain and gzipped files of the same
     * content, whatever the classes are called.
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
