package org.tenfold.view.parts;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Equal columns, as many as have room, from one edge to the other; rows are as even as their number allows. */
public final class Columns extends Region {
    private static final double GAP_EM = 0.8;

    /** Columns of these. */
    public Columns(Node... cells) {
        getStyleClass().add("columns");
        getChildren().addAll(cells);
    }

    /** Puts others in place of what is there. */
    public void setCells(List<? extends Node> cells) {
        getChildren().setAll(cells);
    }

    private double gap() {
        return snapSpaceX(GAP_EM * Parts.em(this));
    }

    private List<Node> cells() {
        return getManagedChildren();
    }

    private double least() {
        double least = 1;
        for (Node cell : cells()) {
            least = Math.max(least, snapSizeX(cell.minWidth(-1)));
        }
        return least;
    }

    private int count(double width) {
        int all = Math.max(1, cells().size());
        int most = Math.clamp((long) ((width + gap()) / (least() + gap())), 1, all);
        int rows = (all + most - 1) / most;
        return (all + rows - 1) / rows;
    }

    private double column(double width, int count) {
        return snapSizeX(Math.floor((width - (count - 1) * gap()) / count));
    }

    private double rowHeight(int from, int count, double column) {
        double height = 0;
        for (Node cell : cells().subList(from, Math.min(from + count, cells().size()))) {
            height = Math.max(height, snapSizeY(cell.prefHeight(column)));
        }
        return height;
    }

    @Override
    protected void layoutChildren() {
        int count = count(getWidth());
        double column = column(getWidth(), count);
        double y = 0;
        for (int from = 0; from < cells().size(); from += count) {
            double height = rowHeight(from, count, column);
            for (int k = from; k < Math.min(from + count, cells().size()); k++) {
                cells().get(k).resizeRelocate((k - from) * (column + gap()), y, column, height);
            }
            y += height + gap();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return cells().size() * (least() + gap()) - gap();
    }

    @Override
    protected double computeMinWidth(double height) {
        return least();
    }

    @Override
    protected double computePrefHeight(double width) {
        double wide = width < 0 ? computePrefWidth(-1) : width;
        int count = count(wide);
        double column = column(wide, count);
        double height = 0;
        for (int from = 0; from < cells().size(); from += count) {
            height += rowHeight(from, count, column) + (from == 0 ? 0 : gap());
        }
        return height;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
