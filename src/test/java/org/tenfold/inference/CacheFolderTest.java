package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class CacheFolderTest {
    private static Properties system(String name) {
        Properties properties = new Properties();
        properties.setProperty("os.name", name);
        properties.setProperty("user.home", "/home/ada");
        return properties;
    }

    @Test
    void everySystemHasItsPlace() {
        assertThat(CacheFolder.of(system("Linux"), Map.of())).isEqualTo(Path.of("/home/ada/.cache/tenfold"));
        assertThat(CacheFolder.of(system("Mac OS X"), Map.of())).isEqualTo(Path.of("/home/ada/Library/Caches/tenfold"));
        assertThat(CacheFolder.of(system("Windows 11"), Map.of()))
                .isEqualTo(Path.of("/home/ada/AppData/Local/tenfold/Cache"));
    }

    @Test
    void theSystemsVariableDecidesIfItIsAbsolute() {
        assertThat(CacheFolder.of(system("Linux"), Map.of("XDG_CACHE_HOME", "/fast")))
                .isEqualTo(Path.of("/fast/tenfold"));
        assertThat(CacheFolder.of(system("Linux"), Map.of("XDG_CACHE_HOME", "relative")))
                .isEqualTo(Path.of("/home/ada/.cache/tenfold"));
    }

    @Test
    void thePropertyOverridesEverything() {
        Properties properties = system("Linux");
        properties.setProperty("tenfold.cache", "/elsewhere");
        assertThat(CacheFolder.of(properties, Map.of("XDG_CACHE_HOME", "/fast")))
                .isEqualTo(Path.of("/elsewhere"));
    }
}
