package org.tenfold.view.training;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.session.Texts;
import org.tenfold.session.TrainingData;
import org.tenfold.view.parts.Columns;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;

/** What was found in a folder: each class with some of its pictures and the number of them. */
final class FoundClasses extends StackPane {
    private static final int SCALE = 1;

    private final Columns cells = new Columns();

    FoundClasses() {
        getStyleClass().add("found-classes");
        setId("foundClasses");
        getChildren().add(cells);
    }

    void show(@Nullable TrainingData data) {
        cells.setCells(
                data == null
                        ? List.of()
                        : data.classes().stream().map(FoundClasses::cell).toList());
    }

    private static VBox cell(TrainingData.Found found) {
        Label name = Parts.label(found.name(), "found-name");
        name.setMinWidth(0);
        Parts.tooltip(name, found.name());
        Label count = Parts.label(
                found.pictures() == 1 ? Texts.of("1 picture") : Texts.of("{0} pictures", found.pictures()), "caption");
        count.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox head = Parts.styled(new HBox(name, count), "found-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        HBox pictures = Parts.styled(new HBox(), "found-pictures");
        for (Image example : found.examples()) {
            PixelView picture = new PixelView(SCALE).rigid();
            picture.show(example);
            picture.setAccessibleText(Texts.of("A picture of {0}", found.name()));
            pictures.getChildren().add(picture);
        }
        return Parts.styled(new VBox(head, pictures), "found-class");
    }
}
