package org.tenfold.view.parts;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A number over its name. */
public final class Statistic extends VBox {
    /** In place of a number that is not known. */
    public static final String NOTHING = "\u2013";

    private final Label value = Parts.label(NOTHING, "statistic-value");

    /** No number yet; the meaning is the tooltip. */
    public Statistic(String name, String meaning) {
        Label below = Parts.label(name, "statistic-name");
        getStyleClass().add("statistic");
        HBox.setHgrow(this, Priority.ALWAYS);
        getChildren().addAll(value, below);
        Parts.tooltip(value, meaning);
        Parts.tooltip(below, meaning);
    }

    public void show(String number) {
        value.setText(number);
    }
}
