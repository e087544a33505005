package org.tenfold.view.preferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.event.ActionEvent;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.tenfold.inference.Preset;
import org.tenfold.session.DrawingModel;
import org.tenfold.session.Preferences;
import org.tenfold.session.Texts;
import org.tenfold.view.Appearance;
import org.tenfold.view.parts.Attire;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.Sliders;

/** What can be preferred, one line each; whatever is changed is changed at once, with the window beside it. */
public final class PreferencesDialog extends Dialog<ButtonType> {
    private static final String STYLES = "preferences.css";
    private static final double PERCENT = 100;

    /** Text changes by steps that can be seen. */
    private static final double TEXT_STEP = 0.1;

    private final Preferences preferences;
    private final ObjectProperty<Appearance.Choice> theme;
    private final GridPane lines = Parts.styled(new GridPane(), "preferences");

    /** A dialog over a window, which stays open and usable beside it. It lives as long as the preferences, which it follows. */
    public PreferencesDialog(Window owner, Preferences preferences, ObjectProperty<Appearance.Choice> theme) {
        this.preferences = preferences;
        this.theme = theme;
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle(Texts.of("Preferences"));
        setResizable(true);
        createView();
        init(owner);
    }

    private void createView() {
        lines.getColumnConstraints().addAll(new ColumnConstraints(), new ColumnConstraints());
        lines.getColumnConstraints().get(0).setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        lines.getColumnConstraints().get(1).setHgrow(Priority.ALWAYS);
        line(
                "theme",
                Texts.of("Appearance"),
                "",
                choice(List.of(Appearance.Choice.values()), theme, Appearance.Choice::title));
        line(
                "textSize",
                Texts.of("Text and icons"),
                Texts.of("In a small window they stay smaller, so that everything keeps its place."),
                slider(preferences.textSizeProperty(), Preferences.SMALLEST_TEXT, Preferences.LARGEST_TEXT, TEXT_STEP));
        line(
                "brush",
                Texts.of("Width of the brush"),
                Texts.of("As a share of the canvas."),
                slider(preferences.brushWidthProperty(), DrawingModel.THINNEST, DrawingModel.WIDEST, 0));
        VBox search = line(
                "preset",
                Texts.of("Search"),
                Texts.of("How thoroughly a drawing is explained; attacks always search the fast way."),
                choice(List.of(Preset.values()), preferences.presetProperty(), PreferencesDialog::title));
        Label steps = meaning("");
        steps.textProperty().bind(preferences.presetProperty().map(PreferencesDialog::meaning));
        search.getChildren().add(1, steps);
        line(
                "threads",
                Texts.of("Threads"),
                Texts.of("How many explain a drawing at once; this computer has {0}.", Preferences.mostThreads()),
                threads());
        line(
                "language",
                Texts.of("Language"),
                Texts.of("Takes effect when Tenfold is opened the next time."),
                choice(languages(), preferences.languageProperty(), PreferencesDialog::language));
        getDialogPane().setContent(lines);
        ButtonType usual = new ButtonType(Texts.of("Back to usual"), ButtonBar.ButtonData.LEFT);
        getDialogPane()
                .getButtonTypes()
                .addAll(usual, new ButtonType(Texts.of("Close"), ButtonBar.ButtonData.CANCEL_CLOSE));
        Button reset = (Button) getDialogPane().lookupButton(usual);
        reset.setId("usual");
        reset.addEventFilter(ActionEvent.ACTION, event -> {
            preferences.reset();
            theme.set(Appearance.Choice.SYSTEM);
            event.consume();
        });
    }

    private void init(Window owner) {
        getDialogPane().getStyleClass().add("explorer");
        getDialogPane().setId("preferences");
        Attire.follow(owner.getScene().getRoot(), getDialogPane());
        lines.getStylesheets().add(String.valueOf(PreferencesDialog.class.getResource(STYLES)));
        // Otherwise the first button would have it, and Enter would put everything back.
        setOnShown(event -> lines.lookup("#theme").requestFocus());
    }

    private VBox line(String id, String name, String meaning, Node control) {
        control.setId(id);
        Label label = Parts.label(name, "preference-name");
        label.setLabelFor(control);
        control.setAccessibleText(name);
        VBox value = Parts.styled(new VBox(control), "preference");
        if (control instanceof Slider slider) {
            Label figure = Parts.label("", "preference-figure");
            figure.textProperty()
                    .bind(Bindings.createStringBinding(
                            () -> Math.round(PERCENT * slider.getValue()) + " %", slider.valueProperty()));
            HBox.setHgrow(slider, Priority.ALWAYS);
            value.getChildren().setAll(Parts.styled(new HBox(slider, figure), "preference-slider"));
        }
        if (!meaning.isEmpty()) {
            value.getChildren().add(meaning(meaning));
            control.setAccessibleHelp(meaning);
        }
        GridPane.setValignment(label, VPos.TOP);
        lines.addRow(lines.getRowCount(), label, value);
        return value;
    }

    private static Label meaning(String text) {
        Label label = Parts.label(text, "preference-meaning");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private static <T> ComboBox<T> choice(List<T> choices, Property<T> property, Function<T, String> title) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(choices);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return choice == null ? "" : title.apply(choice);
            }

            @Override
            public T fromString(String shown) {
                return property.getValue();
            }
        });
        box.valueProperty().bindBidirectional(property);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    private static Slider slider(DoubleProperty property, double least, double most, double step) {
        Slider slider = Sliders.slider(least, most, property.get());
        if (step > 0) {
            slider.setMajorTickUnit(step);
            slider.setMinorTickCount(0);
            slider.setSnapToTicks(true);
            slider.setBlockIncrement(step);
        } else {
            slider.setBlockIncrement((most - least) / PERCENT * 10);
        }
        slider.valueProperty().bindBidirectional(property);
        return slider;
    }

    private Spinner<Integer> threads() {
        Spinner<Integer> spinner = new Spinner<>(
                1, Preferences.mostThreads(), preferences.threadsProperty().get());
        spinner.getValueFactory()
                .valueProperty()
                .addListener(
                        (source, before, now) -> preferences.threadsProperty().set(now));
        preferences
                .threadsProperty()
                .addListener((source, before, now) -> spinner.getValueFactory().setValue(now.intValue()));
        return spinner;
    }

    private static String title(Preset preset) {
        return switch (preset) {
            case FAST -> Texts.of("Fast");
            case PAPER -> Texts.of("As published");
            case SAMPLES -> Texts.of("Samples alone");
        };
    }

    private static String meaning(Preset preset) {
        return switch (preset) {
            case FAST -> Texts.of("2,000 samples and a few large steps.");
            case PAPER -> Texts.of("8,000 samples and 49 small steps.");
            case SAMPLES -> Texts.of("8,000 samples, with proved distances.");
        };
    }

    private static List<String> languages() {
        List<String> tags = new ArrayList<>();
        tags.add(Preferences.SYSTEM_LANGUAGE);
        Texts.LANGUAGES.forEach(language -> tags.add(language.getLanguage()));
        return tags;
    }

    /** A language in its own words. */
    private static String language(String tag) {
        if (tag.equals(Preferences.SYSTEM_LANGUAGE)) {
            return Texts.of("Follow the system");
        }
        Locale language = Locale.forLanguageTag(tag);
        return language.getDisplayLanguage(language);
    }
}
