package org.tenfold.view.reconstructions;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.session.ExplorerModel;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;

/** How far the drawing is from another answer: at least the bound, at most the nearest attack. */
public final class RulerPane extends StackPane {
    private final ExplorerModel model;
    private final Label badge = Parts.label("", "badge");
    private final RulerAxis axis = new RulerAxis();
    private final Label sentence = Parts.label("", "ruler-sentence");

    public RulerPane(ExplorerModel model) {
        this.model = model;
        createView();
        init();
    }

    private void createView() {
        setId("ruler");
        VBox card = Parts.card("Robustness", badge);
        sentence.setWrapText(true);
        card.getChildren().addAll(axis, sentence);
        getChildren().add(card);
        Parts.tooltip(badge, "Proved: no smaller change can exist. Estimated: a search found none.");
    }

    private void init() {
        model.boundProperty().addListener((source, before, now) -> show());
        model.nearestAttackProperty().addListener((source, before, now) -> show());
        model.analysisProperty().addListener((source, before, now) -> show());
        show();
    }

    private void show() {
        RobustnessBound bound = model.boundProperty().get();
        Analysis analysis = model.analysis();
        double attack = model.nearestAttackProperty().get();
        boolean known = bound != null && analysis != null && analysis.confident();
        badge.setVisible(known);
        if (analysis == null) {
            axis.show(Double.NaN, Double.NaN);
            say("How much must change before the answer does?");
        } else if (!analysis.confident()) {
            axis.show(Double.NaN, Double.NaN);
            say("There is no answer to defend.");
        } else if (bound == null) {
            axis.show(Double.NaN, attack);
            say("Measuring the distance to the next answer\u2026");
        } else {
            boolean proved = bound.kind() == RobustnessBound.Kind.PROVED;
            badge.setText(proved ? "proved" : "estimated");
            // An attack that lands inside an estimate disproves it.
            double safe = attack < bound.value() ? attack : bound.value();
            axis.show(safe, attack);
            say(sentence(analysis, bound, proved, attack));
        }
    }

    private static String sentence(Analysis analysis, RobustnessBound bound, boolean proved, double attack) {
        String digit = analysis.reconstruction(analysis.prediction()).label();
        String rival = analysis.reconstruction(bound.runnerUp()).label();
        String distance = Figures.distance(bound.value());
        if (attack < bound.value()) {
            return "An attack got there with " + Figures.distance(attack) + ", inside the estimate of " + distance
                    + ": the estimate was too high.";
        }
        String safe = proved
                ? "No change shorter than " + distance + " turns this " + digit + " into another digit."
                : "No change shorter than " + distance + " should turn this " + digit
                        + " into another digit; nearest is " + rival + ".";
        return Double.isNaN(attack) ? safe : safe + " An attack needed " + Figures.distance(attack) + ".";
    }

    private void say(String text) {
        sentence.setText(text);
        setAccessibleText("Robustness ruler: " + text);
    }
}
