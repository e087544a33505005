package org.tenfold.view.compare;

import javafx.beans.value.ObservableStringValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tenfold.attack.Contender;
import org.tenfold.model.Prediction;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Labels;
import org.tenfold.session.Texts;
import org.tenfold.session.Verdict;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;

/** What one contender says: a digit with its probability and those of the others, or why it says nothing. */
final class VerdictRow extends VBox {
    private static final PseudoClass UNSURE = PseudoClass.getPseudoClass("unsure");
    private static final PseudoClass NAMED = PseudoClass.getPseudoClass("named");
    private static final PseudoClass EARLIER = PseudoClass.getPseudoClass("earlier");

    private final ExplorerModel model;
    private final Contender contender;
    private final Label name;
    private final Label milliseconds = Parts.label("", "verdict-row-time");
    private final Label answer = Parts.label("", "verdict-row-answer");
    private final Label probability = Parts.label("", "verdict-row-probability");
    private final ProbabilityStrip strip;
    private final HBox verdict;
    private final Label message = Parts.label("", "verdict-row-message");

    VerdictRow(ExplorerModel model, Contender contender) {
        this.model = model;
        this.contender = contender;
        this.name = Parts.label(Wording.name(contender), "verdict-row-name");
        this.strip = new ProbabilityStrip(model.labelsProperty());
        this.verdict = Parts.styled(new HBox(answer, probability, strip), "verdict-row-line");
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("verdict-row");
        setId("verdict-" + contender.name());
        Parts.tooltip(name, Wording.description(contender));
        Parts.tooltip(answer, Wording.probability(contender));
        Parts.tooltip(probability, Wording.probability(contender));
        Parts.tooltip(milliseconds, Texts.of("How long this answer took"));
        milliseconds.setMinWidth(USE_PREF_SIZE);
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(strip, Priority.ALWAYS);
        verdict.setAlignment(Pos.CENTER_LEFT);
        HBox title = new HBox(name, Parts.gap(), milliseconds);
        title.setAlignment(Pos.BASELINE_LEFT);
        // In one place: what comes and goes must not push the rows below.
        StackPane place = new StackPane(verdict, message);
        place.setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(title, place);
    }

    private void init() {
        model.verdicts().verdictProperty(contender).addListener((source, before, now) -> show(now));
        ObservableStringValue activity = model.contenders().activityProperty();
        activity.addListener((source, before, now) ->
                show(model.verdicts().verdictProperty(contender).get()));
        show(model.verdicts().verdictProperty(contender).get());
    }

    private void show(Verdict now) {
        Prediction prediction = now.prediction();
        boolean answered = prediction != null;
        verdict.setVisible(answered);
        message.setVisible(!answered);
        pseudoClassStateChanged(EARLIER, now.state() == Verdict.State.ASKED);
        pseudoClassStateChanged(UNSURE, !now.certain());
        if (prediction == null) {
            milliseconds.setText("");
            message.setText(message(now));
            message.setTooltip(null);
            if (!now.problem().isEmpty()) {
                Parts.tooltip(message, now.problem());
            }
            setAccessibleText(name.getText() + ": " + message.getText());
            return;
        }
        message.setText("");
        String share = Figures.percent(prediction.probabilities()[prediction.label()]);
        Labels labels = model.labels();
        if (prediction.probabilities().length != labels.size()) {
            // It is about another model than the present one, and is forgotten at once.
            return;
        }
        answer.setText(now.certain() ? labels.name(prediction.label()) : "?");
        pseudoClassStateChanged(NAMED, now.certain() && !labels.areDigits());
        probability.setText(
                now.certain() ? share : labels.sayCounted("none of\nthe ten", "none of\nthe {0}", labels.count()));
        strip.show(prediction.probabilities(), now.certain() ? prediction.label() : -1);
        milliseconds.setText(duration(now.milliseconds()));
        setAccessibleText(name.getText() + ": " + Wording.answer(labels, contender, prediction));
    }

    private static String duration(double milliseconds) {
        return milliseconds < 1 ? Texts.of("<\u202f1\u202fms") : Figures.duration(milliseconds);
    }

    private String message(Verdict now) {
        return switch (now.state()) {
            case WAITING -> Texts.of("Waiting");
            case OPENING -> opening();
            case MISSING -> Wording.brief(now.problem());
            case BLANK -> Texts.of("Nothing is drawn");
            case ASKED, ANSWERED -> "\u2026";
        };
    }

    private String opening() {
        String activity = model.contenders().activityProperty().get();
        return (activity.isEmpty() ? Texts.of("Opening") : activity) + "\u2026";
    }
}
