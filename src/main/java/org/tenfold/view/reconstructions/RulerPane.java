package org.tenfold.view.reconstructions;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.RulerModel;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.RulerAxis;

/**
 * How far the drawing is from another answer: at least the bound, at most the nearest adversarial found; and, on a lane of
 * its own, what is proved for the classifier that only compares samples.
 */
public final class RulerPane extends StackPane {
    private static final String NO_PROOF_YET =
            "Here a radius will stand that is proved, for the classifier that only compares samples.";

    private final ExplorerModel model;
    private final RulerModel ruler;
    private final Label badge = Parts.label("", "badge");
    private final Label proofBadge = Parts.label("", "badge", "proof-badge");
    private final RulerAxis axis = new RulerAxis();
    private final Label sentence = Parts.label("", "ruler-sentence");

    public RulerPane(ExplorerModel model) {
        this.model = model;
        this.ruler = model.ruler();
        createView();
        init();
    }

    private void createView() {
        setId("ruler");
        badge.setId("boundBadge");
        proofBadge.setId("proofBadge");
        axis.setId("rulerAxis");
        axis.lane().getStyleClass().add("ruler-proved");
        VBox card = Parts.card("Robustness", Parts.styled(new HBox(badge, proofBadge), "badges"));
        sentence.setWrapText(true);
        card.getChildren().addAll(axis, sentence);
        getChildren().add(card);
        Parts.tooltip(badge, "");
        Parts.tooltip(proofBadge, "");
    }

    private void init() {
        for (ObservableValue<?> shown : new ObservableValue<?>[] {
            model.boundProperty(),
            model.nearestAttackProperty(),
            model.analysisProperty(),
            ruler.proofProperty(),
            ruler.decodedProperty(),
            ruler.foundByHandProperty()
        }) {
            shown.addListener((source, before, now) -> show());
        }
        show();
    }

    private void show() {
        RobustnessBound bound = model.boundProperty().get();
        Analysis analysis = model.analysis();
        boolean defended = analysis != null && analysis.confident();
        double searched = defended ? model.nearestAttackProperty().get() : Double.NaN;
        double byHand = defended ? ruler.foundByHandProperty().get() : Double.NaN;
        double attack = nearer(searched, byHand);
        RulerModel.Proof proof = defended ? ruler.proofProperty().get() : null;
        double proved = proof == null ? Double.NaN : proof.bound().value();
        boolean known = defended && bound != null;
        // An adversarial inside an estimate disproves it.
        double safe = known && bound != null ? smaller(bound.value(), attack) : Double.NaN;
        axis.show(safe, attack, proved);
        showBadges(known ? bound : null, analysis, proof);
        explain(known ? bound : null, safe, attack, proof);
        if (analysis == null) {
            say("How much must change before the answer does?");
        } else if (!analysis.confident()) {
            say("There is no answer to defend.");
        } else if (bound == null) {
            say("Measuring the distance to the next answer\u2026");
        } else {
            say(sentence(analysis, bound, searched, byHand));
        }
    }

    /** The smaller one of those that are numbers. */
    private static double nearer(double a, double b) {
        return Double.isNaN(a) || b < a ? b : a;
    }

    private static double smaller(double value, double limit) {
        return limit < value ? limit : value;
    }

    private static boolean isProved(RobustnessBound bound) {
        return bound.kind() == RobustnessBound.Kind.PROVED;
    }

    private void showBadges(
            @Nullable RobustnessBound bound, @Nullable Analysis analysis, RulerModel.@Nullable Proof proof) {
        badge.setVisible(bound != null);
        if (bound != null) {
            badge.setText(isProved(bound) ? "proved" : "estimated");
            badge.getTooltip()
                    .setText(
                            isProved(bound)
                                    ? "Proved: no smaller change can exist."
                                    : "Estimated for the classifier whose explanations you see: a search from several"
                                            + " starts found no smaller change. There may be one; whoever finds it lowers"
                                            + " the estimate.");
        }
        double decoded = ruler.decodedProperty().get();
        boolean decoding = bound != null && !Double.isNaN(decoded);
        boolean shown = decoding || proof != null;
        proofBadge.setVisible(shown);
        proofBadge.setManaged(shown);
        if (proof != null) {
            proofBadge.setText(proof(proof, analysis));
            proofBadge
                    .getTooltip()
                    .setText(meaning(proof) + " Proved in " + Figures.duration(proof.milliseconds()) + ".");
        } else if (decoding) {
            proofBadge.setText("proof: " + Figures.percent(decoded) + " of the samples");
            proofBadge
                    .getTooltip()
                    .setText("A proof compares all samples; they are painted once, and kept for the next time.");
        }
    }

    private static String proof(RulerModel.Proof proof, @Nullable Analysis analysis) {
        boolean agrees = analysis != null && proof.analysis().prediction() == analysis.prediction();
        return "proved " + Figures.distance(proof.bound().value()) + " for samples"
                + (agrees ? "" : ", which say " + proof.analysis().label());
    }

    private static String meaning(RulerModel.Proof proof) {
        return "Proved for the classifier that only compares samples, without refining them: it reads this as a "
                + proof.analysis().label() + ", and no picture nearer than "
                + Figures.distance(proof.bound().value())
                + " can change that. It is a little less accurate than the one whose explanations you see.";
    }

    private void explain(
            @Nullable RobustnessBound bound, double safe, double attack, RulerModel.@Nullable Proof proof) {
        String upTo = Figures.distance(safe);
        axis.explain(
                RulerAxis.Part.SAFE,
                bound != null && isProved(bound)
                        ? "Teal, up to " + upTo + ": no change this short can turn the answer (proved)."
                        : "Teal, up to " + upTo + ": no change this short should turn the answer; a search found none,"
                                + " which is no proof (estimated).");
        axis.explain(
                RulerAxis.Part.UNKNOWN,
                Double.isNaN(attack)
                        ? "Grey: nobody knows. No attack on this drawing has ended yet; the Attack tab runs one."
                        : "Grey: nobody knows. No attack got in here, and nothing says that none can.");
        axis.explain(
                RulerAxis.Part.FOOLED,
                "Vermilion, from " + Figures.distance(attack)
                        + " on: a picture this far away was found that is read as another digit.");
        axis.explain(RulerAxis.Part.LANE, proof == null ? NO_PROOF_YET : "The thin line. " + meaning(proof));
        StringBuilder read = new StringBuilder("Distances in L2.");
        if (bound != null) {
            read.append(" Same answer up to ").append(upTo).append(isProved(bound) ? ", proved." : ", estimated.");
        }
        if (proof != null) {
            read.append(" For samples alone proved up to ")
                    .append(Figures.distance(proof.bound().value()))
                    .append('.');
        }
        if (!Double.isNaN(attack)) {
            read.append(" Fooled at ").append(Figures.distance(attack)).append('.');
        }
        axis.setAccessibleText(read.append(" The paper counts at 1.5.").toString());
    }

    private static String sentence(Analysis analysis, RobustnessBound bound, double searched, double byHand) {
        String digit = analysis.reconstruction(analysis.prediction()).label();
        String rival = analysis.reconstruction(bound.runnerUp()).label();
        String distance = Figures.distance(bound.value());
        double attack = nearer(searched, byHand);
        if (attack < bound.value()) {
            String who = byHand <= attack ? "You got there by hand with " : "An attack got there with ";
            return who + Figures.distance(attack) + ", inside the estimate of " + distance
                    + ": the estimate was too high.";
        }
        String safe = isProved(bound)
                ? "No change shorter than " + distance + " turns this " + digit + " into another digit."
                : "No change shorter than " + distance + " should turn this " + digit
                        + " into another digit; nearest is " + rival + ".";
        String needed = Double.isNaN(searched) ? "" : " An attack needed " + Figures.distance(searched) + ".";
        String hand = Double.isNaN(byHand) ? "" : " By hand it took " + Figures.distance(byHand) + ".";
        return safe + needed + hand;
    }

    private void say(String text) {
        sentence.setText(text);
        setAccessibleText("Robustness ruler: " + text);
    }
}
