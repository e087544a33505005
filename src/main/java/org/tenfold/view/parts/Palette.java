package org.tenfold.view.parts;

import org.tenfold.image.Image;

/**
 * The colours of pictures, the same in every theme: light ink on dark paper, and blue to orange for differences, with
 * paper for none.
 */
public final class Palette {
    private static final int LEVELS = 256;
    private static final int PAPER = 0x0A0D12;
    private static final int INK = 0xFFFFFF;
    private static final int LESS = 0x4CA6FF;
    private static final int MORE = 0xFF9A3D;

    private static final int[] GREY = ramp(INK);
    private static final int[] BLUE = ramp(LESS);
    private static final int[] ORANGE = ramp(MORE);

    private Palette() {}

    /** The opaque colour of ink in [0, 1]. */
    public static int ink(float level) {
        return GREY[index(level)];
    }

    /** The opaque colour of a difference in [-1, 1]: blue below zero, orange above. */
    public static int difference(double value) {
        return value < 0 ? BLUE[index((float) -value)] : ORANGE[index((float) value)];
    }

    /** A picture as 784 colours. */
    public static int[] of(Image image) {
        int[] colours = new int[Image.PIXELS];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = ink(image.at(i));
        }
        return colours;
    }

    /**
     * gain · (a - b) as 784 colours: orange where {@code a} has more ink, blue where {@code b} has more.
     *
     * @param gain how much small differences are magnified
     */
    public static int[] difference(Image a, Image b, double gain) {
        int[] colours = new int[Image.PIXELS];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = difference(gain * (a.at(i) - b.at(i)));
        }
        return colours;
    }

    /** 784 differences in [-1, 1] as colours. */
    public static int[] differences(double[] values) {
        int[] colours = new int[Image.PIXELS];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = difference(values[i]);
        }
        return colours;
    }

    private static int index(float level) {
        return Math.round(Math.clamp(level, 0f, 1f) * (LEVELS - 1));
    }

    private static int[] ramp(int end) {
        int[] colours = new int[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            double t = i / (LEVELS - 1.0);
            int red = mix(PAPER >> 16, end >> 16, t);
            int green = mix(PAPER >> 8, end >> 8, t);
            int blue = mix(PAPER, end, t);
            colours[i] = 0xFF000000 | red << 16 | green << 8 | blue;
        }
        return colours;
    }

    private static int mix(int from, int to, double t) {
        return (int) Math.round((from & 0xFF) * (1 - t) + (to & 0xFF) * t);
    }
}
