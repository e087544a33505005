package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecentFilesTest {
    private static final int MORE_THAN_ARE_KEPT = 12;
    private static final int KEPT = 10;
    private static final Executor AT_ONCE = Runnable::run;

    @TempDir
    private Path folder;

    private final Settings settings = Settings.inMemory();
    private final RecentFiles recent = files();
    private final List<Path> made = new ArrayList<>();

    private RecentFiles files() {
        return new RecentFiles(settings, new Threads(AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE));
    }

    @BeforeEach
    void openMany() throws IOException {
        for (int i = 0; i < MORE_THAN_ARE_KEPT; i++) {
            Path file = Files.createFile(folder.resolve(i + ".tenfold"));
            made.addFirst(file);
            recent.add(file);
        }
    }

    @Test
    void theLastTenAreListedTheNewestFirst() {
        assertThat(recent.filesProperty().get()).isEqualTo(made.subList(0, KEPT));
    }

    @Test
    void oneThatIsOpenedAgainComesFirstAndOnce() {
        Path third = made.get(2);
        recent.add(third);
        assertThat(recent.filesProperty().get())
                .hasSize(KEPT)
                .startsWith(third, made.get(0), made.get(1))
                .doesNotHaveDuplicates();
    }

    @Test
    void aLaterStartListsThoseThatAreStillThere() throws IOException {
        Files.delete(made.get(0));
        RecentFiles later = files();
        later.look();
        assertThat(later.filesProperty().get()).isEqualTo(made.subList(1, KEPT));
    }

    @Test
    void clearingForgetsAll() {
        recent.clear();
        RecentFiles later = files();
        later.look();
        assertThat(later.filesProperty().get()).isEmpty();
    }
}
