package org.tenfold.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.tenfold.model.Installation;

/**
 * The script that starts an installed program.
 *
 * @param script the file, whether or not it is there: a checkout has none in this place
 */
public record Launcher(Path script) {
    /** The environment variable with the file of the archive that makes starts faster; empty for none. */
    public static final String ARCHIVE = "TENFOLD_ARCHIVE";

    /** The environment variable with options that {@code java} itself reads; they may be quoted, for paths with spaces. */
    public static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";

    /** The launcher of an installation. */
    public static Launcher of(Installation installation) {
        return new Launcher(installation.folder().resolve("bin").resolve(isWindows() ? "tenfold.bat" : "tenfold"));
    }

    /** Whether this system's scripts are Windows's. */
    public static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** Whether the script is there. */
    public boolean isThere() {
        return Files.isExecutable(script);
    }
}
