package org.tenfold.view.reconstructions;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;

/**
 * An L2 axis from zero: safe up to the bound, fooled from the nearest attack on, unknown between, with a mark at 1.5, where
 * the paper counts.
 */
final class RulerAxis extends Region {
    private static final double SHORTEST = 3;
    private static final double STEP = 0.5;
    private static final double MARK = 1.5;

    /** Room beyond the farthest value. */
    private static final double MARGIN = 1.25;

    private static final double LABEL_GAP_EM = 0.45;
    private static final double TRACK_EM = 0.8;
    private static final double TICK_EM = 0.35;
    private static final double LINE_EM = 1.35;

    private final Region track = Parts.styled(new Region(), "ruler-track");
    private final Region safe = Parts.styled(new Region(), "ruler-safe");
    private final Region fooled = Parts.styled(new Region(), "ruler-fooled");
    private final Region mark = Parts.styled(new Region(), "ruler-mark");
    private final Label safeLabel = Parts.label("", "ruler-value", "ruler-safe-value");
    private final Label fooledLabel = Parts.label("", "ruler-value", "ruler-fooled-value");
    private final Label unit = Parts.label("L2", "ruler-unit");
    private final List<Region> ticks = new ArrayList<>();
    private final List<Label> numbers = new ArrayList<>();
    private double bound = Double.NaN;
    private double attack = Double.NaN;
    private double end = SHORTEST;

    RulerAxis() {
        getStyleClass().add("ruler-axis");
        getChildren().addAll(track, safe, fooled, mark, safeLabel, fooledLabel, unit);
        makeTicks();
    }

    /** NaN for what is not known. */
    void show(double newBound, double newAttack) {
        bound = newBound;
        attack = newAttack;
        double farthest = Math.max(Double.isNaN(bound) ? 0 : bound, Double.isNaN(attack) ? 0 : attack);
        double newEnd = Math.max(SHORTEST, Math.ceil(farthest * MARGIN / STEP) * STEP);
        if (newEnd != end) {
            end = newEnd;
            makeTicks();
        }
        safe.setVisible(!Double.isNaN(bound));
        safeLabel.setVisible(!Double.isNaN(bound));
        fooled.setVisible(!Double.isNaN(attack));
        fooledLabel.setVisible(!Double.isNaN(attack));
        safeLabel.setText(Double.isNaN(bound) ? "" : "same answer to " + Figures.distance(bound));
        fooledLabel.setText(Double.isNaN(attack) ? "" : Figures.distance(attack) + " attack");
        requestLayout();
    }

    private void makeTicks() {
        getChildren().removeAll(ticks);
        getChildren().removeAll(numbers);
        ticks.clear();
        numbers.clear();
        int count = (int) Math.round(end / STEP);
        for (int i = 0; i <= count; i++) {
            double value = i * STEP;
            ticks.add(Parts.styled(new Region(), "ruler-tick"));
            numbers.add(Parts.label(i % 2 == 0 ? Integer.toString(i / 2) : Double.toString(value), "ruler-number"));
            if (value == MARK) {
                numbers.get(i).getStyleClass().add("ruler-mark-number");
            }
        }
        getChildren().addAll(ticks);
        getChildren().addAll(numbers);
    }

    @Override
    protected void layoutChildren() {
        double em = Parts.em(this);
        double line = snapSizeY(LINE_EM * em);
        double height = snapSizeY(TRACK_EM * em);
        double unitWidth = unit.prefWidth(-1);
        double width = getWidth() - unitWidth - em;
        track.resizeRelocate(0, line, width, height);
        double boundX = at(bound, width);
        double attackX = at(attack, width);
        if (safe.isVisible()) {
            safe.resizeRelocate(0, line, boundX, height);
        }
        if (fooled.isVisible()) {
            fooled.resizeRelocate(attackX, line, width - attackX, height);
        }
        double markX = at(MARK, width);
        mark.resizeRelocate(markX - 1, line - height / 4, 2, height * 1.5);
        unit.resizeRelocate(
                width + em * 0.6, line + (height - unit.prefHeight(-1)) / 2, unitWidth, unit.prefHeight(-1));
        double gap = LABEL_GAP_EM * em;
        double safeWidth = safeLabel.prefWidth(-1);
        double safeX = Math.max(0, boundX - safeWidth);
        place(safeLabel, safeX, 0, line);
        double free = safeLabel.isVisible() ? safeX + safeWidth + gap : 0;
        double fooledX = Math.max(free, Math.min(attackX, width - fooledLabel.prefWidth(-1)));
        place(fooledLabel, fooledX, 0, line);
        double tickHeight = TICK_EM * em;
        for (int i = 0; i < ticks.size(); i++) {
            double x = at(i * STEP, width);
            ticks.get(i).resizeRelocate(snapPositionX(x), line + height, 1, tickHeight);
            Label number = numbers.get(i);
            double numberWidth = number.prefWidth(-1);
            double centred = Math.max(0, x - numberWidth / 2);
            place(number, centred, line + height + tickHeight, line);
        }
    }

    private void place(Label label, double x, double y, double line) {
        label.resizeRelocate(snapPositionX(x), snapPositionY(y), label.prefWidth(-1), line);
    }

    private double at(double value, double width) {
        return Double.isNaN(value) ? 0 : snapPositionX(value / end * width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double em = Parts.em(this);
        return 2 * snapSizeY(LINE_EM * em) + snapSizeY(TRACK_EM * em) + TICK_EM * em;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 10 * Parts.em(this);
    }
}
