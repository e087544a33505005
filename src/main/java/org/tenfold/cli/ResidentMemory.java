package org.tenfold.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory the system has given to this process. */
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

    private ResidentMemory() {}

    /** The resident set in MiB: Linux tells it in a file, other systems through {@code ps}. */
    static double mebibytes() throws IOException {
        if (Files.isReadable(STATUS)) {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("VmRSS:")) {
                    return kibibytes(line) / KIBIBYTES_PER_MEBIBYTE;
                }
            }
        }
        long pid = ProcessHandle.current().pid();
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
        try (BufferedReader reader = ps.inputReader()) {
            String line = reader.readLine();
            if (line == null) {
                throw new IOException("the system does not tell how much memory this process has");
            }
            return kibibytes(line) / KIBIBYTES_PER_MEBIBYTE;
        }
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
