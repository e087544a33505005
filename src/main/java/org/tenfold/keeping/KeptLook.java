package org.tenfold.keeping;

import org.jspecify.annotations.Nullable;
import org.tenfold.model.Latent;

/**
 * What the window shows.
 *
 * @param tool the name of the tool in front
 * @param tiles the name of what the tiles show
 * @param chosenClass the class that was picked, or {@value #NO_CLASS}
 * @param latents where the sliders of the shown class are; none if nobody has moved them
 */
public record KeptLook(
        String tool,
        String tiles,
        int chosenClass,
        @Nullable Latent latents) {
    /** No class was picked. */
    public static final int NO_CLASS = -1;

    /** A window that was just opened. */
    static final KeptLook USUAL = new KeptLook("", "", NO_CLASS, null);
}
