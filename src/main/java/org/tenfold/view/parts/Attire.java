package org.tenfold.view.parts;

import javafx.beans.binding.Bindings;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;

/** Dresses what opens over the window like the window: its style sheets, and with them its text size, light or dark. */
public final class Attire {
    /** What the window's root may be, and what opens over it is then as well. */
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final Parent window;
    private final Parent wearer;
    private final SetChangeListener<PseudoClass> darkness = change -> copyDarkness();

    private Attire(Parent window, Parent wearer) {
        this.window = window;
        this.wearer = wearer;
    }

    /** As the window looks now. */
    public static void copy(Parent window, Parent wearer) {
        Attire attire = new Attire(window, wearer);
        wearer.getStylesheets().setAll(window.getStylesheets());
        attire.copyDarkness();
    }

    /** As the window looks, until {@link #end}. */
    public static Attire follow(Parent window, Parent wearer) {
        Attire attire = new Attire(window, wearer);
        Bindings.bindContent(wearer.getStylesheets(), window.getStylesheets());
        window.getPseudoClassStates().addListener(attire.darkness);
        attire.copyDarkness();
        return attire;
    }

    /** Follows no longer. */
    public void end() {
        Bindings.unbindContent(wearer.getStylesheets(), window.getStylesheets());
        window.getPseudoClassStates().removeListener(darkness);
    }

    private void copyDarkness() {
        wearer.pseudoClassStateChanged(DARK, window.getPseudoClassStates().contains(DARK));
    }
}
