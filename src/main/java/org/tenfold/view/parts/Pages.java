package org.tenfold.view.parts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/**
 * A few views in one place, of which the one that is picked above them is shown; the first to begin with. None is made
 * before {@link #open}.
 */
public final class Pages extends VBox {
    private final SegmentedButton picker = new SegmentedButton();
    private final ToggleGroup group = new ToggleGroup();
    private final StackPane pages = new StackPane();
    private final List<Supplier<? extends Node>> views = new ArrayList<>();
    private final Map<Integer, Node> made = new HashMap<>();
    private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper(this, "shown", "");
    private boolean opened;

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
     * Adds a view, which is made when it is first shown.
     *
     * @param id of the view, and of the button that shows it
     */
    public Pages add(String id, String title, String hint, Supplier<? extends Node> view) {
        ToggleButton button = new ToggleButton(title);
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        Parts.tooltip(button, hint);
        views.add(view);
        picker.getButtons().add(button);
        group.getToggles().add(button);
        if (views.size() == 1) {
            group.selectToggle(button);
        }
        return this;
    }

    /** When the place of these views is first looked at: makes the view that is picked. */
    public void open() {
        if (!opened) {
            opened = true;
            show();
        }
    }

    /** Shows the view of that id. */
    public void show(String id) {
        picker.getButtons().stream().filter(button -> button.getId().equals(id)).forEach(group::selectToggle);
    }

    /** The id of the view that is shown. */
    public ReadOnlyStringProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    private void show() {
        for (int i = 0; i < views.size(); i++) {
            ToggleButton button = picker.getButtons().get(i);
            if (button.isSelected()) {
                if (opened) {
                    pages.getChildren()
                            .setAll(made.computeIfAbsent(
                                    i, index -> views.get(index).get()));
                }
                shown.set(button.getId());
            }
        }
    }
}
