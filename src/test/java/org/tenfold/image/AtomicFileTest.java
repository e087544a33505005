package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
    @Test
    void aFailureHalfWayLeavesTheOldContentAndNothingElse(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("x");
    }

    @Test
    void theNewContentReplacesTheOld(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "old and longer");
        AtomicFile.write(file, out -> out.write('n'));
        assertThat(file).hasContent("n");
        assertThat(folder.toFile().list()).containsExactly("x");
    }

    @Test
    void foldersAreMadeWhereTheyAreMissing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a").resolve("b").resolve("x");
        AtomicFile.write(file, out -> out.write('n'));
        assertThat(file).hasContent("n");
    }
}
