package org.tenfold.view.keeping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.tenfold.session.RecentFiles;
import org.tenfold.session.Texts;

/** The files that were opened or saved last; those that are gone are left out. */
public final class RecentMenu extends Menu {
    private final RecentFiles recent;
    private final Consumer<Path> open;

    /**
     * The menu of a window.
     *
     * @param open takes the file that was chosen
     */
    public RecentMenu(RecentFiles recent, Consumer<Path> open) {
        super(Texts.of("Open _recent"));
        this.recent = recent;
        this.open = open;
        setId("recent");
        recent.filesProperty().addListener((source, before, now) -> show(now));
        show(recent.filesProperty().get());
    }

    /** Looks which of the files are there still; called whenever the menu around this one opens. */
    public void refresh() {
        recent.look();
    }

    private void show(List<Path> files) {
        List<MenuItem> items = new ArrayList<>();
        for (Path file : files) {
            MenuItem item = new MenuItem(file.toString());
            // A name may hold an underscore, which is no mnemonic.
            item.setMnemonicParsing(false);
            item.setOnAction(event -> open.accept(file));
            items.add(item);
        }
        if (items.isEmpty()) {
            MenuItem none = new MenuItem(Texts.of("No files yet"));
            none.setDisable(true);
            items.add(none);
        } else {
            MenuItem clear = new MenuItem(Texts.of("_Clear this list"));
            clear.setId("clearRecent");
            clear.setOnAction(event -> recent.clear());
            items.add(new SeparatorMenuItem());
            items.add(clear);
        }
        getItems().setAll(items);
    }
}
