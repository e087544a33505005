package org.tenfold.view.attack;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.tenfold.attack.Adversarial;
import org.tenfold.session.AttackModel;
import org.tenfold.session.PastAttack;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.Words;

/** The attack that was pinned last, beside the present one. */
final class PinnedView extends VBox {
    private final AttackModel model;
    private final PicturesView pictures = new PicturesView();
    private final Label whose = Parts.label("", "overline");

    PinnedView(AttackModel model) {
        this.model = model;
        setId("pinnedAttack");
        getStyleClass().add("pinned");
        whose.setWrapText(true);
        getChildren().addAll(whose, pictures);
        model.history().comparedProperty().addListener((source, before, now) -> show());
        model.endedProperty().addListener((source, before, now) -> show());
        show();
    }

    private void show() {
        PastAttack compared = model.history().comparedProperty().get();
        PastAttack present = model.endedProperty().get();
        boolean offered = compared != null && (present == null || present.number() != compared.number());
        setVisible(offered);
        setManaged(offered);
        if (compared != null) {
            Adversarial result = compared.result();
            whose.setText(Texts.of(
                    "Pinned: {0}, {1}",
                    Words.contender(compared.job().contender()),
                    result.found()
                            ? AttackWords.measured(result.norm(), result.distance())
                            : Texts.of("no adversarial found")));
            pictures.show(
                    result.original(),
                    PicturesView.verdict(model.labels(), result.originalPrediction(), result.originalAnalysis()),
                    result.found() ? Texts.of("Adversarial") : Texts.of("Not fooled"),
                    result.image(),
                    PicturesView.verdict(model.labels(), result.prediction(), result.analysis()));
        }
    }
}
