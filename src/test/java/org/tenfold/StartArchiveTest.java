package org.tenfold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.cli.Launcher;

/** The archive with launchers that only pretend to start a virtual machine. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The launchers are scripts for POSIX shells.")
final class StartArchiveTest {
    /** Takes the file's name from the options that are meant for java, as java would. */
    private static final String LEARNS = """
            f=$(echo "$JDK_JAVA_OPTIONS" | sed 's/^"-XX:AOTCacheOutput=\\([^"]*\\)".*/\\1/')
            [ -z "$TENFOLD_ARCHIVE" ] && echo learnt > "$f"
            """;

    @TempDir
    Path folder;

    private Launcher launcher(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("tenfold"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Launcher(file);
    }

    private Path file() {
        return folder.resolve("a cache").resolve("start.aot");
    }

    private Path record() {
        return file().resolveSibling("start.aot.txt");
    }

    @Test
    void anArchiveThatWasMadeFits() throws Exception {
        StartArchive archive = StartArchive.of(launcher(LEARNS), file());
        assertThat(archive.fits()).isFalse();

        archive.make();

        assertThat(archive.fits()).isTrue();
        assertThat(file()).hasContent("learnt");
        assertThat(file().getParent())
                .isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    @Test
    void anArchiveOfAnotherJavaOrOtherJarsDoesNotFit() throws Exception {
        StartArchive archive = StartArchive.of(launcher(LEARNS), file());
        archive.make();

        Files.writeString(record(), Files.readString(record()).replaceFirst("\n.*\n", "\nan older java\n"));

        assertThat(archive.fits()).isFalse();
    }

    @Test
    void aDamagedArchiveDoesNotFit() throws Exception {
        StartArchive archive = StartArchive.of(launcher(LEARNS), file());
        archive.make();

        Files.writeString(file(), "learnd\n");

        assertThat(archive.fits()).isFalse();
    }

    @Test
    void whatFailsLeavesTheArchiveThatIsThere() throws Exception {
        StartArchive.of(launcher(LEARNS), file()).make();
        StartArchive failing = StartArchive.of(launcher(LEARNS + "echo notes > \"$f.config\"\nexit 3\n"), file());

        assertThatThrownBy(failing::make).isInstanceOf(IOException.class).hasMessageContaining("3");

        assertThat(failing.fits()).isTrue();
        assertThat(file().getParent())
                .isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    @Test
    void aVirtualMachineThatMakesNoArchiveIsAFailure() throws Exception {
        StartArchive archive = StartArchive.of(launcher("exit 0\n"), file());

        assertThatThrownBy(archive::make).isInstanceOf(IOException.class).hasMessageContaining("no archive");

        assertThat(file()).doesNotExist();
    }
}
