package org.tenfold.view.training;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenfold.session.Texts;
import org.tenfold.session.TrainingData;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;

/** What was found in a folder: each class with its first picture and the number of them. */
final class FoundClasses extends FlowPane {
    private static final int SCALE = 1;

    FoundClasses() {
        getStyleClass().add("found-classes");
        setId("foundClasses");
    }

    void show(@Nullable TrainingData data) {
        getChildren().clear();
        if (data != null) {
            data.classes().forEach(found -> getChildren().add(cell(found)));
        }
    }

    private static HBox cell(TrainingData.Found found) {
        PixelView picture = new PixelView(SCALE).rigid();
        picture.show(found.example());
        picture.setAccessibleText(Texts.of("The first picture of {0}", found.name()));
        Label name = Parts.label(found.name(), "found-name");
        Label count = Parts.label(
                found.pictures() == 1 ? Texts.of("1 picture") : Texts.of("{0} pictures", found.pictures()), "caption");
        name.setMinWidth(0);
        Parts.tooltip(name, found.name());
        HBox cell = Parts.styled(new HBox(picture, new VBox(name, count)), "found-class");
        cell.setAlignment(Pos.CENTER_LEFT);
        return cell;
    }
}
