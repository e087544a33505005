package org.tenfold.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures one after the other as an animated GIF of 256 greys, which begins again when it has ended. */
public final class AnimatedGif {
    private static final int GREYS = 256;
    private static final int LARGEST_SCALE = 64;
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private AnimatedGif() {}

    /**
     * Writes a moving picture, whole or not at all.
     *
     * @param frames at least one
     * @param scale screen pixels for each pixel, from 1 to {@value #LARGEST_SCALE}
     * @param hundredths how long a frame is shown, in hundredths of a second, at least 1
     */
    public static void write(Path file, List<Image> frames, int scale, int hundredths) throws IOException {
        if (frames.isEmpty() || scale < 1 || scale > LARGEST_SCALE || hundredths < 1) {
            throw new IllegalArgumentException("there are " + frames.size() + " frames of scale " + scale
                    + ", shown for " + hundredths + " hundredths of a second; expected at least 1, 1 to "
                    + LARGEST_SCALE + ", and at least 1");
        }
        AtomicFile.write(file, out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
            try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(stream);
                writer.prepareWriteSequence(null);
                for (Image frame : frames) {
                    BufferedImage picture = picture(frame, scale);
                    writer.writeToSequence(
                            new IIOImage(picture, null, metadata(writer, picture, hundredths)),
                            writer.getDefaultWriteParam());
                }
                writer.endWriteSequence();
            } finally {
                writer.dispose();
            }
        });
    }

    private static BufferedImage picture(Image frame, int scale) {
        byte[] greys = new byte[GREYS];
        for (int i = 0; i < GREYS; i++) {
            greys[i] = (byte) i;
        }
        IndexColorModel colours = new IndexColorModel(Byte.SIZE, GREYS, greys, greys, greys);
        int side = scale * Image.SIDE;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_INDEXED, colours);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float level = frame.at(y / scale * Image.SIDE + x / scale);
                picture.getRaster().setSample(x, y, 0, Math.round(level * (GREYS - 1)));
            }
        }
        return picture;
    }

    private static IIOMetadata metadata(ImageWriter writer, BufferedImage picture, int hundredths)
            throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromRenderedImage(picture), writer.getDefaultWriteParam());
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", Integer.toString(hundredths));
        control.setAttribute("transparentColorIndex", "0");
        root.appendChild(control);
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        IIOMetadataNode again = new IIOMetadataNode("ApplicationExtension");
        again.setAttribute("applicationID", "NETSCAPE");
        again.setAttribute("authenticationCode", "2.0");
        // 1, then the number of repetitions in two bytes: 0 for no end
        again.setUserObject(new byte[] {1, 0, 0});
        extensions.appendChild(again);
        root.appendChild(extensions);
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }
}
