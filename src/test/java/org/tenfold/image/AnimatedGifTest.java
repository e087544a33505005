package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

final class AnimatedGifTest {
    private static final int SCALE = 3;
    private static final int DELAY = 12;

    @TempDir
    private Path folder;

    private static Image grey(float level) {
        float[] pixels = new float[Image.PIXELS];
        pixels[29] = level;
        return Image.of(pixels);
    }

    @Test
    void everyFrameIsReadBackWithItsPixelsAndItsTime() throws IOException {
        Path file = folder.resolve("walk.gif");
        AnimatedGif.write(file, List.of(grey(0), grey(0.5f), grey(1)), SCALE, DELAY);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(stream);
            assertThat(reader.getNumImages(true)).isEqualTo(3);
            int[] expected = {0, 128, 255};
            for (int i = 0; i < expected.length; i++) {
                BufferedImage frame = reader.read(i);
                assertThat(frame.getWidth()).isEqualTo(SCALE * Image.SIDE);
                // pixel 29 is in the second row and column
                assertThat(frame.getRGB(2 * SCALE - 1, SCALE) & 0xff).isEqualTo(expected[i]);
                assertThat(frame.getRGB(2 * SCALE, SCALE) & 0xff).isZero();
                Element tree = (Element) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                Element control = (Element)
                        tree.getElementsByTagName("GraphicControlExtension").item(0);
                assertThat(control.getAttribute("delayTime")).isEqualTo(Integer.toString(DELAY));
            }
        } finally {
            reader.dispose();
        }
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("NETSCAPE2.0");
    }

    @Test
    void nothingIsRefused() {
        assertThatThrownBy(() -> AnimatedGif.write(folder.resolve("a.gif"), List.of(), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 frames");
    }

    private static Raster colours(int... places) {
        int[] argb = new int[8 * 6];
        Arrays.fill(argb, 0xfff0f0f0);
        for (int place : places) {
            argb[place] = 0xff0f5cc0;
        }
        return new Raster(8, 6, argb);
    }

    @Test
    void framesInColoursAreReadBackOverEachOther() throws IOException {
        List<Raster> pictures = List.of(colours(), colours(9), colours(9, 20, 37), colours(9, 20, 37), colours(0));
        Path file = folder.resolve("window.gif");
        AtomicFile.write(
                file,
                AnimatedGif.of(pictures.stream()
                        .map(each -> new AnimatedGif.Frame(each, DELAY))
                        .toList()));
        List<GifFrames.Frame> read = GifFrames.read(file);
        assertThat(read).hasSize(pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            assertThat(read.get(i).picture().argb()).isEqualTo(pictures.get(i).argb());
            assertThat(read.get(i).hundredths()).isEqualTo(DELAY);
        }
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("NETSCAPE2.0");
    }

    @Test
    void aFrameHoldsOnlyWhatHasChanged() throws IOException {
        Random random = new Random(1);
        int[] noise = new int[200 * 200];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 0xff000000 | random.nextInt(200) << 8;
        }
        int[] other = noise.clone();
        other[777] = 0xffffffff;
        AnimatedGif.Frame one = new AnimatedGif.Frame(new Raster(200, 200, noise), DELAY);
        AnimatedGif.Frame two = new AnimatedGif.Frame(new Raster(200, 200, other), DELAY);
        Path once = folder.resolve("once.gif");
        Path often = folder.resolve("often.gif");
        AtomicFile.write(once, AnimatedGif.of(List.of(one)));
        AtomicFile.write(often, AnimatedGif.of(List.of(one, two, one, two, one)));
        assertThat(Files.size(often)).isLessThan(Files.size(once) * 3 / 2);
    }

    @Test
    void framesOfDifferentSizesAreRefused() {
        List<AnimatedGif.Frame> frames = List.of(
                new AnimatedGif.Frame(colours(), DELAY), new AnimatedGif.Frame(new Raster(1, 1, new int[] {0}), DELAY));
        assertThatThrownBy(() -> AnimatedGif.of(frames))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a frame is 1x1");
    }
}
