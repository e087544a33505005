package org.tenfold.view.attack;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenfold.session.ContenderWords;
import org.tenfold.session.Labels;
import org.tenfold.session.Opinion;
import org.tenfold.session.SecondOpinions;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.Words;

/** What every classifier says of the adversarial. */
final class OpinionsView extends VBox {
    private final SecondOpinions model;
    private final Supplier<Labels> labels;
    private final VBox rows = new VBox();
    private final Button askAll = new Button(Texts.of("Ask all models"));

    OpinionsView(SecondOpinions model, Supplier<Labels> labels) {
        this.labels = labels;
        this.model = model;
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("opinions");
        askAll.setId("askAll");
        Parts.tooltip(
                askAll,
                Texts.of("Open those that are not open yet, which takes seconds, and ask them; you can go on drawing"));
        HBox last = Parts.styled(new HBox(askAll), "buttons");
        getChildren().addAll(Parts.label(Texts.of("What every model says of it"), "overline"), rows, last);
    }

    private void init() {
        askAll.setOnAction(event -> model.askAll());
        model.entriesProperty().addListener((source, before, now) -> show(now));
        show(model.entriesProperty().get());
    }

    private void show(List<SecondOpinions.Entry> entries) {
        rows.getChildren().setAll(entries.stream().map(this::row).toList());
        boolean all = entries.stream().allMatch(entry -> entry.opinion() != null);
        askAll.setVisible(!all);
        askAll.setManaged(!all);
    }

    private HBox row(SecondOpinions.Entry entry) {
        Label name = Parts.label(Words.sentence(ContenderWords.title(entry.contender())), "opinion-name");
        name.setWrapText(true);
        Parts.tooltip(name, AttackWords.victimMeaning(entry.contender()));
        Opinion opinion = entry.opinion();
        Label answer = Parts.label(opinion == null ? entry.remark() : inWords(labels.get(), opinion));
        answer.getStyleClass().add(opinion == null ? "opinion-none" : "opinion-said");
        answer.setId("opinion" + entry.contender());
        answer.setWrapText(true);
        answer.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(answer, Priority.ALWAYS);
        HBox row = Parts.styled(new HBox(name, answer), "opinion");
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    /** An answer with its probability. */
    static String inWords(Labels labels, Opinion opinion) {
        return opinion.confident()
                ? labels.name(opinion.label()) + ", " + Figures.percent(opinion.probability())
                : labels.sayCounted("none of the ten", "none of the {0}", labels.count());
    }
}
