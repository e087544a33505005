package org.tenfold.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.tenfold.image.Image;

/**
 * One model's decoded prior samples in a file: a header that names the model, then batch after batch, each with its
 * checksum. What does not check out is not read; the samples are then decoded again.
 *
 * <p>The header holds the model's digest and a fingerprint of what the decoders answer on this machine, because the
 * bounds of a {@link SampleBatch} hold for exactly those answers.
 */
final class SampleCache {
    private static final long MAGIC = 0x54454e464f4c4453L;
    private static final int VERSION = 1;
    private static final int BATCH_BYTES =
            Image.PIXELS * SampleBatch.SIZE + SampleBatch.SIZE * (Integer.BYTES + 2 * Float.BYTES);

    private final Path file;
    private final byte[] header;
    private final int classes;

    SampleCache(Path folder, String digest, int fingerprint, int classes) {
        this.file = folder.resolve("samples-" + digest + ".bin");
        this.classes = classes;
        byte[] name = digest.getBytes(StandardCharsets.UTF_8);
        this.header = ByteBuffer.allocate(Long.BYTES + 5 * Integer.BYTES + name.length)
                .putLong(MAGIC)
                .putInt(VERSION)
                .putInt(classes)
                .putInt(SampleBatch.SIZE)
                .putInt(fingerprint)
                .putInt(name.length)
                .put(name)
                .array();
    }

    Path file() {
        return file;
    }

    /** The first batches of the file, one {@link SampleBatch} a class each, as far as they are whole; at most {@code most}. */
    List<SampleBatch[]> read(int most) {
        List<SampleBatch[]> batches = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer found = ByteBuffer.allocate(header.length);
            if (!fill(channel, found) || !found.equals(ByteBuffer.wrap(header))) {
                return batches;
            }
            ByteBuffer bytes = ByteBuffer.allocate(BATCH_BYTES);
            ByteBuffer checksum = ByteBuffer.allocate(Integer.BYTES);
            while (batches.size() < most) {
                SampleBatch[] batch = new SampleBatch[classes];
                CRC32C crc = new CRC32C();
                for (int c = 0; c < classes; c++) {
                    bytes.clear();
                    if (!fill(channel, bytes)) {
                        return batches;
                    }
                    crc.update(bytes.duplicate());
                    batch[c] = SampleBatch.empty();
                    get(bytes, batch[c]);
                }
                checksum.clear();
                if (!fill(channel, checksum) || checksum.getInt() != (int) crc.getValue()) {
                    return batches;
                }
                batches.add(batch);
            }
        } catch (IOException missing) {
            return batches;
        }
        return batches;
    }

    /** Replaces the file, all at once. */
    void write(List<SampleBatch[]> batches) throws IOException {
        Files.createDirectories(file.getParent());
        Path partial = Files.createTempFile(file.getParent(), "samples-", ".part");
        try {
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                drain(channel, ByteBuffer.wrap(header));
                ByteBuffer bytes = ByteBuffer.allocate(BATCH_BYTES);
                for (SampleBatch[] batch : batches) {
                    CRC32C crc = new CRC32C();
                    for (SampleBatch samples : batch) {
                        bytes.clear();
                        put(bytes, samples);
                        crc.update(bytes.flip().duplicate());
                        drain(channel, bytes);
                    }
                    drain(
                            channel,
                            ByteBuffer.allocate(Integer.BYTES)
                                    .putInt((int) crc.getValue())
                                    .flip());
                }
            }
            try {
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void put(ByteBuffer bytes, SampleBatch samples) {
        bytes.put(samples.levels());
        bytes.asIntBuffer().put(samples.squares());
        bytes.position(bytes.position() + SampleBatch.SIZE * Integer.BYTES);
        bytes.asFloatBuffer().put(samples.errorL2()).put(samples.errorL1());
        bytes.position(bytes.position() + 2 * SampleBatch.SIZE * Float.BYTES);
    }

    private static void get(ByteBuffer bytes, SampleBatch samples) {
        bytes.get(samples.levels());
        bytes.asIntBuffer().get(samples.squares());
        bytes.position(bytes.position() + SampleBatch.SIZE * Integer.BYTES);
        bytes.asFloatBuffer().get(samples.errorL2()).get(samples.errorL1());
    }

    /** Fills the buffer and turns it for reading; false at the end of the file. */
    private static boolean fill(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return false;
            }
        }
        buffer.flip();
        return true;
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
