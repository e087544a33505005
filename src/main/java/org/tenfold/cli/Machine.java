package org.tenfold.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What figures were taken on.
 *
 * @param cpu the processor's name, as far as the system tells it
 * @param cores processors that this process may use
 * @param os the system with its version
 * @param jdk the virtual machine with its version
 */
record Machine(String cpu, int cores, String os, String jdk) {
    private static final Path CPUS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    static Machine current() {
        return new Machine(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    private static String processor() {
        String named = fromLinux();
        if (named == null) {
            named = System.getenv("PROCESSOR_IDENTIFIER");
        }
        return named == null ? System.getProperty("os.arch") : named;
    }

    private static @Nullable String fromLinux() {
        if (!Files.isReadable(CPUS)) {
            return null;
        }
        try (var lines = Files.lines(CPUS, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(null);
        } catch (IOException notTold) {
            return null;
        }
    }
}
