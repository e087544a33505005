package org.tenfold.view.compare;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.StackPane;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Pages;

/** What the other classifiers make of the drawing, and of noise. */
public final class ComparePane extends StackPane {
    private static final String FOOLING = "fooling";
    private static final String VERDICTS = "verdicts";

    private final ExplorerModel model;
    private final Pages pages;

    /**
     * A pane that nobody looks at yet.
     *
     * @param showSideBySide brings the attack on all of them to the front
     */
    public ComparePane(ExplorerModel model, Runnable showSideBySide) {
        this.model = model;
        pages = new Pages()
                .add(
                        VERDICTS,
                        Texts.of("Verdicts"),
                        Texts.of("What each of the six says of the drawing"),
                        () -> new VerdictsPane(model, showSideBySide))
                .add(
                        FOOLING,
                        Texts.of("Fooling pictures"),
                        Texts.of("Turn noise into a picture that one of the six is sure of"),
                        () -> new FoolingPane(model));
        pages.open();
        getChildren().add(pages);
    }

    /** Brings the fooling pictures to the front, or the verdicts. */
    public void showFooling(boolean fooling) {
        pages.show(fooling ? FOOLING : VERDICTS);
    }

    /** Whether the fooling pictures are in front. */
    public boolean isFoolingShown() {
        return pages.shownProperty().get().equals(FOOLING);
    }

    /** The verdicts are asked for while it is looked at. */
    public void watchWhile(ObservableBooleanValue looks) {
        looks.addListener((source, before, now) -> model.verdicts().watch(now));
        model.verdicts().watch(looks.get());
    }
}
