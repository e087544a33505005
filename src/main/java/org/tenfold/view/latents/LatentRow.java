package org.tenfold.view.latents;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.tenfold.image.Image;
import org.tenfold.session.LatentModel;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;

/** One latent: a film strip of what it does, a slider under it with the inferred value marked, and the number. */
final class LatentRow extends HBox {
    private static final double NUDGE = 0.1;
    private static final double BIG_NUDGE = 0.5;

    private final LatentModel model;
    private final int index;
    private final Track track;
    private final Slider slider = new Slider(-LatentModel.REACH, LatentModel.REACH, 0);
    private final TextField number = new TextField();
    private final Button reset =
            Parts.iconButton(BootstrapIcons.ARROW_COUNTERCLOCKWISE, "Reset to inferred", "Reset to inferred");

    /** Whether the slider is being set by the model, not by a person. */
    private boolean showing;

    LatentRow(LatentModel model, int index) {
        this.model = model;
        this.index = index;
        this.track = new Track();
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("latent-row");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Parts.label("z" + (char) ('\u2081' + index), "latent-name");
        slider.setId("latent" + (index + 1));
        slider.setBlockIncrement(NUDGE);
        slider.setAccessibleText("Latent " + (index + 1));
        Parts.tooltip(slider, "Latent " + (index + 1) + ": arrow keys nudge, double-click resets");
        number.getStyleClass().add("latent-number");
        number.setAccessibleText("Latent " + (index + 1) + " as a number");
        reset.setAccessibleText("Reset latent " + (index + 1) + " to inferred");
        HBox.setHgrow(track, Priority.ALWAYS);
        getChildren().addAll(name, track, number, reset);
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
        model.valueProperty(index).addListener((source, before, now) -> show());
        model.inferredProperty(index).addListener((source, before, now) -> show());
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
        track.requestLayout();
        showing = false;
    }

    /** Shows the pictures of the film strip; none leaves it empty. */
    void show(@Nullable List<Image> strip) {
        for (int i = 0; i < LatentModel.STRIP_LENGTH; i++) {
            track.frames.get(i).show(strip == null ? null : strip.get(i));
        }
    }

    /**
     * The film strip over the slider: each picture stands over the value it was made with. There is no strip where there
     * is no room for it.
     */
    private final class Track extends Region {
        private static final double SLIDER_EM = 1.15;
        private static final double GAP_EM = 0.15;
        private static final double MARK_EM = 0.5;
        private static final int LARGEST_SCALE = 3;

        private final List<PixelView> frames = new ArrayList<>();
        private final Region mark = Parts.styled(new Region(), "inferred-mark");

        Track() {
            for (int i = 0; i < LatentModel.STRIP_LENGTH; i++) {
                PixelView frame = new PixelView(1);
                frame.setAccessibleText("Film strip picture " + (i + 1));
                frames.add(frame);
            }
            mark.setMouseTransparent(true);
            getChildren().addAll(frames);
            getChildren().addAll(slider, mark);
        }

        @Override
        protected void layoutChildren() {
            double em = Parts.em(this);
            double sliderHeight = snapSizeY(SLIDER_EM * em);
            double gap = snapSpaceY(GAP_EM * em);
            double cell = Image.SIDE / PixelView.density(this);
            double across = (getWidth() - (frames.size() - 1) * gap) / frames.size();
            double down = getHeight() - sliderHeight - gap;
            double scale = Math.floor(Math.min(across, down) / cell + 1e-6);
            double side = Math.min(scale, LARGEST_SCALE * PixelView.density(this)) * cell;
            boolean film = scale >= 1;
            double height = sliderHeight + (film ? side + gap : 0);
            double top = snapPositionY((getHeight() - height) / 2);

            // The middle of the thumb goes from half a thumb after the left edge to half a thumb before the right one.
            Node thumb = slider.lookup(".thumb");
            double half = thumb == null ? 0 : thumb.getLayoutBounds().getWidth() / 2;
            double inset = film ? Math.max(0, side / 2 - half) : 0;
            double sliderY = film ? top + side + gap : top;
            slider.resizeRelocate(inset, sliderY, getWidth() - 2 * inset, sliderHeight);
            double first = inset + half;
            double way = getWidth() - 2 * first;
            for (int i = 0; i < frames.size(); i++) {
                PixelView frame = frames.get(i);
                frame.setVisible(film);
                double middle = first + way * i / (frames.size() - 1);
                frame.resizeRelocate(snapPositionX(middle - side / 2), top, side, side);
            }
            double share =
                    (model.inferredProperty(index).get() - slider.getMin()) / (slider.getMax() - slider.getMin());
            double size = snapSizeX(MARK_EM * em);
            mark.resizeRelocate(
                    snapPositionX(first + share * way - size / 2), sliderY + sliderHeight - size / 2, size, size);
        }

        @Override
        protected double computePrefWidth(double height) {
            return frames.size() * Image.SIDE;
        }

        @Override
        protected double computeMinWidth(double height) {
            return Image.SIDE;
        }

        @Override
        protected double computePrefHeight(double width) {
            return SLIDER_EM * Parts.em(this) + Image.SIDE;
        }

        @Override
        protected double computeMinHeight(double width) {
            return SLIDER_EM * Parts.em(this);
        }
    }
}
