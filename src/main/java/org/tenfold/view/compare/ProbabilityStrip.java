package org.tenfold.view.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Parts;

/** Ten bars for ten probabilities, the digits in their places under them; the answer stands in a box. */
final class ProbabilityStrip extends Region {
    private static final int CLASSES = 10;
    private static final PseudoClass ANSWER = PseudoClass.getPseudoClass("answer");

    /** The height of the bars; the digits have their own. */
    private static final double BAR_EM = 1.3;

    private static final double GAP_EM = 0.15;

    private final Region track = Parts.styled(new Region(), "strip-track");
    private final List<Region> bars = new ArrayList<>();
    private final List<Label> digits = new ArrayList<>();
    private double[] shares = new double[CLASSES];

    ProbabilityStrip() {
        getStyleClass().add("strip");
        getChildren().add(track);
        for (int c = 0; c < CLASSES; c++) {
            Region bar = Parts.styled(new Region(), "strip-bar");
            Label digit = Parts.label(Integer.toString(c), "strip-digit");
            bars.add(bar);
            digits.add(digit);
            getChildren().addAll(bar, digit);
        }
        getChildren().forEach(child -> child.setManaged(false));
        Parts.tooltipOn(
                this,
                Texts.of(
                        "How probable each digit is, from 0 on the left to 9 on the right; a full bar is 100 %. The digit in the"
                                + " box is the answer."));
    }

    /** Ten probabilities. */
    void show(double[] probabilities, int answer) {
        shares = probabilities.clone();
        for (int c = 0; c < CLASSES; c++) {
            bars.get(c).pseudoClassStateChanged(ANSWER, c == answer);
            digits.get(c).pseudoClassStateChanged(ANSWER, c == answer);
        }
        place();
    }

    /** Ten empty places. */
    void clear() {
        show(new double[CLASSES], -1);
    }

    private double barHeight() {
        return snapSizeY(BAR_EM * Parts.em(this));
    }

    private double gap() {
        return snapSpaceY(GAP_EM * Parts.em(this));
    }

    @Override
    protected void layoutChildren() {
        double top = barHeight();
        track.resizeRelocate(0, 0, getWidth(), top);
        double step = getWidth() / CLASSES;
        double digitTop = top + gap();
        for (int c = 0; c < CLASSES; c++) {
            double left = snapPositionX(c * step);
            double width = snapPositionX((c + 1) * step) - left;
            digits.get(c).resizeRelocate(left, digitTop, width, getHeight() - digitTop);
        }
        place();
    }

    /** Not by asking for a layout: the answers change with every stroke. */
    private void place() {
        double height = barHeight();
        double step = getWidth() / CLASSES;
        for (int c = 0; c < CLASSES; c++) {
            double left = snapPositionX(c * step) + 1;
            double width = Math.max(1, snapPositionX((c + 1) * step) - 1 - left);
            double length = snapSizeY(Math.clamp(shares[c], 0, 1) * height);
            bars.get(c).resizeRelocate(left, height - length, width, length);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return barHeight() + gap() + digits.get(0).prefHeight(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        double widest = 0;
        for (Label digit : digits) {
            widest = Math.max(widest, digit.prefWidth(-1));
        }
        return CLASSES * widest;
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }
}
