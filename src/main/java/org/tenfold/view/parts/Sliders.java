package org.tenfold.view.parts;

import javafx.event.Event;
import javafx.scene.control.Slider;
import javafx.scene.input.MouseEvent;

/**
 * Sliders that can be dragged whatever has become of the press before it.
 *
 * <p>A press that closes a tooltip or a menu goes to nobody else, but the drag that follows does; the toolkit's slider then
 * fails for want of the place where it was pressed (JDK-8190411). Here such a drag begins with a press of its own.
 */
public final class Sliders {
    private Sliders() {}

    /** A slider of a range at a value. */
    public static Slider slider(double least, double most, double value) {
        Slider slider = new Slider(least, most, value);
        boolean[] pressed = new boolean[1];
        slider.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> pressed[0] = true);
        slider.addEventFilter(MouseEvent.MOUSE_RELEASED, release -> pressed[0] = false);
        slider.addEventFilter(MouseEvent.MOUSE_DRAGGED, drag -> {
            if (!pressed[0]) {
                Event.fireEvent(
                        drag.getTarget(), drag.copyFor(drag.getSource(), drag.getTarget(), MouseEvent.MOUSE_PRESSED));
            }
        });
        return slider;
    }
}
