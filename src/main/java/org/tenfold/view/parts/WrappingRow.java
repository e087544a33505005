package org.tenfold.view.parts;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/**
 * Buttons in a row, some of them at its right end; where they have no room, in as many rows as it takes, because another
 * language may need half as much room again.
 */
public final class WrappingRow extends Region {
    private static final double GAP_EM = 0.35;

    private final List<Node> left;
    private final List<Node> right;

    /**
     * A row of buttons.
     *
     * @param right those at its end
     */
    public WrappingRow(List<Node> left, List<Node> right) {
        this.left = left;
        this.right = right;
        getStyleClass().add("buttons");
        getChildren().addAll(left);
        getChildren().addAll(right);
    }

    private double gap() {
        return snapSpaceX(GAP_EM * Parts.em(this));
    }

    private static List<Node> managed(List<Node> nodes) {
        return nodes.stream().filter(Node::isManaged).toList();
    }

    private List<Node> all() {
        List<Node> all = new ArrayList<>(managed(left));
        all.addAll(managed(right));
        return all;
    }

    private double width(List<Node> nodes) {
        double width = Math.max(0, nodes.size() - 1) * gap();
        for (Node node : nodes) {
            width += snapSizeX(node.prefWidth(-1));
        }
        return width;
    }

    /** As many nodes a row as fit; one at least. */
    private List<List<Node>> rows(double width) {
        List<List<Node>> rows = new ArrayList<>();
        List<Node> row = new ArrayList<>();
        for (Node node : all()) {
            row.add(node);
            if (row.size() > 1 && width(row) > width) {
                row.remove(node);
                rows.add(row);
                row = new ArrayList<>(List.of(node));
            }
        }
        rows.add(row);
        return rows;
    }

    private double height(List<Node> row) {
        double height = 0;
        for (Node node : row) {
            height = Math.max(height, snapSizeY(node.prefHeight(-1)));
        }
        return height;
    }

    @Override
    protected void layoutChildren() {
        List<List<Node>> rows = rows(getWidth());
        double y = 0;
        for (List<Node> row : rows) {
            double x = 0;
            double height = height(row);
            for (Node node : row) {
                if (rows.size() == 1 && managed(right).indexOf(node) == 0) {
                    x = Math.max(x, getWidth() - width(managed(right)));
                }
                double width = Math.min(snapSizeX(node.prefWidth(-1)), getWidth());
                double own = snapSizeY(node.prefHeight(-1));
                node.resizeRelocate(snapPositionX(x), snapPositionY(y + (height - own) / 2), width, own);
                x += width + gap();
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
        return width(all());
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        List<List<Node>> rows = rows(width < 0 ? Double.MAX_VALUE : width);
        double height = (rows.size() - 1) * gap();
        for (List<Node> row : rows) {
            height += height(row);
        }
        return height;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
