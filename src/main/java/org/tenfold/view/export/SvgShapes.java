package org.tenfold.view.export;

import java.util.List;
import java.util.Locale;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

/** The toolkit's shapes and colours in the words of SVG. */
final class SvgShapes {
    private static final String NONE = "none";
    private static final int BYTE = 255;

    private SvgShapes() {}

    /** A shape with its paint. */
    static void add(SvgDocument svg, Shape shape) {
        String way = way(shape);
        if (!way.isEmpty()) {
            svg.empty(
                    "path",
                    "d",
                    way,
                    "fill",
                    colour(shape.getFill()),
                    "fill-opacity",
                    opacity(shape.getFill()),
                    "stroke",
                    colour(shape.getStroke()),
                    "stroke-opacity",
                    opacity(shape.getStroke()),
                    "stroke-width",
                    shape.getStrokeWidth(),
                    "stroke-linecap",
                    shape.getStrokeLineCap().name().toLowerCase(Locale.ROOT),
                    "stroke-linejoin",
                    shape.getStrokeLineJoin().name().toLowerCase(Locale.ROOT),
                    "stroke-dasharray",
                    dashes(shape.getStrokeDashArray()));
        }
    }

    private static String dashes(List<Double> lengths) {
        return lengths.isEmpty()
                ? NONE
                : lengths.stream()
                        .map(SvgDocument::number)
                        .reduce((a, b) -> a + " " + b)
                        .orElse(NONE);
    }

    /** A shape's outline in the letters of SVG; nothing for a shape without points. */
    @SuppressWarnings("IfChainToSwitch") // a switch over types is newer than the language of the sources
    static String way(Shape shape) {
        if (shape instanceof SVGPath path) {
            return path.getContent();
        } else if (shape instanceof Polyline line) {
            return points(line.getPoints(), "");
        } else if (shape instanceof Polygon polygon) {
            return points(polygon.getPoints(), "Z");
        } else if (shape instanceof Line line) {
            return points(List.of(line.getStartX(), line.getStartY(), line.getEndX(), line.getEndY()), "");
        } else if (shape instanceof Circle circle) {
            return circle(circle.getCenterX(), circle.getCenterY(), circle.getRadius());
        } else if (shape instanceof Path path) {
            return path(path.getElements());
        } else if (shape instanceof Rectangle rectangle && rectangle.getArcWidth() == 0) {
            double right = rectangle.getX() + rectangle.getWidth();
            double below = rectangle.getY() + rectangle.getHeight();
            return points(
                    List.of(
                            rectangle.getX(),
                            rectangle.getY(),
                            right,
                            rectangle.getY(),
                            right,
                            below,
                            rectangle.getX(),
                            below),
                    "Z");
        }
        return "";
    }

    private static String points(List<Double> numbers, String end) {
        StringBuilder way = new StringBuilder();
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            way.append(i == 0 ? "M" : "L").append(pair(numbers.get(i), numbers.get(i + 1)));
        }
        return way.isEmpty() ? "" : way + end;
    }

    private static String circle(double x, double y, double radius) {
        String arc = "A" + pair(radius, radius) + "0 1 1 ";
        return "M" + pair(x - radius, y) + arc + pair(x + radius, y) + arc + pair(x - radius, y) + "Z";
    }

    @SuppressWarnings("IfChainToSwitch") // a switch over types is newer than the language of the sources
    private static String path(List<PathElement> elements) {
        StringBuilder way = new StringBuilder();
        for (PathElement element : elements) {
            if (element instanceof MoveTo to) {
                way.append("M").append(pair(to.getX(), to.getY()));
            } else if (element instanceof LineTo to) {
                way.append("L").append(pair(to.getX(), to.getY()));
            } else if (element instanceof QuadCurveTo to) {
                way.append("Q").append(pair(to.getControlX(), to.getControlY())).append(pair(to.getX(), to.getY()));
            } else if (element instanceof CubicCurveTo to) {
                way.append("C")
                        .append(pair(to.getControlX1(), to.getControlY1()))
                        .append(pair(to.getControlX2(), to.getControlY2()))
                        .append(pair(to.getX(), to.getY()));
            } else if (element instanceof ClosePath) {
                way.append("Z");
            } else {
                throw new IllegalArgumentException(
                        "a path has a " + element.getClass().getSimpleName() + ", which nobody draws here");
            }
        }
        return way.toString();
    }

    private static String pair(double x, double y) {
        return SvgDocument.number(x) + " " + SvgDocument.number(y) + " ";
    }

    /** A colour without its opacity; of a gradient its last. */
    static String colour(@Nullable Paint paint) {
        Color colour = plain(paint);
        return colour == null
                ? NONE
                : String.format(
                        Locale.ROOT,
                        "#%02x%02x%02x",
                        Math.round(BYTE * colour.getRed()),
                        Math.round(BYTE * colour.getGreen()),
                        Math.round(BYTE * colour.getBlue()));
    }

    static double opacity(@Nullable Paint paint) {
        Color colour = plain(paint);
        return colour == null ? 1 : colour.getOpacity();
    }

    private static @Nullable Color plain(@Nullable Paint paint) {
        if (paint instanceof LinearGradient gradient) {
            return gradient.getStops().getLast().getColor();
        }
        return paint instanceof Color colour && colour.getOpacity() > 0 ? colour : null;
    }
}
