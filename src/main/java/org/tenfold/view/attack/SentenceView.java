package org.tenfold.view.attack;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.session.AttackChoices;
import org.tenfold.session.AttackModel;
import org.tenfold.session.ContenderModel;
import org.tenfold.session.ContenderWords;
import org.tenfold.session.Opinion;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Blanks;
import org.tenfold.view.parts.InWords;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.Words;

/** What the next attack is to do, as one sentence whose blanks are choices; and why it cannot be done. */
final class SentenceView extends VBox {
    private static final int ANY = -1;

    private static final List<Contender> VICTIMS = List.of(Contender.values());

    /** The choice after the last victim. */
    private static final int ALL = VICTIMS.size();

    private final AttackModel model;
    private final AttackChoices choices;
    private final ContenderModel contenders;
    private final Text digit = Parts.styled(new Text(), "sentence-strong");
    private final ComboBox<Integer> target = new ComboBox<>();
    private final ComboBox<Norm> norm = new ComboBox<>();
    private final ComboBox<Integer> victim = new ComboBox<>();
    private final Label obstacle = Parts.label("", "attack-obstacle");
    private final Runnable sideBySide;

    /** While what is offered changes, nothing is chosen. */
    private boolean offering;

    /**
     * The sentence.
     *
     * @param sideBySide shows all victims side by side; choosing that leaves the victim as it was
     */
    SentenceView(AttackModel model, ContenderModel contenders, Runnable sideBySide) {
        this.model = model;
        this.choices = model.choices();
        this.contenders = contenders;
        this.sideBySide = sideBySide;
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("sentence-box");
        target.setId("target");
        norm.setId("attackNorm");
        norm.setAccessibleText(Texts.of("How a change is measured"));
        norm.getItems().addAll(Norm.values());
        norm.setConverter(new InWords<>(Words::norm));
        victim.setId("attackVictim");
        victim.setAccessibleText(Texts.of("Who is to be fooled"));
        victim.setConverter(new InWords<>(
                index -> index == ALL ? Texts.of("all side by side") : ContenderWords.title(VICTIMS.get(index))));
        TextFlow sentence = Parts.styled(new TextFlow(), "sentence");
        sentence.getChildren()
                .addAll(Blanks.fill(
                        Texts.of("Turn this {0} into {1} by changing it as little as possible in {2}, fooling {3}"),
                        digit,
                        target,
                        norm,
                        victim));
        // It asks for the width of its list, which is more than its longest name takes.
        victim.maxWidthProperty().bind(sentence.widthProperty());
        obstacle.setId("attackObstacle");
        obstacle.setWrapText(true);
        getChildren().addAll(sentence, obstacle);
    }

    private void init() {
        target.valueProperty().addListener((source, before, now) -> {
            if (!offering) {
                choices.targetProperty().set(now == null || now == ANY ? null : now);
            }
        });
        norm.valueProperty().addListener((source, before, now) -> {
            if (now != null) {
                choices.normProperty().set(now);
            }
        });
        victim.valueProperty().addListener((source, before, now) -> victimChosen(now));
        choices.victimProperty().addListener((source, before, now) -> explain());
        choices.normProperty().addListener((source, before, now) -> explain());
        choices.targetProperty().addListener((source, before, now) -> show());
        choices.answerProperty().addListener((source, before, now) -> show());
        choices.obstacleProperty().addListener((source, before, now) -> show());
        choices.openingProperty().addListener((source, before, now) -> show());
        contenders.activityProperty().addListener((source, before, now) -> show());
        model.stateProperty().addListener((source, before, now) -> show());
        model.labelsProperty().addListener((source, before, now) -> offer());
        contenders.offeredProperty().addListener((source, before, now) -> offer());
        offer();
        explain();
    }

    private String inWords(int label) {
        return label == ANY
                ? model.labels().say("any other digit", "anything else")
                : model.labels().named(label);
    }

    /** Another model may have other classes and other rivals. */
    private void offer() {
        List<Integer> targets = new ArrayList<>(List.of(ANY));
        for (int c = 0; c < model.labels().size(); c++) {
            targets.add(c);
        }
        offering = true;
        target.setAccessibleText(model.labels().say("Digit it is to be taken for", "What it is to be taken for"));
        Parts.tooltip(target, model.labels().say("The digit it is to be taken for", "What it is to be taken for"));
        target.setConverter(new InWords<>(this::inWords));
        target.getItems().setAll(targets);
        victim.getItems()
                .setAll(contenders.offeredProperty().get().stream()
                        .map(VICTIMS::indexOf)
                        .toList());
        victim.getItems().add(ALL);
        offering = false;
        show();
    }

    private void victimChosen(@Nullable Integer now) {
        if (now == null || offering) {
            return;
        }
        if (now < ALL) {
            choices.victimProperty().set(VICTIMS.get(now));
        } else {
            // Not while the choice is still being made.
            Platform.runLater(this::show);
            sideBySide.run();
        }
    }

    private void explain() {
        Parts.tooltip(norm, AttackWords.normMeaning(choices.normProperty().get()));
        Parts.tooltip(victim, AttackWords.victimMeaning(choices.victimProperty().get()));
        show();
    }

    private void show() {
        Contender chosen = choices.victimProperty().get();
        Integer wanted = choices.targetProperty().get();
        Opinion answer = choices.answerProperty().get();
        boolean underWay = model.stateProperty().get().isUnderWay();
        digit.setText(
                answer != null
                                && answer.confident()
                                && answer.label() < model.labels().size()
                        ? model.labels().name(answer.label())
                        : model.labels().say("digit", "picture"));
        target.setValue(wanted == null ? ANY : wanted);
        norm.setValue(choices.normProperty().get());
        victim.setValue(VICTIMS.indexOf(chosen));
        target.setDisable(underWay);
        norm.setDisable(underWay);
        victim.setDisable(underWay);
        String said = said(underWay);
        obstacle.setText(said);
        obstacle.setVisible(!said.isEmpty());
        obstacle.setManaged(!said.isEmpty());
    }

    private String said(boolean underWay) {
        if (choices.openingProperty().get()) {
            String activity = contenders.activityProperty().get();
            String opening = activity.isEmpty()
                    ? Texts.of(
                            "Opening {0}",
                            Words.contender(choices.victimProperty().get()))
                    : activity;
            return Texts.of("{0}\u2026 you can go on drawing.", opening);
        }
        return underWay ? "" : choices.obstacleProperty().get();
    }
}
