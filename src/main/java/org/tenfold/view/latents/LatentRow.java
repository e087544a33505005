package org.tenfold.view.latents;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.session.FilmStrip;
import org.tenfold.session.LatentModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.Sliders;

/** One latent: its number, and a slider over a film strip of what it does, with the inferred value marked. */
final class LatentRow extends HBox {
    private static final double NUDGE = 0.1;
    private static final double BIG_NUDGE = 0.5;

    private final LatentModel model;
    private final int index;
    private final Slider slider = Sliders.slider(-LatentModel.REACH, LatentModel.REACH, 0);
    private final LatentTrack track = new LatentTrack(slider);
    private final TextField number = new TextField();
    private final Button reset = Parts.iconButton(
            BootstrapIcons.ARROW_COUNTERCLOCKWISE, Texts.of("Reset to inferred"), Texts.of("Reset to inferred"));

    private final Button walk = Parts.iconButton(
            BootstrapIcons.PLAY_FILL,
            "",
            Texts.of("Send this latent along its slider: up, down and back; every picture on the way is painted"));

    /** Whether the slider is being set by the model, not by a person. */
    private boolean showing;

    LatentRow(LatentModel model, int index) {
        this.model = model;
        this.index = index;
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("latent-row");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Parts.label("z" + (char) ('\u2081' + index), "latent-name");
        slider.setId("latent" + (index + 1));
        slider.setBlockIncrement(NUDGE);
        slider.setAccessibleText(Texts.of("Latent {0}", index + 1));
        Parts.tooltip(
                slider,
                Texts.of(
                        "Latent {0}: arrow keys nudge, double-click resets.\nBehind it, what the model paints as this latent"
                                + " goes from one end to the other and the other seven stay.\nThe curve is the score along"
                                + " the way, the lower the better, on one scale for all eight; the triangle marks what was"
                                + " inferred.",
                        index + 1));
        number.getStyleClass().add("latent-number");
        number.setAccessibleText(Texts.of("Latent {0} as a number", index + 1));
        walk.setId("walk" + (index + 1));
        walk.setAccessibleText(Texts.of("Send latent {0} along its slider", index + 1));
        reset.setAccessibleText(Texts.of("Reset latent {0} to inferred", index + 1));
        HBox.setHgrow(track, Priority.ALWAYS);
        HBox head = new HBox(name, Parts.gap(), walk, reset);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox left = Parts.styled(new VBox(head, number), "latent-head");
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(left, track);
    }

    private void init() {
        slider.valueProperty().addListener((source, before, now) -> {
            if (!showing) {
                model.valueProperty(index).set(now.doubleValue());
            }
        });
        slider.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                model.reset(index);
            }
        });
        number.setOnAction(event -> typed());
        number.focusedProperty().addListener((source, before, now) -> {
            if (!now) {
                typed();
            }
        });
        number.setOnKeyPressed(event -> {
            double nudge = event.isShiftDown() ? BIG_NUDGE : NUDGE;
            if (event.getCode() == KeyCode.UP) {
                move(nudge);
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                move(-nudge);
                event.consume();
            }
        });
        reset.setOnAction(event -> model.reset(index));
        walk.setOnAction(event -> model.walk().start(index));
        walk.disableProperty().bind(model.paintedProperty().isNull());
        model.walk()
                .indexProperty()
                .addListener((source, before, now) -> walk.setGraphic(
                        new FontIcon(now.intValue() == index ? BootstrapIcons.PAUSE_FILL : BootstrapIcons.PLAY_FILL)));
        model.valueProperty(index).addListener((source, before, now) -> show());
        model.inferredProperty(index).addListener((source, before, now) -> show());
        model.stripsEarlierProperty().addListener((source, before, now) -> track.setEarlier(now));
        show();
    }

    private void typed() {
        String text = number.getText().trim();
        if (!text.equals(Figures.latent(model.valueProperty(index).get()))) {
            double value = parsed(text);
            if (!Double.isNaN(value)) {
                model.valueProperty(index).set(Math.clamp(value, -LatentModel.RADIUS, LatentModel.RADIUS));
            }
            show();
        }
    }

    /** The number, or NaN for anything else. */
    private static double parsed(String text) {
        try {
            return Double.parseDouble(text.replace('\u2212', '-').replace(',', '.'));
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private void move(double by) {
        double value = model.valueProperty(index).get() + by;
        model.valueProperty(index).set(Math.clamp(value, -LatentModel.RADIUS, LatentModel.RADIUS));
    }

    private void show() {
        showing = true;
        double value = model.valueProperty(index).get();
        double inferred = model.inferredProperty(index).get();
        double reach = model.reach(index);
        slider.setMin(-reach);
        slider.setMax(reach);
        slider.setValue(value);
        number.setText(Figures.latent(value));
        reset.setDisable(value == inferred);
        track.setInferred(inferred);
        showing = false;
    }

    /**
     * Shows the pictures of the film strip and their scores; none leaves it empty.
     *
     * @param least the lowest score of all strips
     * @param most the highest
     */
    void show(@Nullable FilmStrip strip, double least, double most) {
        track.show(strip, least, most);
    }
}
