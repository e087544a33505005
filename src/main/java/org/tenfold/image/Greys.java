package org.tenfold.image;

/** Pictures of 256 greys, as files hold and screens show them: every pixel is a byte, divided by 255. */
public final class Greys {
    private static final float WHITE = 255;

    private Greys() {}

    /** The byte that is nearest to a pixel, 0 to 255. */
    public static int byteOf(float pixel) {
        return Math.round(pixel * WHITE);
    }

    /** The pixel that a byte stands for. */
    public static float pixelOf(int value) {
        return value / WHITE;
    }

    /** The nearest picture of 256 greys. */
    public static Image rounded(Image image) {
        float[] pixels = new float[Image.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = pixelOf(byteOf(image.at(i)));
        }
        return Image.of(pixels);
    }

    /** Whether a picture stays the same pixel by pixel where there are no more than 256 greys. */
    public static boolean holds(Image image) {
        return rounded(image).equals(image);
    }

    /** The 784 bytes of a picture. */
    public static byte[] bytesOf(Image image) {
        byte[] bytes = new byte[Image.PIXELS];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) byteOf(image.at(i));
        }
        return bytes;
    }

    /**
     * The picture of 784 bytes.
     *
     * @throws IllegalArgumentException for another number of bytes
     */
    public static Image imageOf(byte[] bytes) {
        float[] pixels = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            pixels[i] = pixelOf(Byte.toUnsignedInt(bytes[i]));
        }
        return Image.of(pixels);
    }
}
