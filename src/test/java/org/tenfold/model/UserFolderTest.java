package org.tenfold.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class UserFolderTest {
    private static Properties system(String name) {
        Properties properties = new Properties();
        properties.setProperty("os.name", name);
        properties.setProperty("user.home", "/home/ada");
        return properties;
    }

    @Test
    void everySystemHasItsPlaceForTheCache() {
        assertThat(UserFolder.CACHE.of(system("Linux"), Map.of())).isEqualTo(Path.of("/home/ada/.cache/tenfold"));
        assertThat(UserFolder.CACHE.of(system("Mac OS X"), Map.of()))
                .isEqualTo(Path.of("/home/ada/Library/Caches/tenfold"));
        assertThat(UserFolder.CACHE.of(system("Windows 11"), Map.of()))
                .isEqualTo(Path.of("/home/ada/AppData/Local/tenfold/Cache"));
    }

    @Test
    void everySystemHasItsPlaceForSettings() {
        assertThat(UserFolder.SETTINGS.of(system("Linux"), Map.of())).isEqualTo(Path.of("/home/ada/.config/tenfold"));
        assertThat(UserFolder.SETTINGS.of(system("Mac OS X"), Map.of()))
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Tenfold"));
        assertThat(UserFolder.SETTINGS.of(system("Windows 11"), Map.of()))
                .isEqualTo(Path.of("/home/ada/AppData/Roaming/Tenfold"));
    }

    @Test
    void theSystemsVariableDecidesIfItIsAbsolute() {
        assertThat(UserFolder.CACHE.of(system("Linux"), Map.of("XDG_CACHE_HOME", "/fast")))
                .isEqualTo(Path.of("/fast/tenfold"));
        assertThat(UserFolder.CACHE.of(system("Linux"), Map.of("XDG_CACHE_HOME", "relative")))
                .isEqualTo(Path.of("/home/ada/.cache/tenfold"));
        assertThat(UserFolder.SETTINGS.of(system("Linux"), Map.of("XDG_CONFIG_HOME", "/kept")))
                .isEqualTo(Path.of("/kept/tenfold"));
        assertThat(UserFolder.SETTINGS.of(system("Linux"), Map.of("XDG_CONFIG_HOME", "kept")))
                .isEqualTo(Path.of("/home/ada/.config/tenfold"));
        assertThat(UserFolder.SETTINGS.of(system("Windows 11"), Map.of("APPDATA", "/roams")))
                .isEqualTo(Path.of("/roams/Tenfold"));
    }

    @Test
    void thePropertyOverridesEverything() {
        Properties properties = system("Linux");
        properties.setProperty("tenfold.cache", "/elsewhere");
        properties.setProperty("tenfold.settings", "/here");
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", "/fast", "XDG_CONFIG_HOME", "/kept");
        assertThat(UserFolder.CACHE.of(properties, environment)).isEqualTo(Path.of("/elsewhere"));
        assertThat(UserFolder.SETTINGS.of(properties, environment)).isEqualTo(Path.of("/here"));
    }
}
