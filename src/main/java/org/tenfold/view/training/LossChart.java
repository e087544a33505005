package org.tenfold.view.training;

import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import org.tenfold.session.Texts;
import org.tenfold.session.TrainingModel.Loss;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;

/** How two losses fall from pass to pass, from zero up to the largest of them. */
final class LossChart extends Region {
    private static final double HEIGHT_EM = 9;
    private static final double GAP_EM = 0.4;

    private final Region track = Parts.styled(new Region(), "loss-track");
    private final Polyline fitted = Parts.styled(new Polyline(), "loss-fitted");
    private final Polyline heldOut = Parts.styled(new Polyline(), "loss-held-out");
    private final Label most = Parts.label("", "loss-number");
    private final Label nothing = Parts.label("0", "loss-number");
    private final Label last = Parts.label("", "loss-number");
    private List<Loss> losses = List.of();
    private int passes = 1;

    LossChart() {
        getStyleClass().add("loss-chart");
        getChildren().addAll(track, fitted, heldOut, most, nothing, last);
        getChildren().forEach(child -> child.setManaged(false));
        Parts.tooltipOn(
                this,
                Texts.of("How badly a class explains its own pictures: squared error and KL a picture, the mean of the"
                        + " classes that have come so far. Where the held-out line stops to fall with the other, more passes"
                        + " do not help."));
    }

    /** Shows losses of a training that has so many passes. */
    void show(List<Loss> shown, int allPasses) {
        losses = shown;
        passes = Math.max(1, allPasses);
        most.setText(shown.isEmpty() ? "" : Figures.term(largest()));
        last.setText(passes == 1 ? "" : Texts.of("pass {0}", passes));
        setAccessibleText(
                shown.isEmpty()
                        ? Texts.of("No losses yet")
                        : Texts.of(
                                "After pass {0} the loss is {1}, held out {2}",
                                shown.getLast().pass(),
                                Figures.term(shown.getLast().fitted()),
                                Figures.term(shown.getLast().heldOut())));
        requestLayout();
    }

    private double largest() {
        return losses.stream()
                .mapToDouble(loss -> Math.max(loss.fitted(), known(loss)))
                .max()
                .orElse(1);
    }

    private static double known(Loss loss) {
        return Double.isNaN(loss.heldOut()) ? 0 : loss.heldOut();
    }

    @Override
    protected void layoutChildren() {
        double gap = GAP_EM * Parts.em(this);
        double line = nothing.prefHeight(-1);
        double left = snapPositionX(Math.max(most.prefWidth(-1), nothing.prefWidth(-1)) + gap);
        double top = line / 2;
        double width = getWidth() - left - 1;
        double height = getHeight() - line * 1.5 - top;
        if (width <= 0 || height <= 0) {
            return;
        }
        track.resizeRelocate(left, top, width, height);
        number(most, left - gap, top);
        number(nothing, left - gap, top + height);
        double lastWidth = last.prefWidth(-1);
        last.resizeRelocate(left + width - lastWidth, top + height, lastWidth, line);
        place(fitted, Loss::fitted, left, top, width, height);
        place(heldOut, Loss::heldOut, left, top, width, height);
    }

    private static void number(Label label, double right, double middle) {
        double width = label.prefWidth(-1);
        double height = label.prefHeight(-1);
        label.resizeRelocate(right - width, middle - height / 2, width, height);
    }

    private void place(
            Polyline curve, ToDoubleFunction<Loss> value, double left, double top, double width, double height) {
        double largest = largest();
        curve.getPoints().clear();
        for (Loss loss : losses) {
            double y = value.applyAsDouble(loss);
            if (!Double.isNaN(y)) {
                double x = passes == 1 ? 0 : (loss.pass() - 1.0) / (passes - 1);
                curve.getPoints().addAll(left + x * width, top + height * (1 - y / largest));
            }
        }
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
        return 3 * HEIGHT_EM * Parts.em(this);
    }
}
