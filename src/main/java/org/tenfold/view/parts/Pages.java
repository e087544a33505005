package org.tenfold.view.parts;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/** A few views in one place, of which the one that is picked above them is shown; the first to begin with. */
public final class Pages extends VBox {
    private final SegmentedButton picker = new SegmentedButton();
    private final ToggleGroup group = new ToggleGroup();
    private final StackPane pages = new StackPane();
    private final List<Node> views = new ArrayList<>();

    public Pages() {
        picker.setToggleGroup(group);
        picker.setMaxWidth(Double.MAX_VALUE);
        picker.getStyleClass().add("segments");
        VBox.setVgrow(pages, Priority.ALWAYS);
        getChildren().addAll(Parts.styled(new StackPane(picker), "pages-picker"), pages);
        group.selectedToggleProperty().addListener((source, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                show();
            }
        });
    }

    /**
     * Adds a view.
     *
     * @param id of the button that shows it
     */
    public Pages add(String id, String title, String hint, Node view) {
        ToggleButton button = new ToggleButton(title);
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        Parts.tooltip(button, hint);
        views.add(view);
        pages.getChildren().add(view);
        picker.getButtons().add(button);
        group.getToggles().add(button);
        if (views.size() == 1) {
            group.selectToggle(button);
        }
        show();
        return this;
    }

    /** Shows one of the views. */
    public void show(Node view) {
        group.selectToggle(group.getToggles().get(views.indexOf(view)));
    }

    private void show() {
        for (int i = 0; i < views.size(); i++) {
            views.get(i).setVisible(group.getToggles().get(i).isSelected());
        }
    }
}
