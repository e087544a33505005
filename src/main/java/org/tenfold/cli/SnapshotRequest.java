package org.tenfold.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tenfold snapshot} asks of the window.
 *
 * @param image the picture to analyse, as {@code classify} reads it; none shows the window as it opens
 * @param tab the tab in front
 * @param lesson the lesson on the stage, counted from 1; none if null
 * @param tiles what the ten tiles show
 * @param replay the step of the search that is shown, counted from 1; none shows the answer
 * @param map whether the map of two latents is shown in place of the sliders
 * @param theme light or dark
 * @param width the width of the scene in pixels, at least 1
 * @param height the height of the scene in pixels, at least 1
 * @param language what the window says its texts in
 * @param out the file to write: PNG, or SVG or a moving GIF if its name ends so
 */
public record SnapshotRequest(
        @Nullable Path image,
        Tab tab,
        @Nullable Integer lesson,
        Tiles tiles,
        @Nullable Integer replay,
        boolean map,
        Theme theme,
        int width,
        int height,
        Locale language,
        Path out) {
    /** The tabs that can be in front. */
    public enum Tab {
        LATENTS,
        ATTACK,
        PAINT,
        COMPARE,
        NOISE,
        QUIZ
    }

    /** What the ten tiles can show. */
    public enum Tiles {
        RECONSTRUCTION,
        RESIDUAL,
        EVIDENCE
    }

    /** The looks of the window. */
    public enum Theme {
        LIGHT,
        DARK
    }
}
