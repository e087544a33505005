package org.tenfold.session;

/**
 * When an answer that is still being refined is shown, and when it gives way to the answer to a newer drawing. Times are
 * milliseconds since the question.
 *
 * <p>An answer that is whole within a frame of the screen is shown alone: rougher ones before it would only flicker. One
 * that takes longer is shown as it gets better. While a brush moves every frame brings a newer drawing; the answer to an
 * older one is still brought to its end if that takes a few frames, so that refined answers follow the brush at a short
 * distance, and given up if it takes longer.
 */
final class Pace {
    /** A frame of a screen of 60 Hz. */
    static final double FRAME = 1000.0 / 60;

    /** The distance at which an answer may follow the brush: three frames. */
    static final double PATIENCE = 3 * FRAME;

    private Pace() {}

    /** Whether an answer that is not whole yet is shown. */
    static boolean isShown(double milliseconds) {
        return milliseconds > FRAME;
    }

    /** Whether an answer of which this much has been shown gives way to a newer drawing. */
    static boolean givesWay(double milliseconds, boolean whole) {
        return whole || milliseconds > PATIENCE;
    }
}
