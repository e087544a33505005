package org.tenfold.view.export;

import javafx.scene.control.Menu;
import org.tenfold.session.Texts;

/** Parts of the window as pictures, each at a choice of scales; what is not on the screen cannot be chosen. */
public final class ExhibitMenu extends Menu {
    public ExhibitMenu(Exporter exporter) {
        super(Texts.of("Export _picture of"));
        setId("exportPicture");
        for (Exhibit exhibit : Exhibit.values()) {
            Menu menu = new Menu(exhibit.title());
            menu.setId("exhibit-" + exhibit.stem());
            menu.getItems()
                    .setAll(PictureMenu.saving(
                            scale -> exporter.savePng(exhibit, scale), () -> exporter.saveSvg(exhibit)));
            getItems().add(menu);
            addEventHandler(ON_SHOWING, event -> menu.setDisable(exporter.find(exhibit) == null));
        }
    }
}
