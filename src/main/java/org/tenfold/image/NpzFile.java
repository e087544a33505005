package org.tenfold.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Named arrays in one file, NumPy's {@code .npz}: a zip archive with one {@code name.npy} for each array. Reads stored
 * and deflated entries, writes stored ones.
 */
public final class NpzFile {
    private static final String SUFFIX = ".npy";
    /** Numbers in all arrays of a file together; 256 MiB of floats. */
    private static final long MOST_NUMBERS = 1L << 26;
    /** Bytes of one array with its header: the largest numbers have 8 bytes. */
    private static final long MOST_BYTES = 8 * MOST_NUMBERS;

    /** Not 1980, for which the JDK adds a field that depends on the time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private NpzFile() {}

    /** Reads all arrays, in the file's order, of any {@link ElementType}. */
    public static Map<String, NpyArray> read(Path file) {
        return read(file, EnumSet.allOf(ElementType.class));
    }

    /**
     * Reads all arrays, in the file's order.
     *
     * @throws BadInputException if the file is missing or damaged, or an array is of a type that is not accepted, in
     *     Fortran order, or absurdly large
     */
    public static Map<String, NpyArray> read(Path file, Set<ElementType> accepted) {
        if (!Files.isRegularFile(file)) {
            throw BadInputException.of(
                    file, Files.exists(file) ? Phrase.of("a folder") : Phrase.of("no file"), Phrase.of("an .npz file"));
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            long left = MOST_NUMBERS;
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.getName().endsWith(SUFFIX)) {
                    throw BadInputException.of(
                            file, Phrase.of("an entry {0}", entry.getName()), Phrase.of("only .npy arrays"));
                }
                String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
                NpyArray array = array(file, zip, entry, accepted, left);
                left -= array.data().length;
                if (arrays.put(name, array) != null) {
                    throw BadInputException.of(file, Phrase.of("two arrays {0}", name), Phrase.of("each name once"));
                }
            }
            return Collections.unmodifiableMap(arrays);
        } catch (IOException | IllegalArgumentException e) {
            throw BadInputException.of(file, Phrase.of("a damaged zip archive"), Phrase.of("an .npz file"), e);
        }
    }

    private static NpyArray array(Path file, ZipFile zip, ZipEntry entry, Set<ElementType> accepted, long most)
            throws IOException {
        if (entry.getSize() > MOST_BYTES) {
            throw BadInputException.of(
                    file,
                    Phrase.of("{0} bytes in {1}", entry.getSize(), entry.getName()),
                    Phrase.of("at most {0}", MOST_BYTES));
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes((int) Math.max(0, entry.getSize()));
            if (bytes.length < entry.getSize() || in.read() != -1) {
                throw BadInputException.of(
                        file,
                        Phrase.of("an entry {0} of another length than the archive says", entry.getName()),
                        Phrase.of("an intact archive"));
            }
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (crc.getValue() != entry.getCrc()) {
            throw BadInputException.of(
                    file, Phrase.of("a wrong checksum of {0}", entry.getName()), Phrase.of("an intact archive"));
        }
        try {
            return NpyFormat.read(new ByteArrayInputStream(bytes), accepted, most);
        } catch (NpyFormat.Mismatch e) {
            throw BadInputException.of(
                    file, Phrase.of("{0} in array {1}", e.found(), entry.getName()), e.expected(), e);
        }
    }

    /**
     * Writes the arrays as float32, whole or not at all, sorted by name: the same arrays always give the same bytes.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Map<String, NpyArray> arrays) throws IOException {
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, NpyArray> named : new TreeMap<>(arrays).entrySet()) {
                ByteArrayOutputStream buffer = new ByteArrayOutputStream();
                NpyFormat.write(buffer, named.getValue());
                byte[] bytes = buffer.toByteArray();
                CRC32 crc = new CRC32();
                crc.update(bytes);
                ZipEntry entry = new ZipEntry(named.getKey() + SUFFIX);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(bytes.length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(bytes);
                zip.closeEntry();
            }
            zip.finish();
        });
    }
}
