package org.tenfold.image;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * An array of unsigned bytes in the IDX format of MNIST, plain or gzipped: two zero bytes, the element type (8, unsigned
 * byte), the number of dimensions, each dimension as a big-endian 32-bit number, then the bytes, the last dimension
 * fastest.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTE = 0x08;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final long LARGEST = 1L << 30;
    private static final int BELIEVED = 1 << 26;

    private final Path file;
    private final int[] shape;
    private final byte[] bytes;

    private IdxFile(Path file, int[] shape, byte[] bytes) {
        this.file = file;
        this.shape = shape;
        this.bytes = bytes;
    }

    /**
     * Reads a file with the given number of dimensions.
     *
     * @throws BadInputException if the file is missing, is something else, or is shorter or longer than its header says
     */
    static IdxFile read(Path file, int dimensions) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            raw.mark(2);
            int first = raw.read() << 8 | raw.read();
            raw.reset();
            if (first != GZIP_MAGIC) {
                return read(file, raw, dimensions);
            }
            try (InputStream unpacked = new GZIPInputStream(raw)) {
                return read(file, unpacked, dimensions);
            }
        } catch (NoSuchFileException e) {
            throw BadInputException.of(file, Phrase.of("no file"), Phrase.of("an IDX file"), e);
        } catch (EOFException e) {
            throw BadInputException.of(
                    file, Phrase.of("a gzip stream that ends too early"), Phrase.of("a complete gzip file"), e);
        } catch (ZipException e) {
            throw BadInputException.of(file, Phrase.of("damaged gzip data"), Phrase.of("an intact gzip file"), e);
        } catch (IOException e) {
            throw BadInputException.of(file, Phrase.of("a file that cannot be read"), Phrase.of("an IDX file"), e);
        }
    }

    private static IdxFile read(Path file, InputStream in, int dimensions) throws IOException {
        byte[] header = in.readNBytes(4 + 4 * dimensions);
        if (header.length >= 4) {
            int magic = ByteBuffer.wrap(header).getInt();
            int expected = UNSIGNED_BYTE << 8 | dimensions;
            if (magic != expected) {
                throw BadInputException.of(file, hex(magic), Phrase.of("the magic number {0}", hex(expected)));
            }
        }
        if (header.length < 4 + 4 * dimensions) {
            throw BadInputException.of(
                    file,
                    Phrase.of("only {0} bytes", header.length),
                    Phrase.of("a header of {0} bytes", 4 + 4 * dimensions));
        }
        ByteBuffer numbers = ByteBuffer.wrap(header, 4, 4 * dimensions);
        int[] shape = new int[dimensions];
        List<String> sizes = new ArrayList<>();
        long length = 1;
        for (int d = 0; d < dimensions; d++) {
            shape[d] = numbers.getInt();
            sizes.add(Integer.toString(shape[d]));
            length = shape[d] < 0 || length > LARGEST ? Long.MAX_VALUE : length * shape[d];
        }
        if (length > LARGEST) {
            throw BadInputException.of(
                    file, Phrase.of("a size of {0}", String.join("x", sizes)), Phrase.of("at most {0} bytes", LARGEST));
        }
        byte[] bytes = bytes(in, (int) length);
        if (bytes.length < length) {
            throw BadInputException.of(
                    file,
                    Phrase.of("only {0} bytes after the header", bytes.length),
                    Phrase.of("{0} ({1})", length, String.join("x", sizes)));
        }
        if (in.read() != -1) {
            throw BadInputException.of(
                    file,
                    Phrase.of("more bytes than the header says"),
                    Phrase.of("{0} ({1})", length, String.join("x", sizes)));
        }
        return new IdxFile(file, shape, bytes);
    }

    /** At most so many; a header that promises much is believed only as the bytes come, which takes twice the memory. */
    private static byte[] bytes(InputStream in, int length) throws IOException {
        if (length > BELIEVED) {
            return in.readNBytes(length);
        }
        byte[] bytes = new byte[length];
        int read = in.readNBytes(bytes, 0, length);
        return read == length ? bytes : Arrays.copyOf(bytes, read);
    }

    /** Writes bytes in a shape, gzipped. */
    static void write(Path file, byte[] bytes, int... shape) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(4 + 4 * shape.length).putInt(UNSIGNED_BYTE << 8 | shape.length);
        for (int size : shape) {
            header.putInt(size);
        }
        AtomicFile.write(file, out -> {
            // not closed: what it writes to is not its own
            GZIPOutputStream packed = new GZIPOutputStream(out);
            packed.write(header.array());
            packed.write(bytes);
            packed.finish();
        });
    }

    private static String hex(int magic) {
        return String.format(Locale.ROOT, "0x%08x", magic);
    }

    Path file() {
        return file;
    }

    /** Length of dimension {@code d}. */
    int size(int d) {
        return shape[d];
    }

    /** The bytes themselves, not a copy. */
    byte[] bytes() {
        return bytes;
    }
}
