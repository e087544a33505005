package org.tenfold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script with Javas that only say how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The script is for POSIX shells.")
final class LaunchScriptTest {
    private static final Path SCRIPT = Path.of("packaging", "bin", "tenfold");
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path home;
    private Path archive;
    private Path installed;

    @BeforeEach
    void install() throws IOException {
        home = folder.toRealPath().resolve("tenfold");
        installed = Files.createDirectories(home.resolve("bin")).resolve("tenfold");
        Files.copy(SCRIPT, installed);
        archive = folder.toRealPath().resolve("the cache").resolve("start.aot");
        environment.put("TENFOLD_ARCHIVE", archive.toString());
    }

    private record Ended(int code, String out, String err) {}

    private Path javaHome(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"" + name + "\"\nfor a in \"$@\"; do echo \"<$a>\"; done\nexit 7\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private Ended run(Path script, Path javaHome, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().remove("TENFOLD_OPTS");
        builder.environment().putAll(environment);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Test
    void theJavaOfJavaHomeIsStartedWithTheArgumentsAsTheyWere() throws Exception {
        Ended ended = run(installed, javaHome("jdk-25", "25.0.1"), "classify", "a picture.png");

        assertThat(ended.out().lines())
                .containsExactly(
                        "jdk-25",
                        "<--enable-native-access=ALL-UNNAMED>",
                        "<-Dtenfold.home=" + home + ">",
                        "<-Dtenfold.archive=" + archive + ">",
                        "<-classpath>",
                        "<" + home + "/lib/*>",
                        "<org.tenfold.Main>",
                        "<classify>",
                        "<a picture.png>");
        assertThat(ended.code()).isEqualTo(7);
    }

    @Test
    void theWindowAndWhatTakesLongAskForVectors() throws Exception {
        Path jdk = javaHome("jdk-26", "26");

        assertThat(run(installed, jdk).out()).contains("<--add-modules>", "<jdk.incubator.vector>");
        assertThat(run(installed, jdk, "train").out()).contains("<--add-modules>", "<jdk.incubator.vector>");
        assertThat(run(installed, jdk, "train-baselines").out()).contains("<jdk.incubator.vector>");
        assertThat(run(installed, jdk, "bench").out()).contains("<jdk.incubator.vector>");
        assertThat(run(installed, jdk, "evaluate").out()).contains("<jdk.incubator.vector>");
        assertThat(run(installed, jdk, "attack").out()).contains("<jdk.incubator.vector>");
        assertThat(run(installed, jdk, "bound").out()).contains("<jdk.incubator.vector>");
        assertThat(run(installed, jdk, "fool").out()).contains("<jdk.incubator.vector>");
        assertThat(run(installed, jdk, "run").out()).contains("<jdk.incubator.vector>");
        assertThat(run(installed, jdk, "classify").out()).doesNotContain("vector");
    }

    @Test
    void onlyTheWindowGetsASmallHeap() throws Exception {
        Path jdk = javaHome("jdk-25", "25");

        assertThat(run(installed, jdk).out())
                .contains("<-XX:+UseSerialGC>", "<-Xmx400m>", "<-XX:Tier4BackEdgeThreshold=400000>");
        assertThat(run(installed, jdk, "evaluate").out()).doesNotContain("-X");
    }

    @Test
    void theWindowWithAFileIsStartedLikeTheWindow() throws Exception {
        Path jdk = javaHome("jdk-25", "25");
        Path picture = Files.writeString(folder.resolve("a 4.png"), "");

        assertThat(run(installed, jdk, picture.toString()).out())
                .contains("<-XX:+UseSerialGC>", "<-Xmx400m>", "<jdk.incubator.vector>", "<" + picture + ">");
        assertThat(run(installed, jdk, "classify", picture.toString()).out()).doesNotContain("-X");
    }

    /** As the explorer keeps it: what {@code cksum} says is the first line of the record. */
    private void keepArchive(String content, String checksum) throws IOException {
        Files.createDirectories(archive.getParent());
        Files.writeString(archive, content);
        Files.writeString(archive.resolveSibling("start.aot.txt"), checksum + "\njava and jars\n");
    }

    @Test
    void anArchiveThatIsWholeIsUsed() throws Exception {
        keepArchive("learnt", "1943123221 6");

        assertThat(run(installed, javaHome("jdk-25", "25")).out())
                .contains("<-XX:AOTCache=" + archive + ">", "<-Xlog:aot*=off>");
    }

    @Test
    void aDamagedArchiveIsLeftAlone() throws Exception {
        keepArchive("learnd", "1943123221 6");

        assertThat(run(installed, javaHome("jdk-25", "25")).out()).doesNotContain("AOT");
    }

    @Test
    void anArchiveWithoutItsRecordIsLeftAlone() throws Exception {
        keepArchive("learnt", "1943123221 6");
        Files.delete(archive.resolveSibling("start.aot.txt"));

        assertThat(run(installed, javaHome("jdk-25", "25")).out()).doesNotContain("AOT");
    }

    @Test
    void otherOptionsOfTheVirtualMachineGoWithoutTheArchive() throws Exception {
        keepArchive("learnt", "1943123221 6");
        Path jdk = javaHome("jdk-25", "25");

        environment.put("TENFOLD_OPTS", "-XX:+UseZGC");
        assertThat(run(installed, jdk).out()).contains("<-XX:+UseZGC>").doesNotContain("AOT");
    }

    @Test
    void onlyTheWindowUsesTheArchive() throws Exception {
        keepArchive("learnt", "1943123221 6");
        Path jdk = javaHome("jdk-25", "25");

        assertThat(run(installed, jdk, "train").out()).doesNotContain("AOT");
        assertThat(run(installed, jdk, "classify").out()).doesNotContain("AOT");
    }

    @Test
    void aLinkToTheScriptFindsTheInstallation() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("linked"), installed);

        Ended ended = run(link, javaHome("jdk-25", "25.0.1"), "--version");

        assertThat(ended.out()).contains("<-Dtenfold.home=" + home + ">");
    }

    @Test
    void withoutANewEnoughJavaOneSentenceSaysWhatWasFound() throws Exception {
        // No machine has Java 999: the script looks in every usual place and finds none new enough.
        Files.writeString(installed, read(installed).replace("needed=25", "needed=999"));

        Ended ended = run(installed, javaHome("jdk-17", "17.0.15"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err())
                .startsWith("tenfold: Java 999 or newer is needed and was not found (found: Java 17 in " + folder)
                .endsWith("; install a JDK 999 and set JAVA_HOME to its folder.\n");
    }
}
