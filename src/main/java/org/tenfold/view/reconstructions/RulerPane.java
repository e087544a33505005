package org.tenfold.view.reconstructions;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Labels;
import org.tenfold.session.RulerModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.RulerAxis;

/**
 * How far the drawing is from another answer: at least the bound, at most the nearest adversarial found; and, on a lane of
 * its own, what is proved for the classifier that only compares samples.
 */
public final class RulerPane extends StackPane {
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
        VBox card = Parts.card(Texts.of("Robustness"), Parts.styled(new HBox(badge, proofBadge), "badges"));
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
            say(Texts.of("How much must change before the answer does?"));
        } else if (!analysis.confident()) {
            say(Texts.of("There is no answer to defend."));
        } else if (bound == null) {
            say(Texts.of("Measuring the distance to the next answer\u2026"));
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
            badge.setText(isProved(bound) ? Texts.of("proved") : Texts.of("estimated"));
            badge.getTooltip()
                    .setText(
                            isProved(bound)
                                    ? Texts.of("Proved: no smaller change can exist.")
                                    : Texts.of(
                                            "Estimated for the classifier whose explanations you see: a search from several"
                                                    + " starts found no smaller change. There may be one; whoever finds it lowers"
                                                    + " the estimate."));
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
                    .setText(meaning(proof) + " " + Texts.of("Proved in {0}.", Figures.duration(proof.milliseconds())));
        } else if (decoding) {
            proofBadge.setText(Texts.of("proof: {0} of the samples", Figures.percent(decoded)));
            proofBadge
                    .getTooltip()
                    .setText(Texts.of(
                            "A proof compares all samples; they are painted once, and kept for the next time."));
        }
    }

    private static String proof(RulerModel.Proof proof, @Nullable Analysis analysis) {
        boolean agrees = analysis != null && proof.analysis().prediction() == analysis.prediction();
        String distance = Figures.distance(proof.bound().value());
        return agrees
                ? Texts.of("proved {0} for samples", distance)
                : Texts.of(
                        "proved {0} for samples, which say {1}",
                        distance, proof.analysis().label());
    }

    private String meaning(RulerModel.Proof proof) {
        return Texts.of(
                "Proved for the classifier that only compares samples, without refining them: it reads this as {0}, and no"
                        + " picture nearer than {1} can change that. It is a little less accurate than the one whose"
                        + " explanations you see.",
                model.labels().named(proof.analysis().prediction()),
                Figures.distance(proof.bound().value()));
    }

    private void explain(
            @Nullable RobustnessBound bound, double safe, double attack, RulerModel.@Nullable Proof proof) {
        String upTo = Figures.distance(safe);
        axis.explain(
                RulerAxis.Part.SAFE,
                bound != null && isProved(bound)
                        ? Texts.of("Teal, up to {0}: no change this short can turn the answer (proved).", upTo)
                        : Texts.of(
                                "Teal, up to {0}: no change this short should turn the answer; a search found none, which is"
                                        + " no proof (estimated).",
                                upTo));
        axis.explain(
                RulerAxis.Part.UNKNOWN,
                Double.isNaN(attack)
                        ? Texts.of(
                                "Grey: nobody knows. No attack on this drawing has ended yet; the Attack tab runs one.")
                        : Texts.of("Grey: nobody knows. No attack got in here, and nothing says that none can."));
        axis.explain(
                RulerAxis.Part.FOOLED,
                Texts.of(
                        "Vermilion, from {0} on: a picture this far away was found that is read as something else.",
                        Figures.distance(attack)));
        axis.explain(
                RulerAxis.Part.LANE,
                proof == null
                        ? Texts.of(
                                "Here a radius will stand that is proved, for the classifier that only compares samples.")
                        : Texts.of("The thin line. {0}", meaning(proof)));
        List<String> read = new ArrayList<>();
        read.add(Texts.of("Distances in L2."));
        if (bound != null) {
            read.add(
                    isProved(bound)
                            ? Texts.of("Same answer up to {0}, proved.", upTo)
                            : Texts.of("Same answer up to {0}, estimated.", upTo));
        }
        if (proof != null) {
            read.add(Texts.of(
                    "For samples alone proved up to {0}.",
                    Figures.distance(proof.bound().value())));
        }
        if (!Double.isNaN(attack)) {
            read.add(Texts.of("Fooled at {0}.", Figures.distance(attack)));
        }
        read.add(Texts.of("The paper counts at 1.5."));
        axis.setAccessibleText(String.join(" ", read));
    }

    private String sentence(Analysis analysis, RobustnessBound bound, double searched, double byHand) {
        Labels labels = model.labels();
        String digit = analysis.reconstruction(analysis.prediction()).label();
        String rival = analysis.reconstruction(bound.runnerUp()).label();
        String distance = Figures.distance(bound.value());
        double attack = nearer(searched, byHand);
        if (attack < bound.value()) {
            String reached = Figures.distance(attack);
            return byHand <= attack
                    ? Texts.of(
                            "You got there by hand with {0}, inside the estimate of {1}: the estimate was too high.",
                            reached, distance)
                    : Texts.of(
                            "An attack got there with {0}, inside the estimate of {1}: the estimate was too high.",
                            reached, distance);
        }
        String safe = isProved(bound)
                ? labels.say(
                        "No change shorter than {0} turns this {1} into another digit.",
                        "No change shorter than {0} turns this \u201c{1}\u201d into something else.", distance, digit)
                : labels.say(
                        "No change shorter than {0} should turn this {1} into another digit; nearest is {2}.",
                        "No change shorter than {0} should turn this \u201c{1}\u201d into something else; nearest is"
                                + " \u201c{2}\u201d.",
                        distance,
                        digit,
                        rival);
        String needed =
                Double.isNaN(searched) ? "" : " " + Texts.of("An attack needed {0}.", Figures.distance(searched));
        String hand = Double.isNaN(byHand) ? "" : " " + Texts.of("By hand it took {0}.", Figures.distance(byHand));
        return safe + needed + hand;
    }

    private void say(String text) {
        sentence.setText(text);
        setAccessibleText(Texts.of("Robustness ruler: {0}", text));
    }
}
