package org.tenfold;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where a user's settings and log are kept: the system's place for them, or {@code -Dtenfold.settings}. */
final class UserFolder {
    private static final String OVERRIDE = "tenfold.settings";

    private UserFolder() {}

    /** This process's folder; it need not exist. */
    static Path current() {
        return of(System.getProperties(), System.getenv());
    }

    static Path of(Properties properties, Map<String, String> environment) {
        String override = properties.getProperty(OVERRIDE);
        if (override != null && !override.isBlank()) {
            return Path.of(override);
        }
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(properties.getProperty("user.home", "."));
        if (system.startsWith("windows")) {
            return absolute(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"))
                    .resolve("Tenfold");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Tenfold");
        }
        return absolute(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"))
                .resolve("tenfold");
    }

    /** The XDG base directory specification tells to ignore a relative path. */
    private static Path absolute(@Nullable String given, Path otherwise) {
        return given != null && Path.of(given).isAbsolute() ? Path.of(given) : otherwise;
    }
}
