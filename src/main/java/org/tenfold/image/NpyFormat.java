package org.tenfold.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of NumPy's {@code .npy} format: a magic word, a version, the length of a header, the header as a Python
 * dictionary with {@code descr}, {@code fortran_order} and {@code shape}, and the numbers.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
final class NpyFormat {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int MOST_DIMENSIONS = 32;

    private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)\\b");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    private NpyFormat() {}

    /** The bytes are not an array that can be read here. */
    static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Object found;
        private final transient Object expected;

        /** Phrases, or what is the same in every language. */
        Mismatch(Object found, Object expected) {
            super("found " + found + ", expected " + expected);
            this.found = found;
            this.expected = expected;
        }

        Object found() {
            return found;
        }

        Object expected() {
            return expected;
        }
    }

    /**
     * Reads one array and the end of the stream after it.
     *
     * @param most largest count of numbers that is still read
     */
    static NpyArray read(InputStream in, Set<ElementType> accepted, long most) throws IOException, Mismatch {
        String header = readHeader(in);
        ElementType type = elementType(header, accepted);
        Matcher order = ORDER.matcher(header);
        if (!order.find()) {
            throw new Mismatch(Phrase.of("a header without fortran_order"), Phrase.of("a NumPy array"));
        }
        if (order.group(1).equals("True")) {
            throw new Mismatch(Phrase.of("an array in Fortran order"), Phrase.of("C order"));
        }
        int[] shape = shape(header);
        long count = count(shape, most);
        byte[] bytes = in.readNBytes((int) (count * type.bytes()));
        if (bytes.length < count * type.bytes()) {
            throw new Mismatch(
                    Phrase.of("only {0} bytes of numbers", bytes.length),
                    Phrase.of("{0} for the shape {1}", count * type.bytes(), NpyArray.describe(shape)));
        }
        if (in.read() != -1) {
            throw new Mismatch(
                    Phrase.of("more bytes than the shape {0} needs", NpyArray.describe(shape)),
                    Phrase.of("no bytes after them"));
        }
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] data = new float[(int) count];
        type.read(numbers, data);
        return new NpyArray(data, shape);
    }

    private static String readHeader(InputStream in) throws IOException, Mismatch {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw new Mismatch(Phrase.of("no NumPy header"), Phrase.of("a NumPy array"));
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new Mismatch(Phrase.of("version {0} of the NumPy format", version), Phrase.of("version 1, 2 or 3"));
        }
        byte[] size = in.readNBytes(version == 1 ? 2 : 4);
        if (size.length < (version == 1 ? 2 : 4)) {
            throw new Mismatch(Phrase.of("a header that ends too early"), Phrase.of("a NumPy array"));
        }
        ByteBuffer little = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN);
        long length = version == 1 ? Short.toUnsignedInt(little.getShort()) : Integer.toUnsignedLong(little.getInt());
        if (length > LONGEST_HEADER) {
            throw new Mismatch(Phrase.of("a header of {0} bytes", length), Phrase.of("at most {0}", LONGEST_HEADER));
        }
        byte[] header = in.readNBytes((int) length);
        if (header.length < length) {
            throw new Mismatch(Phrase.of("a header that ends too early"), Phrase.of("a NumPy array"));
        }
        return new String(header, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private static ElementType elementType(String header, Set<ElementType> accepted) throws Mismatch {
        Matcher description = DESCRIPTION.matcher(header);
        String found = description.find() ? description.group(1) : null;
        for (ElementType type : accepted) {
            if (type.description().equals(found)) {
                return type;
            }
        }
        List<String> names = new ArrayList<>();
        for (ElementType type : accepted) {
            names.add(type + " (" + type.description() + ")");
        }
        names.sort(null);
        throw new Mismatch(typeName(found), String.join(" or ", names));
    }

    private static Phrase typeName(@Nullable String found) {
        if (found == null) {
            return Phrase.of("a header without a plain element type");
        }
        for (ElementType type : ElementType.values()) {
            if (type.description().equals(found)) {
                return Phrase.of("element type {0} ({1})", type, found);
            }
        }
        return Phrase.of("element type {0}", found);
    }

    private static int[] shape(String header) throws Mismatch {
        Matcher shape = SHAPE.matcher(header);
        if (!shape.find()) {
            throw new Mismatch(Phrase.of("a header without a shape"), Phrase.of("a NumPy array"));
        }
        List<String> numbers = Arrays.stream(shape.group(1).split(",", -1))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList();
        if (numbers.size() > MOST_DIMENSIONS) {
            throw new Mismatch(Phrase.of("{0} dimensions", numbers.size()), Phrase.of("at most {0}", MOST_DIMENSIONS));
        }
        int[] lengths = new int[numbers.size()];
        for (int d = 0; d < lengths.length; d++) {
            try {
                lengths[d] = Integer.parseInt(numbers.get(d));
            } catch (NumberFormatException e) {
                throw new Mismatch(
                        Phrase.of("a dimension of length {0}", numbers.get(d)), Phrase.of("a smaller array"));
            }
        }
        return lengths;
    }

    private static long count(int[] shape, long most) throws Mismatch {
        long count = 1;
        for (int length : shape) {
            // each factor is below 2^31 and the product so far at most `most` < 2^31, so this cannot overflow
            count *= length;
            if (count > most) {
                throw new Mismatch(
                        Phrase.of("the shape {0}", NpyArray.describe(shape)), Phrase.of("at most {0} numbers", most));
            }
        }
        return count;
    }

    /** Writes one array as float32, version 1. */
    static void write(OutputStream out, NpyArray array) throws IOException {
        String dictionary = "{'descr': '" + ElementType.FLOAT32.description() + "', 'fortran_order': False, 'shape': "
                + NpyArray.describe(array.shape()) + ", }";
        int before = MAGIC.length + 2 + 2;
        // the header is padded with spaces and a line feed so that the numbers start at a multiple of 64
        int length = Math.ceilDiv(before + dictionary.length() + 1, ALIGNMENT) * ALIGNMENT - before;
        String padding = " ".repeat(length - dictionary.length() - 1);
        byte[] header = (dictionary + padding + "\n").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(before + header.length + array.data().length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length).put(header);
        bytes.asFloatBuffer().put(array.data());
        out.write(bytes.array());
    }
}
