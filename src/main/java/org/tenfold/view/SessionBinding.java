package org.tenfold.view;

import java.nio.file.Path;
import java.util.Arrays;
import javafx.stage.Stage;
import org.tenfold.session.KeepingModel;
import org.tenfold.session.Texts;
import org.tenfold.view.reconstructions.TileMode;

/** Ties a window to the file of its session: its title, and what of its look is kept. */
final class SessionBinding {
    private static final String DIRTY = "\u2022 ";

    private SessionBinding() {}

    static void bind(KeepingModel model, Stage stage, ExplorerWindow window) {
        model.fileProperty().addListener((source, before, now) -> entitle(model, stage));
        model.dirtyProperty().addListener((source, before, now) -> entitle(model, stage));
        entitle(model, stage);
        model.tilesProperty().set(window.tilesProperty().get().name());
        window.tilesProperty()
                .addListener((source, before, now) -> model.tilesProperty().set(now.name()));
        model.tilesProperty()
                .addListener((source, before, now) -> Arrays.stream(TileMode.values())
                        .filter(mode -> mode.name().equals(now))
                        .forEach(window.tilesProperty()::set));
        model.toolProperty().set(window.tool().name());
        window.onTool(() -> model.toolProperty().set(window.tool().name()));
        model.toolProperty()
                .addListener((source, before, now) -> Arrays.stream(ExplorerWindow.Tool.values())
                        .filter(tool -> tool.name().equals(now) && tool != window.tool())
                        .forEach(window::show));
    }

    /** The file's name, with a dot before it while it lacks something. */
    private static void entitle(KeepingModel model, Stage stage) {
        Path file = model.fileProperty().get();
        boolean dirty = model.dirtyProperty().get();
        String name = file == null ? dirty ? Texts.of("Untitled") : "" : String.valueOf(file.getFileName());
        stage.setTitle((dirty ? DIRTY : "") + (name.isEmpty() ? "Tenfold" : name + " \u2013 Tenfold"));
    }
}
