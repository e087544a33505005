package org.tenfold.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import org.tenfold.session.Texts;

/** Light or dark: what the system says, or what was chosen. */
public final class Appearance {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    /** What can be chosen. */
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK;

        /** Its name in the window. */
        public String title() {
            return switch (this) {
                case SYSTEM -> Texts.of("Follow the system");
                case LIGHT -> Texts.of("Light");
                case DARK -> Texts.of("Dark");
            };
        }
    }

    private final Parent root;
    private final ObservableValue<ColorScheme> system;
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice", Choice.SYSTEM);

    /** Told by the system for as long as the window is there: the system itself would keep it for ever. */
    private final ChangeListener<ColorScheme> systemListener = (source, before, now) -> apply();

    Appearance(Parent root) {
        this(root, Platform.getPreferences().colorSchemeProperty());
    }

    Appearance(Parent root, ObservableValue<ColorScheme> system) {
        this.root = root;
        this.system = system;
        choice.addListener((source, before, now) -> apply());
        system.addListener(new WeakChangeListener<>(systemListener));
        apply();
    }

    /** What was chosen. */
    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    private boolean dark() {
        return choice.get() == Choice.SYSTEM ? system.getValue() == ColorScheme.DARK : choice.get() == Choice.DARK;
    }

    private void apply() {
        boolean dark = dark();
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        root.pseudoClassStateChanged(DARK, dark);
    }
}
