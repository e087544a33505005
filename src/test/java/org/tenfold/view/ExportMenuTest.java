package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.baseline.Baselines;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Threads;

/** The export menu on a session that does everything at once, on the test's own thread. */
final class ExportMenuTest {
    private static final Path NOWHERE = Path.of("nowhere");

    @TempDir
    private Path folder;

    private final Executor here = Runnable::run;
    private final ExplorerModel model =
            ExplorerModel.of(new Threads(here, here, here, here, here, here, here), new Random(1));
    private final List<String> asked = new ArrayList<>();
    private final ExportMenu menu = new ExportMenu(model, (title, name, writer) -> {
        asked.add(name);
        writer.accept(folder.resolve(name));
    });

    private MenuItem item(String id) {
        return menu.getItems().stream()
                .filter(item -> item.getId().equals(id))
                .findAny()
                .orElseThrow();
    }

    @Test
    void whatIsNotThereCannotBeExportedAndWhatIsThereIsWrittenWhereOneChooses() {
        assertThat(menu.getItems())
                .allSatisfy(item -> assertThat(item.isDisable()).isTrue());
        var classifier = Digits.small(Preset.FAST);
        model.start(() -> classifier, Digits::testSet, Baselines.of(NOWHERE, NOWHERE));
        assertThat(item("exportAttack").isDisable()).isTrue();
        model.attack().run();
        for (MenuItem each : menu.getItems()) {
            assertThat(each.isDisable()).isFalse();
            each.fire();
        }
        assertThat(asked).containsExactly("scores.csv", "attack.gif", "latents-4.gif", "map-4.gif");
        assertThat(asked)
                .allSatisfy(
                        name -> assertThat(Files.exists(folder.resolve(name))).isTrue());
    }
}
