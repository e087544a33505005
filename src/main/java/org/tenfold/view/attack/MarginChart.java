package org.tenfold.view.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Norm;
import org.tenfold.session.MarginCurve;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.Words;

/**
 * The margin of an attack's steps, from +1 on top to −1 at the bottom, over the steps in their order or over their distance
 * from the original. Above the line in the middle the attack has not reached its aim, below it has.
 */
final class MarginChart extends Region {
    private static final double HEIGHT_EM = 8;
    private static final double LINE_EM = 1.25;
    private static final double GAP_EM = 0.35;

    /** A line of no length with round ends is a dot. */
    private static final double DOT = 0.01;

    private final Region kept = Parts.styled(new Region(), "margin-kept");
    private final Region fooled = Parts.styled(new Region(), "margin-fooled");
    private final Region zero = Parts.styled(new Region(), "margin-zero");
    private final Region cursor = Parts.styled(new Region(), "margin-cursor");
    private final Path line = Parts.styled(new Path(), "margin-line");
    private final Path keptDots = Parts.styled(new Path(), "margin-dots", "margin-kept-dots");
    private final Path fooledDots = Parts.styled(new Path(), "margin-dots", "margin-fooled-dots");
    private final Label top = Parts.label(Figures.margin(1), "chart-number");
    private final Label middle = Parts.label(Figures.margin(0), "chart-number");
    private final Label bottom = Parts.label(Figures.margin(-1), "chart-number");
    private final Label start = Parts.label("0", "chart-number");
    private final Label name = Parts.label("", "chart-number");
    private final Label end = Parts.label("", "chart-number");
    private final Consumer<MarginCurve.@Nullable Point> pointed;
    private List<MarginCurve.Point> points = List.of();
    private Norm norm = Norm.L2;
    private boolean overDistance;

    /** A chart that tells which of its points is pointed at, if any. */
    MarginChart(Consumer<MarginCurve.@Nullable Point> pointed) {
        this.pointed = pointed;
        getStyleClass().add("margin-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren()
                .addAll(kept, fooled, zero, line, keptDots, fooledDots, cursor, top, middle, bottom, start, name, end);
        getChildren().forEach(child -> {
            child.setManaged(false);
            child.setMouseTransparent(true);
        });
        cursor.setVisible(false);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> pointAt(null));
    }

    /** Shows points in the order of their steps. */
    void show(List<MarginCurve.Point> shown, Norm measured, boolean byDistance) {
        points = shown;
        norm = measured;
        overDistance = byDistance;
        name.setText(byDistance ? Texts.of("{0} from the original", Words.norm(measured)) : Texts.of("steps"));
        end.setText(byDistance ? AttackWords.distance(measured, farthest()) : Long.toString(Math.round(farthest())));
        cursor.setVisible(false);
        requestLayout();
    }

    private double across(MarginCurve.Point point) {
        return overDistance ? point.distance() : point.step();
    }

    private double farthest() {
        double farthest = 0;
        for (MarginCurve.Point point : points) {
            farthest = Math.max(farthest, across(point));
        }
        return farthest;
    }

    private double left() {
        double widest = Math.max(top.prefWidth(-1), Math.max(middle.prefWidth(-1), bottom.prefWidth(-1)));
        return snapPositionX(widest + GAP_EM * Parts.em(this));
    }

    private double plotHeight() {
        return snapSizeY(getHeight() - LINE_EM * Parts.em(this));
    }

    private double x(MarginCurve.Point point, double left, double farthest) {
        double share = farthest == 0 ? 0 : across(point) / farthest;
        return left + share * (getWidth() - left - 1);
    }

    private double y(MarginCurve.Point point) {
        return (1 - point.margin()) / 2 * plotHeight();
    }

    @Override
    protected void layoutChildren() {
        double left = left();
        double height = plotHeight();
        double width = getWidth() - left;
        double half = snapPositionY(height / 2);
        kept.resizeRelocate(left, 0, width, half);
        fooled.resizeRelocate(left, half, width, height - half);
        zero.resizeRelocate(left, half, width, 1);
        double text = LINE_EM * Parts.em(this);
        atLeft(top, left, 0, text);
        atLeft(middle, left, half - text / 2, text);
        atLeft(bottom, left, height - text, text);
        start.resizeRelocate(left, height, start.prefWidth(-1), text);
        double nameWidth = Math.min(width, name.prefWidth(-1));
        name.resizeRelocate(snapPositionX(left + (width - nameWidth) / 2), height, nameWidth, text);
        double endWidth = end.prefWidth(-1);
        end.resizeRelocate(getWidth() - endWidth, height, endWidth, text);
        plot(left);
    }

    private void atLeft(Label label, double left, double y, double height) {
        double width = label.prefWidth(-1);
        label.resizeRelocate(left - width - GAP_EM * Parts.em(this), snapPositionY(y), width, height);
    }

    private void plot(double left) {
        double farthest = farthest();
        List<PathElement> way = new ArrayList<>();
        List<PathElement> above = new ArrayList<>();
        List<PathElement> below = new ArrayList<>();
        for (MarginCurve.Point point : points) {
            double x = x(point, left, farthest);
            double y = y(point);
            if (!overDistance) {
                way.add(way.isEmpty() ? new MoveTo(x, y) : new LineTo(x, y));
            }
            List<PathElement> dots = point.fooled() ? below : above;
            dots.add(new MoveTo(x, y));
            dots.add(new LineTo(x + DOT, y));
        }
        line.getElements().setAll(way);
        keptDots.getElements().setAll(above);
        fooledDots.getElements().setAll(below);
    }

    private void point(double x, double y) {
        double left = left();
        double farthest = farthest();
        MarginCurve.Point nearest = null;
        double least = Double.POSITIVE_INFINITY;
        for (MarginCurve.Point point : points) {
            double dx = x(point, left, farthest) - x;
            // Steps have an order; distances lie over one another.
            double dy = overDistance ? y(point) - y : 0;
            if (dx * dx + dy * dy < least) {
                least = dx * dx + dy * dy;
                nearest = point;
            }
        }
        pointAt(nearest);
    }

    private void pointAt(MarginCurve.@Nullable Point point) {
        cursor.setVisible(point != null);
        if (point != null) {
            cursor.resizeRelocate(snapPositionX(x(point, left(), farthest())), 0, 1, plotHeight());
        }
        pointed.accept(point);
    }

    /** A point's numbers in a sentence. */
    String inWords(MarginCurve.Point point) {
        return Texts.of(
                "Step {0}: {1}, margin {2}.",
                point.step(), AttackWords.measured(norm, point.distance()), Figures.margin(point.margin()));
    }

    @Override
    protected double computePrefHeight(double width) {
        return snapSizeY(HEIGHT_EM * Parts.em(this));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return HEIGHT_EM * Parts.em(this);
    }
}
