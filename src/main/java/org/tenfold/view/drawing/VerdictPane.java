package org.tenfold.view.drawing;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenfold.inference.Analysis;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Labels;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;

/** What the ten models say: a digit, "none of the ten", or nothing for an empty canvas. */
final class VerdictPane extends VBox {
    private static final PseudoClass UNSURE = PseudoClass.getPseudoClass("unsure");
    private static final PseudoClass NAMED = PseudoClass.getPseudoClass("named");

    private final ExplorerModel model;
    private final Label digit = Parts.label("", "verdict-digit");
    private final Label probability = Parts.label("", "verdict-probability");
    private final Label remark = Parts.label("", "verdict-remark");

    VerdictPane(ExplorerModel model) {
        this.model = model;
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("verdict");
        setAlignment(Pos.CENTER_LEFT);
        remark.setWrapText(true);
        digit.setWrapText(true);
        digit.setMinHeight(USE_PREF_SIZE);
        remark.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(digit, probability, remark);
    }

    private void init() {
        model.analysisProperty().addListener((source, before, now) -> show(now));
        show(model.analysis());
    }

    private void show(@Nullable Analysis analysis) {
        boolean sure = analysis != null && analysis.confident();
        pseudoClassStateChanged(UNSURE, !sure);
        pseudoClassStateChanged(NAMED, sure && !model.labels().areDigits());
        if (analysis == null) {
            say("", "", "", Texts.of("No verdict: the canvas is empty"));
        } else if (!sure) {
            Labels labels = model.labels();
            String none = labels.sayCounted(
                    "None of the ten can explain this", "None of the {0} can explain this", labels.count());
            say("?", "", none, none);
        } else {
            int best = analysis.prediction();
            int next = analysis.runnerUp();
            String label = analysis.reconstruction(best).label();
            String share = Figures.percent(analysis.probabilities()[best]);
            String second = Texts.of(
                    "then {0}, {1}",
                    analysis.reconstruction(next).label(), Figures.percent(analysis.probabilities()[next]));
            say(label, share, second, Texts.of("Verdict: {0} with {1}, {2}", label, share, second));
        }
    }

    private void say(String digitText, String probabilityText, String remarkText, String accessible) {
        digit.setText(digitText);
        probability.setText(probabilityText);
        remark.setText(remarkText);
        for (Label part : new Label[] {digit, probability, remark}) {
            part.setManaged(!part.getText().isEmpty());
        }
        setAccessibleText(accessible);
    }
}
