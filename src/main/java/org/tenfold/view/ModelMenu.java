package org.tenfold.view;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.ModelShelf;
import org.tenfold.session.Texts;

/** Which model is shown. */
final class ModelMenu extends Menu {
    private final ModelShelf shelf;
    private final Menu recent = new Menu(Texts.of("_Recent models"));
    private final MenuItem shipped = new MenuItem(Texts.of("The _shipped model"));

    /**
     * The menu.
     *
     * @param choose lets the person choose the folder of a model
     * @param train lets the person train one
     */
    ModelMenu(ExplorerModel model, Runnable choose, Runnable train) {
        super(Texts.of("_Model"));
        this.shelf = model.shelf();
        MenuItem open = new MenuItem(Texts.of("Open model _folder\u2026"));
        open.setOnAction(event -> choose.run());
        shipped.setOnAction(event -> shelf.openShipped());
        shelf.folderProperty().addListener((source, before, now) -> offer());
        shelf.recentProperty().addListener((source, before, now) -> offer());
        MenuItem training = new MenuItem(Texts.of("_Train a model\u2026"));
        training.setOnAction(event -> train.run());
        getItems().addAll(open, recent, shipped, new SeparatorMenuItem(), training);
        offer();
    }

    private void offer() {
        shipped.setDisable(shelf.showsShipped());
        List<Path> folders = shelf.recentProperty().get();
        recent.setDisable(folders.isEmpty());
        recent.getItems().setAll(folders.stream().map(this::recent).toList());
    }

    private MenuItem recent(Path folder) {
        MenuItem item = new MenuItem(folder.toString());
        item.setMnemonicParsing(false);
        item.setDisable(folder.equals(shelf.folderProperty().get()));
        item.setOnAction(event -> shelf.open(folder));
        return item;
    }
}
