package org.tenfold.image;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;

/** Reads the frames of an animated GIF as a viewer shows them: each over the ones before. */
public final class GifFrames {
    private GifFrames() {}

    /** What is shown for a while. */
    public record Frame(Raster picture, int hundredths) {}

    public static List<Frame> read(Path file) throws IOException {
        List<Frame> frames = new ArrayList<>();
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(stream);
            BufferedImage first = reader.read(0);
            int width = first.getWidth();
            int height = first.getHeight();
            BufferedImage screen = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            Graphics2D over = screen.createGraphics();
            over.setComposite(AlphaComposite.SrcOver);
            for (int i = 0; i < reader.getNumImages(true); i++) {
                Element tree = (Element) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                Element place =
                        (Element) tree.getElementsByTagName("ImageDescriptor").item(0);
                Element control = (Element)
                        tree.getElementsByTagName("GraphicControlExtension").item(0);
                over.drawImage(
                        reader.read(i), number(place, "imageLeftPosition"), number(place, "imageTopPosition"), null);
                frames.add(new Frame(
                        new Raster(width, height, screen.getRGB(0, 0, width, height, null, 0, width)),
                        number(control, "delayTime")));
            }
            over.dispose();
        } finally {
            reader.dispose();
        }
        return frames;
    }

    private static int number(Element element, String name) {
        return Integer.parseInt(element.getAttribute(name));
    }
}
