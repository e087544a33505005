package org.tenfold.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A 28x28 picture as a PNG of 28x28 greys: for people, since values are rounded to one of 256. */
public final class PngFile {
    private static final int WHITE = 255;

    private PngFile() {}

    /** Writes a picture, whole or not at all. */
    public static void write(Path file, Image image) throws IOException {
        BufferedImage picture = new BufferedImage(Image.SIDE, Image.SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < Image.PIXELS; i++) {
            // into the raster itself: setRGB would darken greys
            picture.getRaster().setSample(i % Image.SIDE, i / Image.SIDE, 0, Math.round(image.at(i) * WHITE));
        }
        AtomicFile.write(file, out -> {
            try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(picture, "png", stream);
            }
        });
    }
}
