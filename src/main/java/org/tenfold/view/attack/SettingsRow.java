package org.tenfold.view.attack;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenfold.attack.Attack;
import org.tenfold.attack.Norm;
import org.tenfold.session.AttackChoices;
import org.tenfold.session.AttackModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.InWords;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.Words;

/** The quieter choices: by which attack, how far at most, with which seed. */
final class SettingsRow extends VBox {
    private final AttackModel model;
    private final AttackChoices choices;
    private final ComboBox<Attack> attack = new ComboBox<>();
    private final TextField budget = new TextField();
    private final Label unit = Parts.label("", "setting-name");
    private final TextField seed = new TextField();
    private final Label refusal = Parts.label("", "attack-obstacle");

    /** Whether the choice is being set by the model, not by a person. */
    private boolean showing;

    SettingsRow(AttackModel model) {
        this.model = model;
        this.choices = model.choices();
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("settings-box");
        attack.setId("attackName");
        attack.setAccessibleText(Texts.of("Which attack"));
        attack.setConverter(new InWords<>(choice -> AttackWords.attack(choice.name())));
        budget.setId("attackBudget");
        budget.setAccessibleText(Texts.of("Budget: nothing further away counts"));
        budget.setPromptText("∞");
        budget.getStyleClass().add("setting-field");
        seed.setId("attackSeed");
        seed.setAccessibleText(Texts.of("Seed of everything random"));
        seed.getStyleClass().add("setting-field");
        Parts.tooltip(seed, Texts.of("Decides about everything random: the same seed gives the same picture"));
        // As wide as there is room, and never wider.
        attack.setMinWidth(0);
        attack.setMaxWidth(Double.MAX_VALUE);
        HBox how = setting(Texts.of("by"), attack);
        HBox.setHgrow(attack, Priority.ALWAYS);
        FlowPane row = Parts.styled(
                new FlowPane(setting(Texts.of("at most"), budget, unit), setting(Texts.of("seed"), seed)),
                "settings-flow");
        unit.setMinWidth(USE_PREF_SIZE);
        refusal.setId("attackRefusal");
        refusal.setWrapText(true);
        getChildren().addAll(how, row, refusal);
    }

    private static HBox setting(String name, Control... parts) {
        Label before = Parts.label(name, "setting-name");
        before.setMinWidth(USE_PREF_SIZE);
        HBox setting = Parts.styled(new HBox(before), "setting");
        setting.setAlignment(Pos.CENTER_LEFT);
        setting.getChildren().addAll(parts);
        return setting;
    }

    private void init() {
        attack.valueProperty().addListener((source, before, now) -> {
            if (!showing && now != null) {
                choices.attackProperty().set(now);
            }
        });
        budget.setOnAction(event -> budgetTyped());
        budget.focusedProperty().addListener((source, before, now) -> {
            if (!now) {
                budgetTyped();
            }
        });
        seed.setOnAction(event -> seedTyped());
        seed.focusedProperty().addListener((source, before, now) -> {
            if (!now) {
                seedTyped();
            }
        });
        choices.attacksProperty().addListener((source, before, now) -> show());
        choices.attackProperty().addListener((source, before, now) -> show());
        choices.normProperty().addListener((source, before, now) -> showNumbers());
        choices.budgetProperty().addListener((source, before, now) -> showNumbers());
        choices.seedProperty().addListener((source, before, now) -> showNumbers());
        choices.refusalProperty().addListener((source, before, now) -> showRefusal());
        model.stateProperty().addListener((source, before, now) -> show());
        show();
        showNumbers();
        showRefusal();
    }

    /** What was typed is taken or refused; the field shows what counts. */
    private void budgetTyped() {
        if (!budget.getText().equals(budgetText())) {
            choices.typeBudget(budget.getText());
            showNumbers();
        }
    }

    private void seedTyped() {
        if (!seed.getText().equals(seedText())) {
            choices.typeSeed(seed.getText());
            showNumbers();
        }
    }

    private String budgetText() {
        double value = choices.budgetProperty().get();
        if (Double.isInfinite(value)) {
            return "";
        }
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }

    private String seedText() {
        return Long.toString(choices.seedProperty().get());
    }

    private void show() {
        showing = true;
        List<Attack> offered = choices.attacksProperty().get();
        Attack chosen = choices.attackProperty().get();
        List<Attack> listed = offered.contains(chosen) ? offered : List.of(chosen);
        if (!attack.getItems().equals(listed)) {
            // What is selected would stay in its place of the list, as another attack.
            attack.getSelectionModel().clearSelection();
            attack.getItems().setAll(listed);
        }
        attack.setValue(chosen);
        showing = false;
        Parts.tooltip(attack, AttackWords.attackMeaning(chosen.name()));
        boolean underWay = model.stateProperty().get().isUnderWay();
        attack.setDisable(underWay || offered.isEmpty());
        budget.setDisable(underWay);
        seed.setDisable(underWay);
    }

    private void showNumbers() {
        Norm norm = choices.normProperty().get();
        budget.setText(budgetText());
        unit.setText(norm == Norm.L0 ? Texts.of("pixels") : Words.norm(norm));
        Parts.tooltip(
                budget,
                Texts.of(
                        "Nothing further away counts; leave it empty for no limit. {0}.",
                        AttackWords.normMeaning(norm)));
        seed.setText(seedText());
    }

    private void showRefusal() {
        String said = choices.refusalProperty().get();
        refusal.setText(said);
        refusal.setVisible(!said.isEmpty());
        refusal.setManaged(!said.isEmpty());
    }
}
