package org.tenfold.view.export;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;

/** The backgrounds and borders of a region. */
final class SvgRegion {
    private SvgRegion() {}

    static void add(SvgDocument svg, Region region) {
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                fill(svg, region, fill);
            }
        }
        if (region.getBorder() != null && region.getShape() == null) {
            for (BorderStroke stroke : region.getBorder().getStrokes()) {
                stroke(svg, region, stroke);
            }
        }
    }

    private static void fill(SvgDocument svg, Region region, BackgroundFill fill) {
        String colour = SvgShapes.colour(fill.getFill());
        Insets insets = fill.getInsets();
        double width = region.getWidth() - insets.getLeft() - insets.getRight();
        double height = region.getHeight() - insets.getTop() - insets.getBottom();
        if (colour.equals("none") || width <= 0 || height <= 0) {
            return;
        }
        Shape shape = region.getShape();
        if (shape != null) {
            // A region stretches its shape over itself.
            Bounds natural = shape.getLayoutBounds();
            double across = width / natural.getWidth();
            double down = height / natural.getHeight();
            svg.empty(
                    "path",
                    "d",
                    SvgShapes.way(shape),
                    "transform",
                    "translate(" + SvgDocument.number(insets.getLeft() - across * natural.getMinX()) + " "
                            + SvgDocument.number(insets.getTop() - down * natural.getMinY()) + ") scale("
                            + SvgDocument.number(across) + " " + SvgDocument.number(down) + ")",
                    "fill",
                    colour,
                    "fill-opacity",
                    SvgShapes.opacity(fill.getFill()));
        } else {
            svg.empty(
                    "path",
                    "d",
                    round(insets.getLeft(), insets.getTop(), width, height, fill.getRadii(), 0),
                    "fill",
                    colour,
                    "fill-opacity",
                    SvgShapes.opacity(fill.getFill()));
        }
    }

    private static void stroke(SvgDocument svg, Region region, BorderStroke stroke) {
        BorderWidths widths = stroke.getWidths();
        Insets insets = stroke.getInsets();
        double left = insets.getLeft();
        double top = insets.getTop();
        double width = region.getWidth() - left - insets.getRight();
        double height = region.getHeight() - top - insets.getBottom();
        if (width <= 0 || height <= 0) {
            return;
        }
        boolean alike = widths.getTop() == widths.getRight()
                && widths.getTop() == widths.getBottom()
                && widths.getTop() == widths.getLeft()
                && stroke.isStrokeUniform();
        if (alike) {
            if (drawn(stroke.getTopStroke(), stroke.getTopStyle(), widths.getTop())) {
                double half = widths.getTop() / 2;
                svg.empty(
                        "path",
                        "d",
                        round(left + half, top + half, width - 2 * half, height - 2 * half, stroke.getRadii(), half),
                        "fill",
                        "none",
                        "stroke",
                        SvgShapes.colour(stroke.getTopStroke()),
                        "stroke-opacity",
                        SvgShapes.opacity(stroke.getTopStroke()),
                        "stroke-width",
                        widths.getTop());
            }
            return;
        }
        side(svg, stroke.getTopStroke(), stroke.getTopStyle(), left, top, width, widths.getTop());
        side(
                svg,
                stroke.getBottomStroke(),
                stroke.getBottomStyle(),
                left,
                top + height - widths.getBottom(),
                width,
                widths.getBottom());
        side(svg, stroke.getLeftStroke(), stroke.getLeftStyle(), left, top, widths.getLeft(), height);
        side(
                svg,
                stroke.getRightStroke(),
                stroke.getRightStyle(),
                left + width - widths.getRight(),
                top,
                widths.getRight(),
                height);
    }

    private static boolean drawn(Paint paint, BorderStrokeStyle style, double thickness) {
        return !style.equals(BorderStrokeStyle.NONE)
                && thickness > 0
                && !SvgShapes.colour(paint).equals("none");
    }

    private static void side(
            SvgDocument svg, Paint paint, BorderStrokeStyle style, double x, double y, double width, double height) {
        if (drawn(paint, style, Math.min(width, height))) {
            svg.empty(
                    "rect",
                    "x",
                    x,
                    "y",
                    y,
                    "width",
                    width,
                    "height",
                    height,
                    "fill",
                    SvgShapes.colour(paint),
                    "fill-opacity",
                    SvgShapes.opacity(paint));
        }
    }

    /** A rectangle with round corners, whose radii are smaller by {@code inside}. */
    private static String round(double x, double y, double width, double height, CornerRadii radii, double inside) {
        double most = Math.min(width, height) / 2;
        double topLeft =
                radius(radii.getTopLeftHorizontalRadius(), radii.isTopLeftHorizontalRadiusAsPercentage(), width)
                        - inside;
        double topRight =
                radius(radii.getTopRightHorizontalRadius(), radii.isTopRightHorizontalRadiusAsPercentage(), width)
                        - inside;
        double bottomRight =
                radius(radii.getBottomRightHorizontalRadius(), radii.isBottomRightHorizontalRadiusAsPercentage(), width)
                        - inside;
        double bottomLeft =
                radius(radii.getBottomLeftHorizontalRadius(), radii.isBottomLeftHorizontalRadiusAsPercentage(), width)
                        - inside;
        return "M" + at(x + clamp(topLeft, most), y)
                + "H" + SvgDocument.number(x + width - clamp(topRight, most)) + corner(topRight, most, 1, 1)
                + "V" + SvgDocument.number(y + height - clamp(bottomRight, most)) + corner(bottomRight, most, -1, 1)
                + "H" + SvgDocument.number(x + clamp(bottomLeft, most)) + corner(bottomLeft, most, -1, -1)
                + "V" + SvgDocument.number(y + clamp(topLeft, most)) + corner(topLeft, most, 1, -1) + "Z";
    }

    private static double clamp(double radius, double most) {
        return Math.max(0, Math.min(radius, most));
    }

    private static double radius(double value, boolean percentage, double width) {
        return percentage ? value * width : value;
    }

    /** A quarter of a circle, so far to the right and down. */
    private static String corner(double radius, double most, int right, int down) {
        double r = clamp(radius, most);
        return r == 0 ? "" : "a" + at(r, r) + "0 0 1 " + at(right * r, down * r);
    }

    private static String at(double x, double y) {
        return SvgDocument.number(x) + " " + SvgDocument.number(y) + " ";
    }
}
