package org.tenfold.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Many pictures of 28x28 in one PNG file, row by row without gaps: people can look at them, and programs get back exactly
 * what was written, because only pictures of 256 {@link Greys} are taken.
 */
public final class PictureSheet {
    private static final int MOST_BYTES = 1 << 24;
    private static final String EXPECTED = "a grey PNG picture made of pictures of 28x28";

    private PictureSheet() {}

    /**
     * Writes the sheet, whole or not at all.
     *
     * @param rows of the same length each; at least one picture
     * @throws IllegalArgumentException for rows of different lengths, or a picture that 256 greys do not hold
     */
    public static void write(Path file, List<List<Image>> rows) throws IOException {
        int columns = rows.get(0).size();
        BufferedImage sheet =
                new BufferedImage(columns * Image.SIDE, rows.size() * Image.SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).size() != columns) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + rows.get(row).size() + " pictures, expected " + columns);
            }
            for (int column = 0; column < columns; column++) {
                put(rows.get(row).get(column), sheet.getRaster(), row, column);
            }
        }
        AtomicFile.write(file, out -> {
            try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                ImageIO.write(sheet, "png", stream);
            }
        });
    }

    private static void put(Image image, WritableRaster raster, int row, int column) {
        if (!Greys.holds(image)) {
            throw new IllegalArgumentException(
                    "picture in row " + row + ", column " + column + " has more than 256 greys");
        }
        for (int i = 0; i < Image.PIXELS; i++) {
            int x = column * Image.SIDE + i % Image.SIDE;
            raster.setSample(x, row * Image.SIDE + i / Image.SIDE, 0, Greys.byteOf(image.at(i)));
        }
    }

    /**
     * The pictures of a sheet, row by row.
     *
     * @throws BadInputException if the file is missing, damaged or something else
     */
    public static List<List<Image>> read(Path file) {
        Raster raster = raster(file);
        List<List<Image>> rows = new ArrayList<>();
        for (int row = 0; row < raster.getHeight() / Image.SIDE; row++) {
            List<Image> pictures = new ArrayList<>();
            for (int column = 0; column < raster.getWidth() / Image.SIDE; column++) {
                pictures.add(picture(raster, row, column));
            }
            rows.add(List.copyOf(pictures));
        }
        return List.copyOf(rows);
    }

    private static Image picture(Raster raster, int row, int column) {
        float[] pixels = new float[Image.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            int x = column * Image.SIDE + i % Image.SIDE;
            pixels[i] = Greys.pixelOf(raster.getSample(x, row * Image.SIDE + i / Image.SIDE, 0));
        }
        return Image.of(pixels);
    }

    private static Raster raster(Path file) {
        BufferedImage sheet;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw BadInputException.of(file, Files.size(file) + " bytes", "at most " + MOST_BYTES);
            }
            sheet = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw BadInputException.of(file, "no file", EXPECTED, e);
        } catch (BadInputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the JDK's readers answer damaged files with whatever exception comes up
            throw BadInputException.of(file, "a damaged picture", EXPECTED, e);
        }
        if (sheet == null || sheet.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            throw BadInputException.of(file, "something else", EXPECTED);
        }
        if (sheet.getWidth() % Image.SIDE != 0 || sheet.getHeight() % Image.SIDE != 0) {
            throw BadInputException.of(
                    file, "a picture of " + sheet.getWidth() + "x" + sheet.getHeight(), "whole pictures of 28x28");
        }
        return sheet.getRaster();
    }
}
