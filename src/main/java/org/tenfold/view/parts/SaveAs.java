package org.tenfold.view.parts;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Lets the person at the window choose a file, and gives it to whoever writes it. */
@FunctionalInterface
public interface SaveAs {
    /**
     * Asks for a file.
     *
     * @param title what is written
     * @param name what the file is called if nobody says otherwise, with its ending
     * @param writer gets the chosen file, if one is chosen
     */
    void choose(String title, String name, Consumer<Path> writer);
}
