package org.tenfold.view.compare;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.attack.Contender;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Parts;

/** Every contender's verdict on the present drawing, under each other. */
final class VerdictsPane extends StackPane {
    private final ExplorerModel model;
    private final Button attackAll =
            new Button(Texts.of("Attack all side by side"), new FontIcon(BootstrapIcons.COLUMNS_GAP));
    private final Runnable showSideBySide;

    VerdictsPane(ExplorerModel model, Runnable showSideBySide) {
        this.model = model;
        this.showSideBySide = showSideBySide;
        createView();
        init();
    }

    private void createView() {
        VBox rows = Parts.styled(new VBox(), "verdict-rows");
        for (Contender contender : Contender.values()) {
            VerdictRow row = new VerdictRow(model, contender);
            rows.getChildren().add(row);
            BooleanBinding offered = Bindings.createBooleanBinding(
                    () -> model.contenders().offeredProperty().get().contains(contender),
                    model.contenders().offeredProperty());
            row.visibleProperty().bind(offered);
            row.managedProperty().bind(offered);
        }
        Label legend =
                Parts.label(Texts.of("Only ABS can say that none of them fits; the others always answer."), "caption");
        legend.setWrapText(true);
        legend.setMinHeight(USE_PREF_SIZE);
        attackAll.setId("attackAll");
        attackAll.setMaxWidth(Double.MAX_VALUE);
        attackAll.setWrapText(true);
        attackAll.setMinHeight(USE_PREF_SIZE);
        Parts.tooltip(
                attackAll,
                Keys.with(
                        Texts.of("Look for the smallest change that breaks each of them, at once"), Keys.SIDE_BY_SIDE));
        VBox body = Parts.styled(new VBox(rows, attackAll, legend), "tool-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("tool-scroll");
        getChildren().add(scroll);
    }

    private void init() {
        attackAll.setOnAction(event -> showSideBySide.run());
    }
}
