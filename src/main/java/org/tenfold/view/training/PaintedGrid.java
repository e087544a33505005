package org.tenfold.view.training;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.tenfold.session.Texts;
import org.tenfold.training.TrainingWatch.Example;
import org.tenfold.training.TrainingWatch.Look;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;

/** A few pictures that nothing is fitted to, one a row, and beside each what every class makes of it. */
final class PaintedGrid extends GridPane {
    private static final int SCALE = 1;

    /** By class, then by example. */
    private final List<List<PixelView>> painted = new ArrayList<>();

    PaintedGrid() {
        getStyleClass().add("painted-grid");
    }

    /** Begins with empty places. */
    void show(List<Example> examples, List<String> classes) {
        getChildren().clear();
        painted.clear();
        if (examples.isEmpty()) {
            return;
        }
        add(head(Texts.of("held out"), Texts.of("A picture that nothing is fitted to")), 0, 0);
        for (int c = 0; c < classes.size(); c++) {
            add(head(classes.get(c), Texts.of("What {0} makes of it", classes.get(c))), c + 1, 0);
            painted.add(new ArrayList<>());
        }
        for (int row = 0; row < examples.size(); row++) {
            Example example = examples.get(row);
            PixelView original = new PixelView(SCALE).rigid();
            original.show(example.image());
            original.setAccessibleText(Texts.of("A held-out picture of {0}", classes.get(example.label())));
            Parts.tooltipOn(original, classes.get(example.label()));
            place(original, 0, row + 1);
            for (int c = 0; c < classes.size(); c++) {
                PixelView view = new PixelView(SCALE).rigid();
                view.setAccessibleText(Texts.of("What {0} makes of it", classes.get(c)));
                if (c == example.label()) {
                    view.getStyleClass().add("own-class");
                }
                painted.get(c).add(view);
                place(view, c + 1, row + 1);
            }
        }
    }

    private void place(PixelView view, int column, int row) {
        setHalignment(view, HPos.CENTER);
        add(view, column, row);
    }

    private static Label head(String text, String meaning) {
        Label head = Parts.label(text, "painted-head");
        head.setMinWidth(0);
        Parts.tooltip(head, meaning.contains(text) ? meaning : text + "\n" + meaning);
        return head;
    }

    /** Shows what one class makes of the pictures now. */
    void show(Look look) {
        if (look.classIndex() < painted.size()) {
            List<PixelView> views = painted.get(look.classIndex());
            for (int i = 0; i < Math.min(views.size(), look.painted().size()); i++) {
                views.get(i).show(look.painted().get(i));
            }
        }
    }
}
