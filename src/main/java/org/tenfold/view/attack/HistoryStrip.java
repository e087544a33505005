package org.tenfold.view.attack;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.attack.Adversarial;
import org.tenfold.session.AttackHistory;
import org.tenfold.session.AttackModel;
import org.tenfold.session.PastAttack;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.parts.Words;

/** The past attacks of this session, small: one is shown again when it is picked, and stays at the front when pinned. */
final class HistoryStrip extends VBox {
    private static final int SCALE = 2;
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    private final AttackModel model;
    private final AttackHistory history;
    private final HBox cells = Parts.styled(new HBox(), "history-cells");

    HistoryStrip(AttackModel model) {
        this.model = model;
        this.history = model.history();
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("history");
        setId("attackHistory");
        ScrollPane scroll = new ScrollPane(cells);
        scroll.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("tool-scroll", "history-scroll");
        getChildren().addAll(Parts.label(Texts.of("Past attacks"), "overline"), scroll);
    }

    private void init() {
        history.entriesProperty().addListener((source, before, now) -> show());
        model.endedProperty().addListener((source, before, now) -> show());
        model.stateProperty().addListener((source, before, now) -> show());
        show();
    }

    private void show() {
        List<AttackHistory.Entry> entries = history.entriesProperty().get();
        boolean underWay = model.stateProperty().get().isUnderWay();
        setVisible(!entries.isEmpty());
        setManaged(!entries.isEmpty());
        PastAttack shown = model.endedProperty().get();
        cells.getChildren()
                .setAll(entries.stream()
                        .map(entry -> cell(
                                entry,
                                shown != null
                                        && shown.number() == entry.attack().number(),
                                underWay))
                        .toList());
    }

    private Node cell(AttackHistory.Entry entry, boolean shown, boolean underWay) {
        PastAttack past = entry.attack();
        Adversarial result = past.result();
        PixelView picture = new PixelView(SCALE).rigid();
        picture.setAccessibleText(Texts.of("Attack {0}", past.number()));
        picture.show(result.image());
        String name = AttackWords.shortName(past.job().contender());
        String distance =
                result.found() ? AttackWords.measured(result.norm(), result.distance()) : Texts.of("none found");
        Label victim = Parts.label(name, "history-line");
        Label found = Parts.label(distance, "history-line");
        VBox content = new VBox(picture, victim, found);
        if (!model.isOfPresentModel(past)) {
            content.getChildren().add(Parts.label(Texts.of("other model"), "history-line"));
        }
        content.setAlignment(Pos.CENTER);
        Button again = Parts.styled(new Button(), "flat", "history-cell");
        again.setId("past" + past.number());
        again.setGraphic(content);
        again.setDisable(underWay);
        again.pseudoClassStateChanged(SHOWN, shown);
        Parts.explain(
                again,
                Texts.of("Attack {0}: {1}, {2}", past.number(), name, distance),
                told(past, model.isOfPresentModel(past)));
        again.setOnAction(event -> model.show(past));
        ToggleButton pin = pin(past, entry.pinned(), keep -> history.setPinned(past, keep));
        StackPane.setAlignment(pin, Pos.TOP_RIGHT);
        StackPane cell = new StackPane(again, pin);
        cell.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return cell;
    }

    private static ToggleButton pin(PastAttack past, boolean pinned, Consumer<Boolean> keep) {
        ToggleButton pin = Parts.styled(new ToggleButton("", new FontIcon(BootstrapIcons.PIN_ANGLE)), "pin");
        pin.setId("pin" + past.number());
        pin.setSelected(pinned);
        Parts.explain(
                pin,
                pinned ? Texts.of("Unpin attack {0}", past.number()) : Texts.of("Pin attack {0}", past.number()),
                pinned
                        ? Texts.of("Let it go back among the others")
                        : Texts.of("Keep it at the front and show it beside the present result"));
        pin.setOnAction(event -> keep.accept(pin.isSelected()));
        return pin;
    }

    private String told(PastAttack past, boolean here) {
        String found = told(past);
        return here ? found : found + " " + Texts.of("It was on another model than the one that is open.");
    }

    private String told(PastAttack past) {
        Adversarial result = past.result();
        String who = Words.sentence(Words.contender(past.job().contender()));
        int was = result.originalPrediction().label();
        return result.found()
                ? Texts.of(
                        "{0} took {1} for {2} at {3}; found by {4}. Click to show it again.",
                        who,
                        model.labels().named(was),
                        model.labels().named(result.prediction().label()),
                        AttackWords.measured(result.norm(), result.distance()),
                        AttackWords.attack(result.attack()))
                : Texts.of(
                        "{0} was not fooled about {1}. Click to show it again.",
                        who, model.labels().named(was));
    }
}
