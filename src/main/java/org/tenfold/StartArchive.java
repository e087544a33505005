package org.tenfold;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenfold.cli.Launcher;

/**
 * The virtual machine's archive of what it loads, links and learns while the explorer starts (JEP 483, 514 and 515): with
 * it the next start takes about half the time. The launcher uses it if it is there and its checksum is right.
 *
 * <p>It is made by a child process of the lowest priority that draws a few digits without a display. Beside it a file of
 * text says for which Java and which jars it was made, so that it is made anew when one of them has changed.
 */
final class StartArchive {
    /** The system property with the file, set by the launcher; none where the program was started without it. */
    static final String PROPERTY = "tenfold.archive";

    private static final Logger LOG = LoggerFactory.getLogger(StartArchive.class);
    private static final String SECONDS_OF_DRAWING = "5";
    private static final long PATIENCE_MINUTES = 5;

    private final Launcher launcher;
    private final Path file;

    private StartArchive(Launcher launcher, Path file) {
        this.launcher = launcher;
        this.file = file;
    }

    static StartArchive of(Launcher launcher, Path file) {
        return new StartArchive(launcher, file);
    }

    /** Makes the archive some time from now, in the background, unless it is there and fits; failing is no matter. */
    static void keepLater(Launcher launcher, long seconds) {
        String named = System.getProperty(PROPERTY);
        if (named == null || named.isBlank()) {
            return;
        }
        StartArchive archive = of(launcher, Path.of(named));
        Thread keeper = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(seconds);
                        if (!archive.fits()) {
                            archive.make();
                        }
                    } catch (IOException reason) {
                        LOG.info("The next start will not be a faster one: {}", reason.toString());
                    } catch (InterruptedException ending) {
                        Thread.currentThread().interrupt();
                    }
                },
                "tenfold-archive");
        keeper.setDaemon(true);
        keeper.start();
    }

    /** Whether the archive is there and was made for this Java and these jars. */
    boolean fits() throws IOException {
        if (!Files.exists(file) || !Files.exists(record())) {
            return false;
        }
        List<String> lines = Files.readAllLines(record(), StandardCharsets.UTF_8);
        return !lines.isEmpty()
                && lines.getFirst().equals(checksum(file))
                && lines.subList(1, lines.size()).equals(surroundings());
    }

    /**
     * Makes the archive and waits until it is there: some ten seconds of one processor.
     *
     * @throws IOException if that did not work; an archive that was there is left alone
     */
    void make() throws IOException, InterruptedException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path partial = Files.createTempFile(folder, "start-", ".part");
        try {
            run(partial);
            if (Files.size(partial) == 0) {
                throw new IOException("the virtual machine made no archive");
            }
            List<String> lines = new ArrayList<>();
            lines.add(checksum(partial));
            lines.addAll(surroundings());
            // Without its record the launcher trusts no archive: so there is no moment with the wrong one.
            Files.deleteIfExists(record());
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            Files.write(record(), lines, StandardCharsets.UTF_8);
        } finally {
            remove(partial);
        }
    }

    /** What is left of an archive that was not finished: the file, and the notes of which the virtual machine makes it. */
    private static void remove(Path partial) {
        try {
            Files.deleteIfExists(partial);
            Files.deleteIfExists(partial.resolveSibling(partial.getFileName() + ".config"));
        } catch (IOException reason) {
            LOG.info("A part of an archive stays behind: {}", reason.toString());
        }
    }

    private void run(Path partial) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (!Launcher.isWindows()) {
            command.addAll(List.of("nice", "-n", "19"));
        }
        command.add(launcher.script().toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(Launcher.ARCHIVE, "");
        builder.environment()
                .put(
                        Launcher.JAVA_OPTIONS,
                        String.join(
                                " ",
                                "\"-XX:AOTCacheOutput=" + partial + "\"",
                                "-D" + Rehearsal.PROPERTY + "=" + SECONDS_OF_DRAWING,
                                "\"-Dtenfold.cache=" + partial.getParent() + "\"",
                                "-Dglass.platform=Headless",
                                "-Dprism.order=sw"));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process child = builder.start();
        Thread ending = new Thread(() -> {
            end(child);
            remove(partial);
        });
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            if (!child.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("making the archive took more than " + PATIENCE_MINUTES + " minutes");
            }
            if (child.exitValue() != 0) {
                throw new IOException("making the archive ended with " + child.exitValue());
            }
        } finally {
            end(child);
            removeHook(ending);
        }
    }

    private static void end(Process child) {
        child.descendants().forEach(ProcessHandle::destroy);
        child.destroy();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            LOG.debug("The program is ending while its archive was made.");
        }
    }

    /** What the archive depends on, line by line: the Java, and every jar with its size and its time. */
    private static List<String> surroundings() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(System.getProperty("java.home") + " " + System.getProperty("java.vm.version"));
        String[] jars = System.getProperty("java.class.path", "").split(File.pathSeparator, -1);
        Arrays.sort(jars);
        for (String jar : jars) {
            Path path = Path.of(jar);
            lines.add(jar + " " + Files.size(path) + " "
                    + Files.getLastModifiedTime(path).toMillis());
        }
        return lines;
    }

    private Path record() {
        return file.resolveSibling(file.getFileName() + ".txt");
    }

    /** What the POSIX tool {@code cksum} says of a file, because the launcher's shell asks it too; empty on Windows. */
    private static String checksum(Path path) throws IOException {
        if (Launcher.isWindows()) {
            return "";
        }
        Process cksum = new ProcessBuilder("cksum").redirectInput(path.toFile()).start();
        try (var reader = cksum.inputReader()) {
            String line = reader.readLine();
            if (line == null) {
                throw new IOException("cksum says nothing about " + path);
            }
            return line;
        }
    }
}
