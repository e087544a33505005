package org.tenfold.view.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;
import org.tenfold.inference.Reconstruction;
import org.tenfold.inference.SearchTrace;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.ReplayModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;

/**
 * The ten scores over the steps of the search, the lower the better, on a logarithmic scale: the best digit's and the one
 * that is pointed at stand out, the phases are bands, and a line is where the replay is.
 */
final class ReplayChart extends Region {
    private static final double HEIGHT_EM = 11;
    private static final double LINE_EM = 1.25;
    private static final double GAP_EM = 0.4;
    private static final double[] MARKS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1};

    /** Room over the highest curve and under the lowest, as a factor. */
    private static final double ROOM = 1.12;

    /** A pointer further from a curve than this, in em, points at none. */
    private static final double NEAR_EM = 1;

    private static final PseudoClass ODD = PseudoClass.getPseudoClass("odd");
    private static final PseudoClass BEST = PseudoClass.getPseudoClass("best");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private final ExplorerModel explorer;
    private final ReplayModel model;
    private final Pane plot = Parts.styled(new Pane(), "replay-plot");
    private final List<Polyline> lines = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private final List<Region> bands = new ArrayList<>();
    private final List<Label> marks = new ArrayList<>();
    private final List<Region> grid = new ArrayList<>();
    private final Region cursor = Parts.styled(new Region(), "replay-cursor");
    private @Nullable SearchTrace trace;
    private double least = MARKS[0];
    private double most = 1;

    ReplayChart(ExplorerModel explorer) {
        this.explorer = explorer;
        this.model = explorer.replay();
        createView();
        init();
    }

    private void createView() {
        setId("replayChart");
        getStyleClass().add("replay-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(plot);
        plot.setMouseTransparent(true);
        Parts.tooltipOn(
                this,
                Texts.of(
                        "The score of each model at every step: the lower the line, the better the drawing is explained."
                                + "\nClick or drag to go to a step."));
    }

    private void init() {
        model.stepProperty().addListener((source, before, now) -> requestLayout());
        model.hoveredClassProperty().addListener((source, before, now) -> mark());
        explorer.chosenClassProperty().addListener((source, before, now) -> mark());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::scrub);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::scrub);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        addEventHandler(
                MouseEvent.MOUSE_EXITED, event -> model.hoveredClassProperty().set(ExplorerModel.NO_CLASS));
    }

    /** Shows another search. */
    void show(SearchTrace shown) {
        trace = shown;
        lines.clear();
        names.clear();
        bands.clear();
        marks.clear();
        grid.clear();
        for (int i = 0; i < shown.spans().size(); i++) {
            Region band = Parts.styled(new Region(), "replay-band");
            band.pseudoClassStateChanged(ODD, i % 2 == 1);
            bands.add(band);
        }
        least = Double.POSITIVE_INFINITY;
        most = 0;
        for (SearchTrace.Step step : shown.steps()) {
            for (Reconstruction found : step.analysis().reconstructions()) {
                least = Math.min(least, found.negativeElbo());
                most = Math.max(most, found.negativeElbo());
            }
        }
        least /= ROOM;
        most *= ROOM;
        for (double mark : MARKS) {
            marks.add(Parts.label(Figures.tick(mark), "chart-number", "replay-mark"));
            grid.add(Parts.styled(new Region(), "replay-grid"));
        }
        for (Reconstruction found : shown.answer().reconstructions()) {
            lines.add(Parts.styled(new Polyline(), "replay-line"));
            names.add(Parts.label(found.label(), "replay-name"));
        }
        plot.getChildren().setAll(bands);
        plot.getChildren().addAll(grid);
        plot.getChildren().addAll(marks);
        plot.getChildren().addAll(lines);
        plot.getChildren().addAll(names);
        plot.getChildren().add(cursor);
        plot.getChildren().forEach(child -> child.setManaged(false));
        setAccessibleText(Texts.of("The scores over the steps of the search"));
        mark();
        requestLayout();
    }

    /** The best digit's line, and the one that is pointed at or picked. */
    private void mark() {
        if (trace == null) {
            return;
        }
        int best = trace.answer().prediction();
        int hovered = model.hoveredClassProperty().get();
        int pointed = hovered == ExplorerModel.NO_CLASS
                ? explorer.chosenClassProperty().get()
                : hovered;
        for (int c = 0; c < lines.size(); c++) {
            names.get(c).pseudoClassStateChanged(BEST, c == best);
            names.get(c).pseudoClassStateChanged(POINTED, c == pointed);
            names.get(c).setVisible(c == best || c == pointed);
            lines.get(c).pseudoClassStateChanged(BEST, c == best);
            lines.get(c).pseudoClassStateChanged(POINTED, c == pointed);
        }
        lines.get(best).toFront();
        if (pointed != ExplorerModel.NO_CLASS) {
            lines.get(pointed).toFront();
        }
        marks.forEach(Node::toFront);
        cursor.toFront();
    }

    private double right() {
        return snapPositionX(getWidth() - LINE_EM * Parts.em(this));
    }

    private double x(int step, int steps) {
        return steps < 2 ? 0 : right() * step / (steps - 1);
    }

    private double y(double score) {
        return getHeight() * Math.log(most / score) / Math.log(most / least);
    }

    private int stepAt(double x) {
        int steps = model.steps().size();
        return (int) Math.round(x / Math.max(1, right()) * (steps - 1));
    }

    private void scrub(MouseEvent event) {
        model.look(stepAt(event.getX()));
        event.consume();
    }

    private void point(MouseEvent event) {
        SearchTrace present = trace;
        if (present == null) {
            return;
        }
        int step = Math.clamp(stepAt(event.getX()), 0, present.steps().size() - 1);
        double near = NEAR_EM * Parts.em(this);
        int nearest = ExplorerModel.NO_CLASS;
        for (Reconstruction found : present.steps().get(step).analysis().reconstructions()) {
            double distance = Math.abs(y(found.negativeElbo()) - event.getY());
            if (distance < near) {
                near = distance;
                nearest = found.classIndex();
            }
        }
        model.hoveredClassProperty().set(nearest);
    }

    @Override
    protected void layoutChildren() {
        plot.resizeRelocate(0, 0, getWidth(), getHeight());
        SearchTrace present = trace;
        if (present == null) {
            return;
        }
        double text = LINE_EM * Parts.em(this);
        double gap = GAP_EM * Parts.em(this);
        int steps = present.steps().size();
        placeBands(present, steps);
        for (int i = 0; i < MARKS.length; i++) {
            double y = y(MARKS[i]);
            boolean fits = y > text / 2 && y < getHeight() - text / 2;
            marks.get(i).setVisible(fits);
            grid.get(i).setVisible(fits);
            marks.get(i)
                    .resizeRelocate(gap, snapPositionY(y - text), marks.get(i).prefWidth(-1), text);
            grid.get(i).resizeRelocate(0, snapPositionY(y), right(), 1);
        }
        for (int c = 0; c < lines.size(); c++) {
            List<Double> points = new ArrayList<>();
            for (int i = 0; i < steps; i++) {
                points.add(x(i, steps));
                points.add(y(present.steps().get(i).analysis().reconstruction(c).negativeElbo()));
            }
            lines.get(c).getPoints().setAll(points);
            double end = Objects.requireNonNull(points.getLast());
            names.get(c)
                    .resizeRelocate(
                            right() + gap / 2,
                            snapPositionY(end - text / 2),
                            names.get(c).prefWidth(-1),
                            text);
        }
        double x = snapPositionX(x(model.stepProperty().get(), steps));
        cursor.resizeRelocate(Math.min(x, right() - 1), 0, 2, getHeight());
    }

    /** A band goes from half a step before its first step to half a step after its last. */
    private void placeBands(SearchTrace present, int steps) {
        for (int i = 0; i < bands.size(); i++) {
            SearchTrace.Span span = present.spans().get(i);
            double from = snapPositionX(Math.max(0, x(2 * span.first() - 1, 2 * steps - 1)));
            double to = snapPositionX(Math.min(right(), x(2 * (span.first() + span.length()) - 1, 2 * steps - 1)));
            bands.get(i).resizeRelocate(from, 0, to - from, getHeight());
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT_EM * Parts.em(this);
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEIGHT_EM * Parts.em(this) / 2;
    }

    @Override
    protected double computeMinWidth(double height) {
        return HEIGHT_EM * Parts.em(this);
    }
}
