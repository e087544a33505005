package org.tenfold.view;

import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.tenfold.inference.Analysis;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.ExportModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.SaveAs;

/** The ways out of the window: what is shown, as files for other programs. */
final class ExportMenu extends Menu {
    private final ExplorerModel model;

    ExportMenu(ExplorerModel model, SaveAs saveAs) {
        super(Texts.of("_Export"));
        this.model = model;
        ExportModel exports = model.exports();
        getItems()
                .addAll(
                        item(
                                "exportScores",
                                Texts.of("_Scores as CSV\u2026"),
                                exports.scored(),
                                () -> saveAs.choose(Texts.of("Export the scores"), "scores.csv", exports::writeScores)),
                        item(
                                "exportAttack",
                                Texts.of("_Attack as moving picture (GIF)\u2026"),
                                exports.attacked(),
                                () -> saveAs.choose(Texts.of("Export the attack"), "attack.gif", exports::writeAttack)),
                        item(
                                "exportWalk",
                                Texts.of("_Walk through the latents (GIF)\u2026"),
                                exports.walkable(),
                                () -> saveAs.choose(
                                        Texts.of("Export a walk through the latents"),
                                        "latents-" + label() + ".gif",
                                        exports::writeWalk)),
                        item(
                                "exportMapWalk",
                                Texts.of("Walk round the _map (GIF)\u2026"),
                                exports.walkable(),
                                () -> saveAs.choose(
                                        Texts.of("Export a walk round the map"),
                                        "map-" + label() + ".gif",
                                        exports::writeMapWalk)));
    }

    private static MenuItem item(String id, String name, BooleanBinding possible, Runnable action) {
        MenuItem item = new MenuItem(name);
        item.setId(id);
        item.disableProperty().bind(possible.not());
        item.setOnAction(event -> action.run());
        return item;
    }

    /** The name of the shown class, as far as a file's name can hold it. */
    private String label() {
        Analysis analysis = model.analysis();
        int shown = model.shownClass();
        String label = analysis == null
                ? Integer.toString(shown)
                : analysis.reconstruction(shown).label();
        return label.replaceAll("\\W+", "-");
    }
}
