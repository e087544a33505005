package org.tenfold.view.parts;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.tenfold.image.Image;

/**
 * Pictures side by side, each with a title over it and a line under it: all of one size, as large as whole pixels allow,
 * from one edge to the other.
 */
public final class PictureRow extends Region {
    private static final double GAP_EM = 0.7;
    private static final double LINE_EM = 1.35;
    private static final int LARGEST_SCALE = 6;

    private final List<Label> titles = new ArrayList<>();
    private final List<PixelView> pictures = new ArrayList<>();
    private final List<Label> lines = new ArrayList<>();
    private boolean lined;

    /** Adds a picture; no line under it if the line is empty for all of them. */
    public PixelView add(String title) {
        PixelView picture = new PixelView(1);
        Label name = Parts.label(title, "picture-title");
        Label line = Parts.label("", "picture-line");
        titles.add(name);
        pictures.add(picture);
        lines.add(line);
        getChildren().addAll(name, picture, line);
        return picture;
    }

    /** Writes the title over a picture. */
    public void setTitle(int index, String text) {
        titles.get(index).setText(text);
    }

    /** Writes the line under a picture. */
    public void setLine(int index, String text) {
        lines.get(index).setText(text);
        if (!lined && !text.isEmpty()) {
            lined = true;
            requestLayout();
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double gap() {
        return snapSpaceX(GAP_EM * Parts.em(this));
    }

    private double line() {
        return snapSizeY(LINE_EM * Parts.em(this));
    }

    private double side(double width) {
        int count = pictures.size();
        double density = PixelView.density(this);
        double place = (width - (count - 1) * gap()) / count;
        double scale = Math.floor(place * density / Image.SIDE + 1e-6);
        return Math.clamp(scale, 1, LARGEST_SCALE * density) * Image.SIDE / density;
    }

    @Override
    protected void layoutChildren() {
        int count = pictures.size();
        double side = side(getWidth());
        double step = count == 1 ? 0 : (getWidth() - side) / (count - 1);
        for (int i = 0; i < count; i++) {
            double x = snapPositionX(i * step);
            // A title that is wider than the last picture ends with it.
            Label title = titles.get(i);
            double titleWidth = Math.min(title.prefWidth(-1), Math.max(side, step));
            double overhang = i == count - 1 ? Math.max(0, titleWidth - side) : 0;
            title.resizeRelocate(x - overhang, 0, titleWidth, line());
            pictures.get(i).resizeRelocate(x, line(), side, side);
            lines.get(i).resizeRelocate(x, line() + side, i == count - 1 ? side : step, line());
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return side(width < 0 ? getWidth() : width) + line() * (lined ? 2 : 1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return pictures.size() * Image.SIDE;
    }

    @Override
    protected double computeMinWidth(double height) {
        return pictures.size() * Image.SIDE;
    }
}
