package org.tenfold.view.reconstructions;

import javafx.scene.Node;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.jspecify.annotations.Nullable;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.session.ExplorerModel;
import org.tenfold.view.parts.Bubble;

/** The card beside a tile with the ledger of its score: one for all ten, made when it is first opened. */
final class DetailCard {
    private final ExplorerModel model;
    private @Nullable Ledger ledger;
    private @Nullable Bubble bubble;
    private int shown = ExplorerModel.NO_CLASS;

    DetailCard(ExplorerModel model) {
        this.model = model;
        model.replay().shownProperty().addListener((source, before, now) -> follow());
    }

    /** Opens the card of a class; nothing happens without a drawing. */
    void open(Node at, ArrowLocation arrow, int classIndex) {
        if (model.replay().shownProperty().get() != null
                && model.classifierProperty().get() != null) {
            Ledger page = ledger == null ? new Ledger() : ledger;
            Bubble card = bubble == null ? new Bubble(page) : bubble;
            ledger = page;
            bubble = card;
            shown = classIndex;
            show(page);
            card.open(at, arrow);
        }
    }

    /** The numbers follow the drawing; without one there are none. */
    private void follow() {
        Bubble card = bubble;
        Ledger page = ledger;
        if (card != null && page != null && card.isShowing()) {
            if (model.replay().shownProperty().get() == null) {
                card.hide();
            } else {
                show(page);
            }
        }
    }

    private void show(Ledger page) {
        Analysis analysis = model.replay().shownProperty().get();
        AbsClassifier models = model.classifierProperty().get();
        if (analysis != null && models != null) {
            page.show(models, analysis, shown);
        }
    }
}
