package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SettingsTest {
    /** Changes of each of two programs that write at once. */
    private static final int CHANGES = 60;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("deep").resolve("settings.json");
    }

    private static List<String> problems(Settings settings) {
        List<String> told = new ArrayList<>();
        settings.onProblem(told::add);
        return told;
    }

    @Test
    void whatWasPutIsThereAtTheNextStart() {
        Settings settings = Settings.of(file());
        settings.put("theme", "dark");
        settings.putList("recent", List.of("b", "a"));
        settings.flush();
        Settings next = Settings.of(file());
        assertThat(next.get("theme")).contains("dark");
        assertThat(next.list("recent")).containsExactly("b", "a");
        assertThat(next.get("language")).isEmpty();
        assertThat(next.list("language")).isEmpty();
        assertThat(problems(next)).isEmpty();
    }

    @Test
    void whatIsPutAwayIsNotThereAtTheNextStart() {
        Settings settings = Settings.of(file());
        settings.put("theme", "dark");
        settings.flush();
        settings.put("theme", null);
        assertThat(settings.get("theme")).isEmpty();
        settings.flush();
        assertThat(Settings.of(file()).get("theme")).isEmpty();
    }

    @Test
    void aChangeIsWrittenWithoutBeingAskedFor() throws Exception {
        Settings.of(file()).put("theme", "dark");
        while (!Files.exists(file())) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(file()).content().contains("\"theme\": \"dark\"");
    }

    @Test
    void nothingIsWrittenWhereNothingChanged() {
        Settings settings = Settings.of(file());
        settings.put("theme", null);
        settings.flush();
        assertThat(file()).doesNotExist();
    }

    @Test
    void whatAnotherProgramWroteIsKeptAndSeen() {
        Settings one = Settings.of(file());
        Settings other = Settings.of(file());
        assertThat(one.get("language")).isEmpty();
        assertThat(other.get("language")).isEmpty();
        one.put("theme", "dark");
        one.flush();
        other.put("language", "de");
        other.flush();
        assertThat(other.get("theme")).contains("dark");
        assertThat(Settings.of(file()).get("theme")).contains("dark");
        assertThat(Settings.of(file()).get("language")).contains("de");
    }

    @Test
    void twoProgramsThatWriteAtOnceLoseNothing() {
        List<Settings> programs = List.of(Settings.of(file()), Settings.of(file()));
        try (ExecutorService threads = Executors.newFixedThreadPool(programs.size())) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int p = 0; p < programs.size(); p++) {
                String name = "program" + p + ".";
                Settings settings = programs.get(p);
                running.add(CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < CHANGES; i++) {
                                settings.put(name + i, "value " + i);
                                settings.flush();
                            }
                        },
                        threads));
            }
            running.forEach(CompletableFuture::join);
        }
        Settings next = Settings.of(file());
        for (int p = 0; p < programs.size(); p++) {
            assertThat(problems(programs.get(p))).isEmpty();
            for (int i = 0; i < CHANGES; i++) {
                assertThat(next.get("program" + p + "." + i)).contains("value " + i);
            }
        }
        assertThat(folder.resolve("deep").toFile().list())
                .containsExactlyInAnyOrder("settings.json", "settings.json.lock");
    }

    @Test
    void aDamagedFileIsPutAsideAndToldOnce() throws IOException {
        Files.createDirectories(file().getParent());
        for (String damage : List.of("{\"theme\": \"da", "", "[]", "{} {}", "{'theme': 1}")) {
            Files.writeString(file(), damage);
            Settings settings = Settings.of(file());
            assertThat(settings.get("theme")).isEmpty();
            Path aside = file().resolveSibling("settings.json.damaged");
            assertThat(problems(settings)).singleElement().asString().contains(aside.toString());
            assertThat(aside).hasContent(damage);
            assertThat(file()).doesNotExist();
            settings.put("theme", "light");
            settings.flush();
            assertThat(Settings.of(file()).get("theme")).contains("light");
        }
    }

    @Test
    void bytesThatAreNoTextArePutAsideToo() throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'});
        assertThat(Settings.of(file()).get("theme")).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFileThatIsDamagedWhileTheProgramRunsLosesNothingThatItKnew() throws IOException {
        Settings settings = Settings.of(file());
        List<String> told = problems(settings);
        settings.put("theme", "dark");
        settings.flush();
        Files.writeString(file(), "\0\0\0");
        settings.put("language", "de");
        settings.flush();
        assertThat(told).hasSize(1);
        assertThat(Settings.of(file()).get("theme")).contains("dark");
        assertThat(Settings.of(file()).get("language")).contains("de");
    }

    @Test
    void whatCannotBeWrittenIsToldOnceAndStillRemembered() throws IOException {
        Files.writeString(folder.resolve("deep"), "a file where a folder should be");
        Settings settings = Settings.of(file());
        List<String> told = problems(settings);
        assertThat(settings.get("theme")).isEmpty();
        told.clear();
        settings.put("theme", "dark");
        settings.flush();
        settings.put("language", "de");
        settings.flush();
        assertThat(told).singleElement().asString().contains(file().toString());
        assertThat(settings.get("theme")).contains("dark");
        Files.delete(folder.resolve("deep"));
        settings.flush();
        assertThat(Settings.of(file()).get("theme")).contains("dark");
        assertThat(Settings.of(file()).get("language")).contains("de");
    }

    @Test
    void valuesOfALaterProgramAreKept() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"later\": {\"deep\": [1, null]}, \"size\": 3}");
        Settings settings = Settings.of(file());
        assertThat(settings.get("later")).isEmpty();
        assertThat(settings.list("later")).isEmpty();
        assertThat(settings.get("size")).contains("3");
        settings.put("theme", "dark");
        settings.flush();
        assertThat(Files.readString(file()).replaceAll("\\s", "")).contains("\"later\":{\"deep\":[1,null]},\"size\":3");
    }

    @Test
    void theFolderOfSettingsInMemoryIsTheirOwn() {
        Settings settings = Settings.inMemory();
        settings.put("theme", "dark");
        assertThat(settings.get("theme")).contains("dark");
        assertThat(settings.folder()).isEmptyDirectory().isEqualTo(settings.folder());
        assertThat(Settings.inMemory().folder()).isNotEqualTo(settings.folder());
        assertThat(Settings.of(file()).folder()).isEqualTo(file().getParent());
    }
}
