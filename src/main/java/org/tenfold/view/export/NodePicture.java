package org.tenfold.view.export;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import org.tenfold.image.Raster;
import org.tenfold.view.parts.PixelView;

/**
 * A part of the window as a picture of any scale: text and lines are drawn anew at that scale, and the pixels of pictures
 * become larger squares, which a toolkit left alone would smooth.
 */
public final class NodePicture {
    /** A picture with more pixels than this would take a quarter of the window's memory. */
    static final long MOST_PIXELS = 25_000_000;

    /** Rows that are drawn at a time: what the toolkit draws into is as large again. */
    private static final int BAND = 512;

    private NodePicture() {}

    /**
     * The picture of a node that is laid out in a scene, on the colour that it lies on.
     *
     * @param scale pixels for each of the screen's own
     */
    public static Raster of(Node node, int scale) {
        IdentityHashMap<ImageView, Image> images = new IdentityHashMap<>();
        try {
            for (ImageView view : views(node, new ArrayList<>())) {
                Image image = view.getImage();
                if (image != null && scale > 1) {
                    images.put(view, image);
                    view.setImage(enlarged(image, scale));
                }
            }
            return drawn(node, scale * PixelView.density(node));
        } finally {
            images.forEach(ImageView::setImage);
        }
    }

    /** How many pixels the picture has. */
    static long pixels(Node node, int scale) {
        Bounds bounds = node.localToParent(node.getLayoutBounds());
        double density = scale * PixelView.density(node);
        return (long) side(bounds.getWidth(), density) * side(bounds.getHeight(), density);
    }

    private static int side(double length, double density) {
        return (int) Math.max(1, Math.floor(length * density));
    }

    /** Band after band from the top. */
    private static Raster drawn(Node node, double density) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(density, density));
        parameters.setFill(paper(node));
        Bounds bounds = node.localToParent(node.getLayoutBounds());
        int width = side(bounds.getWidth(), density);
        int height = side(bounds.getHeight(), density);
        int[] argb = new int[width * height];
        for (int top = 0; top < height; top += BAND) {
            int rows = Math.min(BAND, height - top);
            parameters.setViewport(
                    new Rectangle2D(bounds.getMinX() * density, bounds.getMinY() * density + top, width, rows));
            node.snapshot(parameters, null)
                    .getPixelReader()
                    .getPixels(0, 0, width, rows, PixelFormat.getIntArgbInstance(), argb, top * width, width);
        }
        return new Raster(width, height, argb);
    }

    private static List<ImageView> views(Node node, List<ImageView> found) {
        if (node instanceof ImageView view) {
            found.add(view);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> views(child, found));
        }
        return found;
    }

    /** The opaque colour behind a node. */
    static Color paper(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                for (BackgroundFill fill : region.getBackground().getFills().reversed()) {
                    if (fill.getFill() instanceof Color colour && colour.isOpaque()) {
                        return colour;
                    }
                }
            }
        }
        return Color.WHITE;
    }

    private static Image enlarged(Image image, int scale) {
        return image(raster(image).enlarged(scale));
    }

    /** The colours of an image of the toolkit. */
    public static Raster raster(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Raster(width, height, argb);
    }

    /** A picture for the clipboard. */
    static WritableImage image(Raster picture) {
        WritableImage image = new WritableImage(picture.width(), picture.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        picture.width(),
                        picture.height(),
                        PixelFormat.getIntArgbInstance(),
                        picture.argb(),
                        0,
                        picture.width());
        return image;
    }
}
