package org.tenfold.view.attack;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;

/** What the two models paint that the attack is about, before and after. */
final class WitnessesView extends VBox {
    private static final int SMALL_SCALE = 2;

    private final List<Witness> witnesses = List.of(new Witness(), new Witness());

    WitnessesView() {
        getStyleClass().add("witnesses");
        getChildren().add(Parts.label(Texts.of("Both explanations, before and after"), "overline"));
        getChildren().addAll(witnesses);
    }

    void show(Analysis before, Analysis after) {
        int was = before.prediction();
        int rival = after.prediction() == was ? after.runnerUp() : after.prediction();
        witnesses.get(0).show(before.reconstruction(was), after.reconstruction(was));
        witnesses.get(1).show(before.reconstruction(rival), after.reconstruction(rival));
    }

    /** What one model paints before and after, with its scores. */
    private static final class Witness extends HBox {
        private final Label name = Parts.label("", "witness-name");
        private final PixelView before = new PixelView(SMALL_SCALE).rigid();
        private final PixelView after = new PixelView(SMALL_SCALE).rigid();
        private final Label scores = Parts.label("", "witness-score");

        Witness() {
            getStyleClass().add("witness");
            setAlignment(Pos.CENTER_LEFT);
            before.setAccessibleText(Texts.of("Explanation before the attack"));
            after.setAccessibleText(Texts.of("Explanation after the attack"));
            Parts.tooltip(scores, Texts.of("The scores before and after; the lowest of all wins"));
            FontIcon arrow = new FontIcon(BootstrapIcons.ARROW_RIGHT);
            getChildren().addAll(name, before, arrow, after, scores);
        }

        void show(Reconstruction first, Reconstruction second) {
            name.setText(first.label());
            before.show(first.image());
            after.show(second.image());
            scores.setText(Figures.score(first.negativeElbo()) + "\n" + Figures.score(second.negativeElbo()));
        }
    }
}
