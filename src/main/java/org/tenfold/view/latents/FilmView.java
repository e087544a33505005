package org.tenfold.view.latents;

import java.util.Arrays;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.PixelView;

/** Pictures of 28x28 pixels on one surface, each at its place, in pixels of the screen and not smoothed. */
final class FilmView extends Region {
    private final ImageView view = new ImageView();
    private @Nullable WritableImage surface;
    private int width;
    private int[] pixels = new int[0];

    FilmView() {
        getStyleClass().add("film");
        setMouseTransparent(true);
        view.setManaged(false);
        view.setSmooth(false);
        getChildren().add(view);
    }

    /** Begins a surface of a size in screen pixels, both positive, on which there is nothing yet. */
    void begin(int newWidth, int newHeight) {
        width = newWidth;
        if (pixels.length != newWidth * newHeight) {
            pixels = new int[newWidth * newHeight];
        }
        Arrays.fill(pixels, 0);
    }

    /**
     * Puts a picture on the surface, which must have room for it.
     *
     * @param scale screen pixels a pixel
     * @param columns how many of its columns are shown, from the middle
     */
    void put(Image image, int left, int top, int scale, int columns) {
        int skipped = (Image.SIDE - columns) / 2;
        for (int y = 0; y < scale * Image.SIDE; y++) {
            for (int x = 0; x < scale * columns; x++) {
                pixels[(top + y) * width + left + x] =
                        Palette.ink(image.at(y / scale * Image.SIDE + x / scale + skipped));
            }
        }
    }

    /** Shows the surface. */
    void end() {
        int height = pixels.length / width;
        WritableImage target = surface;
        if (target == null || target.getWidth() != width || target.getHeight() != height) {
            target = new WritableImage(width, height);
            surface = target;
            view.setImage(target);
            double density = PixelView.density(this);
            view.setFitWidth(width / density);
            view.setFitHeight(height / density);
        }
        target.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    }
}
