package org.tenfold.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as PNG. What is grey is rounded to one of 256 levels: for people, not for programs. */
public final class PngFile {
    private static final int WHITE = 255;
    private static final int OPAQUE_BITS = 24;
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0xFF00;
    private static final int BLUE = 0xFF;
    private static final int ALPHA = 0xFF000000;

    private PngFile() {}

    /** Writes a 28x28 picture in its greys, whole or not at all. */
    public static void write(Path file, Image image) throws IOException {
        BufferedImage picture = new BufferedImage(Image.SIDE, Image.SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < Image.PIXELS; i++) {
            // into the raster itself: setRGB would darken greys
            picture.getRaster().setSample(i % Image.SIDE, i / Image.SIDE, 0, Math.round(image.at(i) * WHITE));
        }
        AtomicFile.write(file, out -> write(picture, out));
    }

    /** Writes a picture in its colours, whole or not at all. */
    public static void write(Path file, Raster picture) throws IOException {
        AtomicFile.write(file, out -> write(buffered(picture), out));
    }

    /** A picture in its colours as the bytes of a PNG file. */
    public static byte[] bytes(Raster picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(buffered(picture), bytes);
        } catch (IOException memory) {
            throw new UncheckedIOException(memory);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage buffered(Raster picture) {
        boolean opaque = Arrays.stream(picture.argb()).allMatch(colour -> colour >>> OPAQUE_BITS == WHITE);
        ColorModel colours = opaque ? new DirectColorModel(OPAQUE_BITS, RED, GREEN, BLUE) : ColorModel.getRGBdefault();
        int[] masks = opaque ? new int[] {RED, GREEN, BLUE} : new int[] {RED, GREEN, BLUE, ALPHA};
        // The colours where they are: a large picture is there once.
        WritableRaster pixels = java.awt.image.Raster.createPackedRaster(
                new DataBufferInt(picture.argb(), picture.argb().length),
                picture.width(),
                picture.height(),
                picture.width(),
                masks,
                null);
        return new BufferedImage(colours, pixels, false, null);
    }

    private static void write(BufferedImage picture, OutputStream out) throws IOException {
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(picture, "png", stream);
        }
    }
}
