package org.tenfold.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory the system has given to a process. */
final class ResidentMemory {
    private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

    private ResidentMemory() {}

    /** This process's resident set in MiB. */
    static double mebibytes() throws IOException {
        return mebibytes(ProcessHandle.current().pid());
    }

    /** The resident set of a process in MiB: Linux tells it in a file, other systems through {@code ps}. */
    static double mebibytes(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) {
                    return kibibytes(line) / KIBIBYTES_PER_MEBIBYTE;
                }
            }
        }
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
        try (BufferedReader reader = ps.inputReader()) {
            String line = reader.readLine();
            if (line == null) {
                throw new IOException("the system does not tell how much memory process " + pid + " has");
            }
            return kibibytes(line) / KIBIBYTES_PER_MEBIBYTE;
        }
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
