package org.tenfold.view.compare;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import org.tenfold.attack.FoolingPicture;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;

/** A probability from step to step, from 0 to 100 %, with a line where it counts as sure. */
final class ProbabilityCurve extends Region {
    private static final double HEIGHT_EM = 6;

    /** A way of fewer steps does not fill the width. */
    private static final int FEWEST_STEPS = 20;

    private static final double GAP_EM = 0.4;

    private final Region track = Parts.styled(new Region(), "curve-track");
    private final Line sure = Parts.styled(new Line(), "curve-sure");
    private final Polyline curve = Parts.styled(new Polyline(), "curve-line");
    private final Label full = Parts.label("100 %", "curve-number");
    private final Label enough = Parts.label(Math.round(100 * FoolingPicture.SURE) + " %", "curve-number");
    private final Label nothing = Parts.label("0 %", "curve-number");
    private final Label last = Parts.label("", "curve-number");
    private double[] probabilities = new double[0];

    ProbabilityCurve() {
        getStyleClass().add("probability-curve");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of("The probability of the wished digit: nothing yet"));
        getChildren().addAll(track, sure, curve, full, enough, nothing, last);
        getChildren().forEach(child -> child.setManaged(false));
        Parts.tooltipOn(
                this,
                Texts.of(
                        "The probability of the wished class from step to step. Above the dashed line, at {0} %, it counts as"
                                + " sure.",
                        Math.round(100 * FoolingPicture.SURE)));
    }

    /** One probability a step. */
    void show(double[] newProbabilities) {
        probabilities = newProbabilities.clone();
        setAccessibleText(
                probabilities.length == 0
                        ? Texts.of("The probability of the wished digit: nothing yet")
                        : Texts.of(
                                "The probability of the wished digit: {0} at step {1}",
                                Figures.percent(probabilities[probabilities.length - 1]), probabilities.length - 1));
        last.setText(probabilities.length == 0 ? "" : Texts.of("step {0}", probabilities.length - 1));
        place();
    }

    @Override
    protected void layoutChildren() {
        place();
    }

    private void place() {
        double line = full.prefHeight(-1);
        double left = snapPositionX(full.prefWidth(-1) + GAP_EM * Parts.em(this));
        double top = line / 2;
        double bottom = getHeight() - line * 1.5;
        double width = getWidth() - left;
        double height = bottom - top;
        if (width <= 0 || height <= 0) {
            return;
        }
        track.resizeRelocate(left, top, width, height);
        number(full, left, top);
        number(nothing, left, bottom);
        double level = bottom - FoolingPicture.SURE * height;
        sure.setStartX(left);
        sure.setEndX(left + width);
        sure.setStartY(level);
        sure.setEndY(level);
        enough.resizeRelocate(left + width - enough.prefWidth(-1), level, enough.prefWidth(-1), enough.prefHeight(-1));
        double lastWidth = last.prefWidth(-1);
        last.resizeRelocate(left + width - lastWidth, bottom, lastWidth, line);
        int steps = Math.max(FEWEST_STEPS, probabilities.length - 1);
        Double[] points = new Double[2 * probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            points[2 * i] = left + width * i / steps;
            points[2 * i + 1] = bottom - height * Math.clamp(probabilities[i], 0, 1);
        }
        curve.getPoints().setAll(points);
    }

    private static void number(Label label, double right, double middle) {
        double width = label.prefWidth(-1);
        double height = label.prefHeight(-1);
        label.resizeRelocate(right - width - GAP_EM * label.getFont().getSize(), middle - height / 2, width, height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT_EM * Parts.em(this);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 2 * HEIGHT_EM * Parts.em(this);
    }

    @Override
    protected double computeMinWidth(double height) {
        return HEIGHT_EM * Parts.em(this);
    }
}
