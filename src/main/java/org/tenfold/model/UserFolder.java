package org.tenfold.model;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The program's folders in its user's home: the system's places for them, unless a system property names another. */
public enum UserFolder {
    /** What can be computed again; {@code -Dtenfold.cache}. */
    CACHE(
            "tenfold.cache",
            "tenfold/Cache",
            "LOCALAPPDATA",
            "AppData/Local",
            "Library/Caches/tenfold",
            "XDG_CACHE_HOME",
            ".cache"),

    /** Settings, the log and what is saved by itself; {@code -Dtenfold.settings}. */
    SETTINGS(
            "tenfold.settings",
            "Tenfold",
            "APPDATA",
            "AppData/Roaming",
            "Library/Application Support/Tenfold",
            "XDG_CONFIG_HOME",
            ".config");

    private final String override;
    private final String windowsName;
    private final String windowsVariable;
    private final String windowsUsual;
    private final String mac;
    private final String xdgVariable;
    private final String xdgUsual;

    UserFolder(
            String override,
            String windowsName,
            String windowsVariable,
            String windowsUsual,
            String mac,
            String xdgVariable,
            String xdgUsual) {
        this.override = override;
        this.windowsName = windowsName;
        this.windowsVariable = windowsVariable;
        this.windowsUsual = windowsUsual;
        this.mac = mac;
        this.xdgVariable = xdgVariable;
        this.xdgUsual = xdgUsual;
    }

    /** This process's folder; it need not exist. */
    public Path current() {
        return of(System.getProperties(), System.getenv());
    }

    Path of(Properties properties, Map<String, String> environment) {
        String named = properties.getProperty(override);
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(properties.getProperty("user.home", "."));
        if (system.startsWith("windows")) {
            return absolute(environment.get(windowsVariable), home.resolve(windowsUsual))
                    .resolve(windowsName);
        }
        return system.startsWith("mac")
                ? home.resolve(mac)
                : absolute(environment.get(xdgVariable), home.resolve(xdgUsual)).resolve("tenfold");
    }

    /** The XDG base directory specification tells to ignore a relative path. */
    private static Path absolute(@Nullable String given, Path otherwise) {
        return given != null && Path.of(given).isAbsolute() ? Path.of(given) : otherwise;
    }
}
