package org.tenfold.view.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;
import org.tenfold.session.Labels;
import org.tenfold.session.PastAttack;
import org.tenfold.session.StrengthModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.Sliders;

/** A slider over a strip that shows the victim's answer all along the way, with a mark where it changes first. */
final class StrengthTrack extends Region {
    private static final double NUDGE = 0.01;
    private static final double SLIDER_EM = 1.3;
    private static final double STRIP_EM = 0.4;
    private static final double MARK_EM = 0.5;

    private final StrengthModel model;
    private final Supplier<Labels> labels;
    private final Slider slider = Sliders.slider(0, StrengthModel.FARTHEST, StrengthModel.WHOLE);
    private final Region mark = Parts.styled(new Region(), "flip-mark");
    private final List<Region> cells = new ArrayList<>();

    /** Whether the slider is being set by the model, not by a person. */
    private boolean showing;

    StrengthTrack(StrengthModel model, Supplier<Labels> labels) {
        this.labels = labels;
        this.model = model;
        slider.setId("strength");
        slider.setBlockIncrement(NUDGE);
        slider.setAccessibleText(Texts.of("Strength of the change"));
        Parts.tooltip(
                slider, Texts.of("0 is the original, 1 the adversarial; arrow keys nudge, double-click goes to 1"));
        mark.setMouseTransparent(true);
        getChildren().addAll(slider, mark);
        init();
    }

    private void init() {
        slider.valueProperty().addListener((source, before, now) -> {
            if (!showing) {
                model.strengthProperty().set(now.doubleValue());
            }
        });
        slider.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                slider.setValue(StrengthModel.WHOLE);
            }
        });
        model.strengthProperty().addListener((source, before, now) -> show());
        model.farthestProperty().addListener((source, before, now) -> show());
        model.looksProperty().addListener((source, before, now) -> showLooks());
        model.flipProperty().addListener((source, before, now) -> requestLayout());
        show();
        showLooks();
    }

    private void show() {
        showing = true;
        slider.setMax(model.farthestProperty().get());
        slider.setValue(model.strengthProperty().get());
        showing = false;
        requestLayout();
    }

    private void showLooks() {
        PastAttack subject = model.subject();
        List<StrengthModel.Look> looks = model.looksProperty().get();
        getChildren().removeAll(cells);
        cells.clear();
        for (StrengthModel.Look look : looks) {
            boolean same = subject != null
                    && look.label() == subject.result().originalPrediction().label();
            Region cell = Parts.styled(new Region(), same ? "look-kept" : "look-fooled");
            Parts.tooltipOn(cell, Texts.of("Taken for {0}", labels.get().named(look.label())));
            cells.add(cell);
        }
        getChildren().addAll(cells);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double em = Parts.em(this);
        double height = snapSizeY(SLIDER_EM * em);
        slider.resizeRelocate(0, 0, getWidth(), height);
        // The middle of the thumb goes from half a thumb after the left edge to half a thumb before the right one.
        Node thumb = slider.lookup(".thumb");
        double half = thumb == null ? 0 : thumb.getLayoutBounds().getWidth() / 2;
        double way = getWidth() - 2 * half;
        double strip = snapSizeY(STRIP_EM * em);
        List<StrengthModel.Look> looks = model.looksProperty().get();
        for (int i = 0; i < cells.size(); i++) {
            double from =
                    i == 0 ? 0 : (looks.get(i - 1).strength() + looks.get(i).strength()) / 2;
            double to = i + 1 == cells.size()
                    ? looks.get(i).strength()
                    : (looks.get(i).strength() + looks.get(i + 1).strength()) / 2;
            double left = snapPositionX(half + from / slider.getMax() * way);
            double right = snapPositionX(half + to / slider.getMax() * way);
            cells.get(i).resizeRelocate(left, height, Math.max(1, right - left), strip);
        }
        double flip = model.flipProperty().get();
        mark.setVisible(!Double.isNaN(flip));
        if (mark.isVisible()) {
            double size = snapSizeX(MARK_EM * em);
            double x = half + flip / slider.getMax() * way;
            mark.resizeRelocate(snapPositionX(x - size / 2), height + strip, size, size);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        double em = Parts.em(this);
        return snapSizeY(SLIDER_EM * em) + snapSizeY(STRIP_EM * em) + snapSizeX(MARK_EM * em);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
