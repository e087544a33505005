package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Damages files in every way that a test can think of, and watches how they are refused. */
public final class Damage {
    private Damage() {}

    /** Every shorter beginning of the file is refused in one sentence that names it. */
    public static void everyTruncationIsRefused(Path file, byte[] whole, Consumer<Path> reader) throws IOException {
        Files.write(file, whole);
        reader.accept(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            int kept = length;
            assertThatThrownBy(() -> reader.accept(file))
                    .as("the first %d of %d bytes", kept, whole.length)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining(file.getFileName().toString());
        }
    }

    /** Files with a few wrong bytes are read or refused; nothing else comes out. */
    public static void randomDamageIsReadOrRefused(byte[] whole, long seed, String suffix, Consumer<Path> reader)
            throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] damaged = whole.clone();
        int wrong = random.nextInt(1, 9);
        for (int i = 0; i < wrong; i++) {
            // headers come first, and most of what can go wrong is in them
            int reach = random.nextBoolean() ? Math.min(whole.length, 128) : whole.length;
            damaged[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(4) == 0) {
            damaged = Arrays.copyOf(damaged, random.nextInt(whole.length + 64));
        }
        Path file = Files.createTempFile("damaged", suffix);
        try {
            Files.write(file, damaged);
            reader.accept(file);
        } catch (BadInputException e) {
            assertThat(e).hasMessageContaining(file.getFileName().toString());
        } finally {
            Files.delete(file);
        }
    }
}
