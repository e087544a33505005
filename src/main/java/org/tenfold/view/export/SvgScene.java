package org.tenfold.view.export;

import java.util.Base64;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextLineInfo;
import javafx.scene.transform.Transform;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.image.PngFile;

/**
 * A part of the window as SVG: texts are texts, lines and areas are shapes, icons are outlines, and the pictures, which have
 * pixels, are embedded as they are and not smoothed.
 */
public final class SvgScene {
    private static final String FONTS = "'Tenfold Sans', 'Open Sans', 'Segoe UI', Helvetica, Arial, sans-serif";

    private final SvgDocument svg = new SvgDocument();
    private int clips;

    private SvgScene() {}

    /** The document of a node that is laid out in a scene, on the colour that it lies on. */
    public static String of(Node node) {
        Bounds bounds = node.getLayoutBounds();
        SvgScene scene = new SvgScene();
        String view = SvgDocument.number(bounds.getMinX()) + " " + SvgDocument.number(bounds.getMinY()) + " "
                + SvgDocument.number(bounds.getWidth()) + " " + SvgDocument.number(bounds.getHeight());
        scene.svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "xmlns:xlink",
                "http://www.w3.org/1999/xlink",
                "width",
                bounds.getWidth(),
                "height",
                bounds.getHeight(),
                "viewBox",
                view,
                "font-family",
                FONTS);
        Color paper = NodePicture.paper(node);
        scene.svg.empty(
                "rect",
                "x",
                bounds.getMinX(),
                "y",
                bounds.getMinY(),
                "width",
                bounds.getWidth(),
                "height",
                bounds.getHeight(),
                "fill",
                SvgShapes.colour(paper));
        scene.content(node);
        scene.svg.close("svg");
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + scene.svg;
    }

    /** A node in its parent's coordinates. */
    private void add(Node node) {
        boolean seen = node.isVisible() && node.getOpacity() > 0;
        if (!seen || (node instanceof Region region && (region.getWidth() <= 0 || region.getHeight() <= 0))) {
            return;
        }
        Transform way = node.getLocalToParentTransform();
        boolean moved = !way.isIdentity();
        boolean faint = node.getOpacity() < 1;
        if (moved || faint) {
            svg.open("g", attributes(way, node.getOpacity()));
        }
        content(node);
        if (moved || faint) {
            svg.close("g");
        }
    }

    private static Object[] attributes(Transform way, double opacity) {
        String transform = way.getMxx() == 1 && way.getMyy() == 1 && way.getMxy() == 0 && way.getMyx() == 0
                ? "translate(" + SvgDocument.number(way.getTx()) + " " + SvgDocument.number(way.getTy()) + ")"
                : "matrix(" + SvgDocument.number(way.getMxx()) + " " + SvgDocument.number(way.getMyx()) + " "
                        + SvgDocument.number(way.getMxy()) + " " + SvgDocument.number(way.getMyy()) + " "
                        + SvgDocument.number(way.getTx()) + " " + SvgDocument.number(way.getTy()) + ")";
        return opacity < 1
                ? new Object[] {"transform", transform, "opacity", opacity}
                : new Object[] {"transform", transform};
    }

    /** What a node is and has in it, in its own coordinates. */
    @SuppressWarnings("IfChainToSwitch") // a switch over types is newer than the language of the sources
    private void content(Node node) {
        boolean clipped = node.getClip() instanceof Rectangle;
        if (clipped) {
            clip((Rectangle) node.getClip());
        }
        if (node instanceof FontIcon icon) {
            icon(icon);
        } else if (node instanceof Text text) {
            text(text);
        } else if (node instanceof Shape shape) {
            SvgShapes.add(svg, shape);
        } else if (node instanceof ImageView view) {
            picture(view);
        } else {
            if (node instanceof Region region) {
                SvgRegion.add(svg, region);
            }
            if (node instanceof Parent parent) {
                List.copyOf(parent.getChildrenUnmodifiable()).forEach(this::add);
            }
        }
        if (clipped) {
            svg.close("g");
        }
    }

    private void clip(Rectangle clip) {
        Bounds bounds = clip.getBoundsInParent();
        String name = "clip" + ++clips;
        svg.open("clipPath", "id", name);
        svg.empty(
                "rect",
                "x",
                bounds.getMinX(),
                "y",
                bounds.getMinY(),
                "width",
                Math.max(0, bounds.getWidth()),
                "height",
                Math.max(0, bounds.getHeight()));
        svg.close("clipPath");
        svg.open("g", "clip-path", "url(#" + name + ")");
    }

    private void text(Text node) {
        String content = node.getText();
        if (content.isBlank()) {
            return;
        }
        for (TextLineInfo line : node.getLayoutInfo().getTextLines(false)) {
            String part = content.substring(
                            Math.min(line.start(), content.length()), Math.min(line.end(), content.length()))
                    .strip();
            if (!part.isEmpty()) {
                double y = line.bounds().getMinY() + node.getBaselineOffset();
                line(node, part, line.bounds().getMinX(), y, line.bounds().getWidth());
            }
        }
    }

    /** Whatever font is at hand makes the line as long as it was. */
    private void line(Text node, String part, double x, double y, double length) {
        Font font = node.getFont();
        boolean bold = font.getStyle().contains("Bold");
        svg.text(
                "text",
                part,
                "x",
                x,
                "y",
                y,
                "font-size",
                font.getSize(),
                "font-weight",
                bold ? "bold" : "normal",
                "fill",
                SvgShapes.colour(node.getFill()),
                "fill-opacity",
                SvgShapes.opacity(node.getFill()),
                "textLength",
                length,
                "lengthAdjust",
                "spacingAndGlyphs",
                "xml:space",
                "preserve");
    }

    /** An icon is a letter of a font that nobody else has: its outline is drawn. */
    private void icon(FontIcon icon) {
        Text letter = new Text(icon.getX(), icon.getY(), icon.getText());
        letter.setFont(icon.getFont());
        letter.setTextOrigin(icon.getTextOrigin());
        letter.setBoundsType(icon.getBoundsType());
        Shape outline = Shape.subtract(letter, new Rectangle());
        outline.setFill(icon.getFill());
        outline.setStroke(null);
        SvgShapes.add(svg, outline);
    }

    private void picture(ImageView view) {
        if (view.getImage() == null) {
            return;
        }
        Bounds bounds = view.getLayoutBounds();
        byte[] png = PngFile.bytes(NodePicture.raster(view.getImage()));
        svg.empty(
                "image",
                "x",
                bounds.getMinX(),
                "y",
                bounds.getMinY(),
                "width",
                bounds.getWidth(),
                "height",
                bounds.getHeight(),
                "preserveAspectRatio",
                "none",
                "style",
                "image-rendering:pixelated",
                "xlink:href",
                "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    }
}
