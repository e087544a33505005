package org.tenfold.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads a picture of any size, PNG, JPEG or BMP, as a 28x28 {@link Image} with light ink on a dark ground.
 *
 * <p>A picture whose border is light is taken for dark ink on light paper and inverted. A transparent one is laid on the
 * ground, light or dark, that its ink stands out from.
 */
public final class PictureReader {
    private static final Phrase EXPECTED = Phrase.of("a PNG, JPEG or BMP picture");
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp");
    private static final int MOST_BYTES = 1 << 26;
    private static final long MOST_PIXELS = 1 << 26;

    /** Of larger pictures only every second, third, … pixel is read. */
    private static final int LARGEST_SIDE = 2048;

    private static final float LIGHT = 0.5f;

    /** Ink must stand out from the ground by this much to be ink; a JPEG's blank paper is not quite even. */
    private static final float LEAST_CONTRAST = 0.06f;

    /** Of the border's brightness, so much is ground however it varies. */
    private static final double GROUND_FRACTION = 0.95;

    private PictureReader() {}

    /**
     * A picture that has been read.
     *
     * @param image light ink on a dark ground
     * @param inverted whether it was dark ink on a light ground
     */
    public record Picture(Image image, boolean inverted) {}

    /**
     * Reads a file.
     *
     * @param centre whether to place the ink as MNIST does, freed from the ground's grey and noise; otherwise the whole
     *     picture is fitted into 28x28, its values unchanged
     * @throws BadInputException if the file is missing, damaged, too large, or no picture
     */
    public static Picture read(Path file, boolean centre) {
        return picture(decode(file), centre);
    }

    /**
     * Reads a file that is 28x28 already, its values unchanged.
     *
     * @throws BadInputException also for any other size
     */
    public static Picture readAsIs(Path file) {
        Pixels pixels = decode(file);
        if (pixels.width != Image.SIDE || pixels.height != Image.SIDE) {
            throw BadInputException.of(
                    file,
                    Phrase.of("a picture of {0}x{1}", pixels.width, pixels.height),
                    Phrase.of("28x28 to take it as it is"));
        }
        return picture(pixels, false);
    }

    /** As {@link #read}, for colours in memory: {@code width · height} of them, alpha, red, green, blue, row by row. */
    public static Picture of(int[] argb, int width, int height, boolean centre) {
        if (width < 1 || height < 1 || argb.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "picture has " + argb.length + " pixels, expected " + width + "x" + height);
        }
        Pixels pixels = new Pixels(width, height);
        for (int i = 0; i < argb.length; i++) {
            pixels.set(i, argb[i]);
        }
        return picture(pixels, centre);
    }

    /** Brightness and opacity, both from 0 to 1. */
    private static final class Pixels {
        private final int width;
        private final int height;
        private final float[] brightness;
        private final float[] opacity;

        Pixels(int width, int height) {
            this.width = width;
            this.height = height;
            brightness = new float[width * height];
            opacity = new float[width * height];
        }

        void set(int i, int argb) {
            opacity[i] = (argb >>> 24) / 255f;
            int red = argb >> 16 & 0xff;
            int green = argb >> 8 & 0xff;
            int blue = argb & 0xff;
            // luma, ITU-R BT.601, in thousandths: exact for greys
            brightness[i] = (299 * red + 587 * green + 114 * blue) / 1000f / 255f;
        }

        /** Laid on the ground that its own colours stand out from. */
        float[] opaque() {
            double seen = 0;
            double light = 0;
            for (int i = 0; i < opacity.length; i++) {
                seen += opacity[i];
                light += opacity[i] * brightness[i];
            }
            float ground = light > LIGHT * seen ? 0 : 1;
            float[] levels = new float[opacity.length];
            for (int i = 0; i < levels.length; i++) {
                levels[i] = opacity[i] * brightness[i] + (1 - opacity[i]) * ground;
            }
            return levels;
        }
    }

    private static Picture picture(Pixels pixels, boolean centre) {
        float[] levels = pixels.opaque();
        float[] border = border(levels, pixels.width, pixels.height);
        boolean inverted = border[border.length / 2] > LIGHT;
        if (inverted) {
            invert(levels);
            border = border(levels, pixels.width, pixels.height);
        }
        if (!centre) {
            return new Picture(
                    DigitNormalizer.fit(levels, pixels.width, pixels.height).image(), inverted);
        }
        removeGround(levels, border);
        return new Picture(
                DigitNormalizer.normalize(levels, pixels.width, pixels.height).image(), inverted);
    }

    private static void invert(float[] levels) {
        for (int i = 0; i < levels.length; i++) {
            levels[i] = 1 - levels[i];
        }
    }

    /** Brightness along the picture's edge, sorted. */
    private static float[] border(float[] levels, int width, int height) {
        float[] border = new float[2 * width + 2 * height];
        int count = 0;
        for (int column = 0; column < width; column++) {
            border[count++] = levels[column];
            border[count++] = levels[(height - 1) * width + column];
        }
        for (int row = 0; row < height; row++) {
            border[count++] = levels[row * width];
            border[count++] = levels[row * width + width - 1];
        }
        Arrays.sort(border);
        return border;
    }

    /** Stretches the range between the ground and the brightest ink to [0, 1]. */
    private static void removeGround(float[] levels, float[] border) {
        float ground = border[(int) (border.length * GROUND_FRACTION)];
        float usual = border[border.length / 2];
        float ink = 0;
        for (float level : levels) {
            ink = Math.max(ink, level);
        }
        if (ground > (usual + ink) / 2) {
            // ink touches the border in many places, so its upper end says nothing of the ground
            ground = usual;
        }
        float range = ink - ground;
        for (int i = 0; i < levels.length; i++) {
            levels[i] = range < LEAST_CONTRAST ? 0 : Math.max(0, (levels[i] - ground) / range);
        }
    }

    private static Pixels decode(Path file) {
        byte[] bytes = bytes(file);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                try {
                    if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                        return decode(file, reader, in);
                    }
                } finally {
                    reader.dispose();
                }
            }
        } catch (BadInputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the JDK's readers answer damaged files with whatever exception comes up
            throw BadInputException.of(file, Phrase.of("a damaged or unusual picture"), EXPECTED, e);
        }
        throw BadInputException.of(file, Phrase.of("something else"), EXPECTED);
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw BadInputException.of(
                        file, Phrase.of("more than {0} bytes", MOST_BYTES), Phrase.of("{0} that is smaller", EXPECTED));
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw BadInputException.of(file, Phrase.of("no file"), EXPECTED, e);
        } catch (IOException e) {
            throw BadInputException.of(file, Phrase.of("a file that cannot be read"), EXPECTED, e);
        }
    }

    private static Pixels decode(Path file, ImageReader reader, ImageInputStream in) throws IOException {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw BadInputException.of(
                    file,
                    Phrase.of("a picture of {0}x{1}", width, height),
                    Phrase.of("at most {0} pixels", MOST_PIXELS));
        }
        boolean[] damaged = {false};
        reader.addIIOReadWarningListener((source, warning) -> damaged[0] = true);
        ImageReadParam parameters = reader.getDefaultReadParam();
        int step = Math.ceilDiv(Math.max(width, height), LARGEST_SIDE);
        parameters.setSourceSubsampling(step, step, 0, 0);
        BufferedImage decoded = reader.read(0, parameters);
        if (damaged[0]) {
            throw BadInputException.of(file, Phrase.of("a damaged picture"), EXPECTED);
        }
        return pixels(decoded);
    }

    private static Pixels pixels(BufferedImage decoded) {
        int width = decoded.getWidth();
        int height = decoded.getHeight();
        Pixels pixels = new Pixels(width, height);
        if (decoded.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            // not getRGB, which takes stored greys for linear light and brightens them
            Raster raster = decoded.getRaster();
            float white = (1 << decoded.getColorModel().getComponentSize(0)) - 1;
            boolean alpha = decoded.getColorModel().hasAlpha();
            for (int i = 0; i < pixels.brightness.length; i++) {
                pixels.brightness[i] = raster.getSample(i % width, i / width, 0) / white;
                pixels.opacity[i] = alpha ? raster.getSample(i % width, i / width, 1) / white : 1;
            }
        } else {
            for (int i = 0; i < pixels.brightness.length; i++) {
                pixels.set(i, decoded.getRGB(i % width, i / width));
            }
        }
        return pixels;
    }
}
