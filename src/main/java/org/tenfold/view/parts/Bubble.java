package org.tenfold.view.parts;

import javafx.scene.Node;
import javafx.scene.Parent;
import org.controlsfx.control.PopOver;

/** A card with an arrow to a part of the window, dressed like it: its style sheet, its text size, light or dark. */
public final class Bubble extends PopOver {
    /** The distance from what the arrow points at. */
    private static final double DISTANCE = 2;

    /** A card that Escape closes, and a click beside it. */
    public Bubble(Node content) {
        super(content);
        getStyleClass().addAll("explorer", "bubble");
        setDetachable(false);
        setAnimated(false);
        setHideOnEscape(true);
    }

    /** Opens the card, or moves it. */
    public void open(Node at, ArrowLocation arrow) {
        hide();
        Parent window = at.getScene().getRoot();
        Attire.copy(window, getRoot());
        setArrowLocation(arrow);
        show(at, DISTANCE);
    }
}
