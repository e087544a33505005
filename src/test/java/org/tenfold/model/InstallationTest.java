package org.tenfold.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallationTest {
    @TempDir
    Path folder;

    @Test
    void thePropertyGoesBeforeEverythingElse() {
        Installation found =
                Installation.find(folder.toString(), folder.resolve("lib/tenfold.jar"), Path.of("elsewhere"));

        assertThat(found.folder()).isEqualTo(folder);
    }

    @Test
    void aJarInLibBelongsToTheFolderAboveLib() throws IOException {
        Files.createDirectories(folder.resolve("models"));

        Installation found = Installation.find(null, folder.resolve("lib/tenfold.jar"), Path.of("elsewhere"));

        assertThat(found.shippedModel()).isEqualTo(folder.resolve("models/mnist"));
        assertThat(found.mnist()).isEqualTo(folder.resolve("assets/mnist"));
    }

    @Test
    void withoutModelsNearTheCodeTheWorkingDirectoryIsTaken() {
        Installation found = Installation.find(null, folder.resolve("repository/tenfold.jar"), folder.resolve("here"));

        assertThat(found.folder()).isEqualTo(folder.resolve("here"));
    }
}
