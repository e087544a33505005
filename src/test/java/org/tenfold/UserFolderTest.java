package org.tenfold;

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
    void everySystemHasItsPlace() {
        assertThat(UserFolder.of(system("Linux"), Map.of())).isEqualTo(Path.of("/home/ada/.config/tenfold"));
        assertThat(UserFolder.of(system("Mac OS X"), Map.of()))
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Tenfold"));
        assertThat(UserFolder.of(system("Windows 11"), Map.of()))
                .isEqualTo(Path.of("/home/ada/AppData/Roaming/Tenfold"));
    }

    @Test
    void theSystemsVariableDecidesIfItIsAbsolute() {
        assertThat(UserFolder.of(system("Linux"), Map.of("XDG_CONFIG_HOME", "/kept")))
                .isEqualTo(Path.of("/kept/tenfold"));
        assertThat(UserFolder.of(system("Linux"), Map.of("XDG_CONFIG_HOME", "kept")))
                .isEqualTo(Path.of("/home/ada/.config/tenfold"));
        assertThat(UserFolder.of(system("Windows 11"), Map.of("APPDATA", "/roams")))
                .isEqualTo(Path.of("/roams/Tenfold"));
    }

    @Test
    void thePropertyOverridesEverything() {
        Properties properties = system("Linux");
        properties.setProperty("tenfold.settings", "/elsewhere");
        assertThat(UserFolder.of(properties, Map.of("XDG_CONFIG_HOME", "/kept")))
                .isEqualTo(Path.of("/elsewhere"));
    }
}
