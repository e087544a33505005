package org.tenfold.view.parts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.tenfold.session.Texts;

/**
 * An L2 axis from zero: safe up to the bound, fooled from the nearest attack on, unknown between, with a mark at 1.5, where
 * the paper counts. A thinner lane under it carries one more length. Every part can say what it means.
 */
public final class RulerAxis extends Region {
    /** The L2 distance at which the paper counts right answers. */
    public static final double MARK = 1.5;

    private static final double SHORTEST = 3;
    private static final double STEP = 0.5;

    /** Room beyond the farthest value. */
    private static final double MARGIN = 1.25;

    private static final double LABEL_GAP_EM = 0.45;
    private static final double TRACK_EM = 0.8;
    private static final double LANE_EM = 0.4;
    private static final double LANE_GAP_EM = 0.15;
    private static final double TICK_EM = 0.35;
    private static final double LINE_EM = 1.35;

    /** What can be pointed at. */
    public enum Part {
        /** From zero to the bound. */
        SAFE,
        /** Between the bound and the nearest attack. */
        UNKNOWN,
        /** From the nearest attack on. */
        FOOLED,
        /** The length under the axis. */
        LANE,
        /** At 1.5. */
        MARK,
        /** What the numbers count. */
        UNIT
    }

    private final Region track = Parts.styled(new Region(), "ruler-track");
    private final Region safe = Parts.styled(new Region(), "ruler-safe");
    private final Region fooled = Parts.styled(new Region(), "ruler-fooled");
    private final Region laneTrack = Parts.styled(new Region(), "ruler-lane-track");
    private final Region lane = Parts.styled(new Region(), "ruler-lane");
    private final Region mark = Parts.styled(new Region(), "ruler-mark");
    private final Label safeLabel = Parts.label("", "ruler-value", "ruler-safe-value");
    private final Label fooledLabel = Parts.label("", "ruler-value", "ruler-fooled-value");
    private final Label unit = Parts.label("L2", "ruler-unit");
    private final List<Region> ticks = new ArrayList<>();
    private final List<Label> numbers = new ArrayList<>();
    private final Map<Part, Tooltip> meanings = new EnumMap<>(Part.class);
    private double bound = Double.NaN;
    private double attack = Double.NaN;
    private double length = Double.NaN;
    private double end = SHORTEST;

    public RulerAxis() {
        getStyleClass().add("ruler-axis");
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
        getChildren().addAll(track, safe, fooled, laneTrack, lane, mark, safeLabel, fooledLabel, unit);
        for (Part part : Part.values()) {
            meanings.put(part, Parts.laterTooltip());
        }
        give(Part.UNKNOWN, track);
        give(Part.SAFE, safe);
        give(Part.SAFE, safeLabel);
        give(Part.FOOLED, fooled);
        give(Part.FOOLED, fooledLabel);
        give(Part.LANE, lane);
        give(Part.LANE, laneTrack);
        give(Part.MARK, mark);
        give(Part.UNIT, unit);
        makeTicks();
        show(Double.NaN, Double.NaN, Double.NaN);
        explain(
                Part.MARK,
                Texts.of("1.5: the distance at which the paper counts how many digits are still read rightly."));
        explain(
                Part.UNIT,
                Texts.of("L2: the length of a change, the square root of the sum of its squares over all 784 pixels;"
                        + " one pixel from black to white is 1."));
    }

    private Tooltip meaning(Part part) {
        return Objects.requireNonNull(meanings.get(part));
    }

    private void give(Part part, Node node) {
        Tooltip.install(node, meaning(part));
    }

    /** Says in plain words what a part means. */
    public void explain(Part part, String text) {
        meaning(part).setText(text);
    }

    /** What a part says of itself. */
    public String explanation(Part part) {
        return meaning(part).getText();
    }

    /** The looks of the lane. */
    public Region lane() {
        return lane;
    }

    /**
     * Shows three lengths, NaN for what is not known.
     *
     * @param newBound up to where it is safe
     * @param newAttack from where on it is fooled
     * @param newLength the lane's
     */
    public void show(double newBound, double newAttack, double newLength) {
        bound = newBound;
        attack = newAttack;
        length = newLength;
        double farthest = Math.max(orZero(bound), Math.max(orZero(attack), orZero(length)));
        double newEnd = Math.max(SHORTEST, Math.ceil(farthest * MARGIN / STEP) * STEP);
        if (newEnd != end) {
            end = newEnd;
            makeTicks();
        }
        safe.setVisible(!Double.isNaN(bound));
        safeLabel.setVisible(!Double.isNaN(bound));
        fooled.setVisible(!Double.isNaN(attack));
        fooledLabel.setVisible(!Double.isNaN(attack));
        lane.setVisible(!Double.isNaN(length));
        safeLabel.setText(Double.isNaN(bound) ? "" : Texts.of("same answer to {0}", Figures.distance(bound)));
        fooledLabel.setText(Double.isNaN(attack) ? "" : Texts.of("{0} attack", Figures.distance(attack)));
        requestLayout();
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private void makeTicks() {
        getChildren().removeAll(ticks);
        getChildren().removeAll(numbers);
        ticks.clear();
        numbers.clear();
        int count = (int) Math.round(end / STEP);
        // On a long axis only whole numbers have room.
        boolean dense = end <= 2 * SHORTEST;
        for (int i = 0; i <= count; i++) {
            double value = i * STEP;
            String text = i % 2 == 0 ? Integer.toString(i / 2) : dense || value == MARK ? Double.toString(value) : "";
            ticks.add(Parts.styled(new Region(), "ruler-tick"));
            numbers.add(Parts.label(text, "ruler-number"));
            if (value == MARK) {
                numbers.get(i).getStyleClass().add("ruler-mark-number");
                give(Part.MARK, numbers.get(i));
            } else {
                give(Part.UNIT, numbers.get(i));
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
        double laneTop = line + height + snapSizeY(LANE_GAP_EM * em);
        double laneHeight = snapSizeY(LANE_EM * em);
        double bottom = laneTop + laneHeight;
        double unitWidth = unit.prefWidth(-1);
        double width = getWidth() - unitWidth - em;
        track.resizeRelocate(0, line, width, height);
        laneTrack.resizeRelocate(0, laneTop, width, laneHeight);
        double boundX = at(bound, width);
        double attackX = at(attack, width);
        safe.resizeRelocate(0, line, boundX, height);
        fooled.resizeRelocate(attackX, line, width - attackX, height);
        lane.resizeRelocate(0, laneTop, at(length, width), laneHeight);
        double markX = at(MARK, width);
        mark.resizeRelocate(markX - 1, line - height / 4, 2, bottom - line + height / 2);
        unit.resizeRelocate(
                width + em * 0.6, line + (height - unit.prefHeight(-1)) / 2, unitWidth, unit.prefHeight(-1));
        double gap = LABEL_GAP_EM * em;
        double safeWidth = safeLabel.prefWidth(-1);
        double fooledWidth = fooledLabel.isVisible() ? fooledLabel.prefWidth(-1) : 0;
        // Where the two meet, the first gives way to the left.
        double safeX = Math.max(0, Math.min(boundX - safeWidth, width - fooledWidth - gap - safeWidth));
        place(safeLabel, safeX, 0, line);
        double free = safeLabel.isVisible() ? safeX + safeWidth + gap : 0;
        double fooledX = Math.max(free, Math.min(attackX, width - fooledWidth));
        place(fooledLabel, fooledX, 0, line);
        double tickHeight = TICK_EM * em;
        for (int i = 0; i < ticks.size(); i++) {
            double x = at(i * STEP, width);
            ticks.get(i).resizeRelocate(snapPositionX(x), bottom, 1, tickHeight);
            Label number = numbers.get(i);
            double numberWidth = number.prefWidth(-1);
            double centred = Math.max(0, x - numberWidth / 2);
            place(number, centred, bottom + tickHeight, line);
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
        return 2 * snapSizeY(LINE_EM * em)
                + snapSizeY(TRACK_EM * em)
                + snapSizeY(LANE_GAP_EM * em)
                + snapSizeY(LANE_EM * em)
                + TICK_EM * em;
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
