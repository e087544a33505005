package org.tenfold.inference;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where a program may keep what it can compute again: the system's place for it, or {@code -Dtenfold.cache}. */
final class CacheFolder {
    private static final String OVERRIDE = "tenfold.cache";
    private static final String NAME = "tenfold";

    private CacheFolder() {}

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
            return absolute(
                            environment.get("LOCALAPPDATA"),
                            home.resolve("AppData").resolve("Local"))
                    .resolve(NAME)
                    .resolve("Cache");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve(NAME);
        }
        return absolute(environment.get("XDG_CACHE_HOME"), home.resolve(".cache"))
                .resolve(NAME);
    }

    /** The XDG base directory specification tells to ignore a relative path. */
    private static Path absolute(@Nullable String given, Path otherwise) {
        return given != null && Path.of(given).isAbsolute() ? Path.of(given) : otherwise;
    }
}
