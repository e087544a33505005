package org.tenfold.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tenfold.model.Installation;

/**
 * The explorer as a process of its own that draws by itself and says what it has reached, one line each; see the root's
 * {@code Rehearsal}. It is started as a person starts it: by the script where the program is installed, and from a
 * checkout with the class path and vectors alone.
 */
final class ExplorerProcess implements AutoCloseable {
    /** The root's entry point, by name: no room may use the root. */
    static final String MAIN = "org.tenfold.Main";

    private static final String REHEARSAL = "tenfold.rehearsal";
    private static final String CACHE = "tenfold.cache";
    private static final double NANOS_PER_MILLI = 1e6;

    private final Process process;
    private final BufferedReader reader;
    private final long begin;

    private ExplorerProcess(Process process, long begin) {
        this.process = process;
        this.reader = process.inputReader();
        this.begin = begin;
    }

    /**
     * How an explorer is started.
     *
     * @param installation what is started
     * @param cache the folder for what it keeps
     * @param archive the archive of the virtual machine, which need not be there
     * @param seconds of drawing after the first answers
     * @param display whether the window appears on this machine's display instead of on none
     */
    record Start(Installation installation, Path cache, Path archive, double seconds, boolean display) {}

    static ExplorerProcess start(Start how) throws IOException {
        List<String> options = new ArrayList<>();
        options.add("-D" + REHEARSAL + "=" + how.seconds());
        options.add("-D" + CACHE + "=" + how.cache());
        if (!how.display()) {
            options.add("-Dglass.platform=Headless");
            options.add("-Dprism.order=sw");
        }
        Launcher launcher = Launcher.of(how.installation());
        ProcessBuilder builder = launcher.isThere()
                ? new ProcessBuilder(launcher.script().toString())
                : new ProcessBuilder(java(how.installation(), options));
        Map<String, String> environment = builder.environment();
        environment.remove("TENFOLD_OPTS");
        if (launcher.isThere()) {
            environment.put(Launcher.ARCHIVE, how.archive().toString());
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put(Launcher.JAVA_OPTIONS, "\"" + String.join("\" \"", options) + "\"");
        }
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        long begin = System.nanoTime();
        return new ExplorerProcess(builder.start(), begin);
    }

    private static List<String> java(Installation installation, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));
        command.add("-D" + Installation.PROPERTY + "=" + installation.folder());
        command.addAll(options);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), MAIN));
        return command;
    }

    /** Milliseconds from the process's start to the moment it says it has reached this. */
    double millisecondsTo(String reached) throws IOException {
        waitFor(reached);
        return (System.nanoTime() - begin) / NANOS_PER_MILLI;
    }

    /** Waits for a line that begins with this word, and returns what follows it. */
    String waitFor(String word) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith(word)) {
                return line.substring(word.length()).trim();
            }
        }
        throw new IOException("the explorer that was started to be timed ended before it said \"" + word + "\"");
    }

    double residentMebibytes() throws IOException {
        return ResidentMemory.mebibytes(process.pid());
    }

    boolean runsAfter(long seconds) {
        try {
            return !process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        runsAfter(10);
        reader.close();
    }
}
