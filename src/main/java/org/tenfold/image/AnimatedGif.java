package org.tenfold.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
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

/**
 * Pictures one after the other as an animated GIF, which begins again when it has ended: digits in 256 greys, or pictures in
 * colours, of which there is one table for all.
 */
public final class AnimatedGif {
    private static final int GREYS = 256;
    private static final int LARGEST_SCALE = 64;
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    /** The number of the colour that leaves a pixel as it was in the frame before. */
    private static final int AS_BEFORE = 255;

    private AnimatedGif() {}

    /**
     * A picture that is shown for a while.
     *
     * @param hundredths how long, in hundredths of a second, at least 1
     */
    public record Frame(Raster picture, int hundredths) {}

    /** A frame as it is written: the pixels of a part of the picture. */
    private record Patch(BufferedImage pixels, int left, int top, int hundredths) {}

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
        AtomicFile.write(
                file,
                out -> write(
                        out,
                        frames.stream()
                                .map(frame -> new Patch(greys(frame, scale), 0, 0, hundredths))
                                .toList()));
    }

    /**
     * A moving picture in colours. Each frame holds only what differs from the one before.
     *
     * @param frames at least one, all of one size
     */
    public static AtomicFile.Content of(List<Frame> frames) {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("there are no frames, expected at least one");
        }
        Raster first = frames.get(0).picture();
        for (Frame frame : frames) {
            Raster picture = frame.picture();
            if (picture.width() != first.width() || picture.height() != first.height() || frame.hundredths() < 1) {
                throw new IllegalArgumentException("a frame is " + picture.width() + "x" + picture.height()
                        + " and shown for " + frame.hundredths() + " hundredths of a second, expected " + first.width()
                        + "x" + first.height() + " and at least 1");
            }
        }
        return out -> write(out, patches(frames));
    }

    private static void write(OutputStream out, List<Patch> patches) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (Patch patch : patches) {
                writer.writeToSequence(
                        new IIOImage(patch.pixels(), null, metadata(writer, patch)), writer.getDefaultWriteParam());
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage greys(Image frame, int scale) {
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

    private static List<Patch> patches(List<Frame> frames) {
        ColourTable table = ColourTable.of(frames.stream().map(Frame::picture).toList(), AS_BEFORE);
        IndexColorModel colours = colours(table);
        List<Patch> patches = new ArrayList<>();
        byte[] before = new byte[0];
        for (Frame frame : frames) {
            int[] argb = frame.picture().argb();
            byte[] now = new byte[argb.length];
            for (int i = 0; i < argb.length; i++) {
                now[i] = (byte) table.indexOf(argb[i]);
            }
            patches.add(patch(frame, before, now, colours));
            before = now;
        }
        return patches;
    }

    private static IndexColorModel colours(ColourTable table) {
        byte[] red = new byte[AS_BEFORE + 1];
        byte[] green = new byte[AS_BEFORE + 1];
        byte[] blue = new byte[AS_BEFORE + 1];
        for (int i = 0; i < table.size(); i++) {
            red[i] = (byte) (table.colour(i) >> (2 * Byte.SIZE));
            green[i] = (byte) (table.colour(i) >> Byte.SIZE);
            blue[i] = (byte) table.colour(i);
        }
        return new IndexColorModel(Byte.SIZE, AS_BEFORE + 1, red, green, blue, AS_BEFORE);
    }

    /** The smallest rectangle with everything that has changed, at least one pixel; all if there was nothing before. */
    private static Patch patch(Frame frame, byte[] before, byte[] now, IndexColorModel colours) {
        int width = frame.picture().width();
        boolean isFirst = before.length == 0;
        int left = isFirst ? 0 : width;
        int top = isFirst ? 0 : frame.picture().height();
        int right = isFirst ? width - 1 : 0;
        int bottom = isFirst ? frame.picture().height() - 1 : 0;
        for (int i = 0; i < now.length && !isFirst; i++) {
            if (now[i] != before[i]) {
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
                top = Math.min(top, i / width);
                bottom = Math.max(bottom, i / width);
            }
        }
        left = Math.min(left, right);
        top = Math.min(top, bottom);
        BufferedImage pixels =
                new BufferedImage(right - left + 1, bottom - top + 1, BufferedImage.TYPE_BYTE_INDEXED, colours);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                int i = y * width + x;
                boolean same = !isFirst && now[i] == before[i];
                pixels.getRaster().setSample(x - left, y - top, 0, same ? AS_BEFORE : Byte.toUnsignedInt(now[i]));
            }
        }
        return new Patch(pixels, left, top, frame.hundredths());
    }

    private static IIOMetadata metadata(ImageWriter writer, Patch patch) throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromRenderedImage(patch.pixels()), writer.getDefaultWriteParam());
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        IIOMetadataNode place = new IIOMetadataNode("ImageDescriptor");
        place.setAttribute("imageLeftPosition", Integer.toString(patch.left()));
        place.setAttribute("imageTopPosition", Integer.toString(patch.top()));
        place.setAttribute("imageWidth", Integer.toString(patch.pixels().getWidth()));
        place.setAttribute("imageHeight", Integer.toString(patch.pixels().getHeight()));
        place.setAttribute("interlaceFlag", "FALSE");
        root.appendChild(place);
        int transparent = ((IndexColorModel) patch.pixels().getColorModel()).getTransparentPixel();
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", transparent < 0 ? "FALSE" : "TRUE");
        control.setAttribute("delayTime", Integer.toString(patch.hundredths()));
        control.setAttribute("transparentColorIndex", Integer.toString(Math.max(0, transparent)));
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
