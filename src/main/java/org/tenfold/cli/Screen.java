package org.tenfold.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The door from the command line to the window. The root puts the window behind it, so that no command can reach a
 * toolkit class but through these methods, and a machine without a screen never loads one.
 */
public interface Screen {
    /**
     * Opens the explorer and returns when its last window is closed.
     *
     * @param file what it is opened with; null opens it as it is
     * @param err gets one sentence if there is no display
     * @return the exit code
     */
    int open(@Nullable Path file, PrintStream err);

    /**
     * Renders the real window into a picture, with or without a display.
     *
     * @throws RuntimeException if the input picture or the model cannot be read
     */
    void snapshot(SnapshotRequest request);

    /**
     * Makes the virtual machine's archive of a started explorer, in a process of its own.
     *
     * @throws IOException if that did not work
     */
    void makeStartArchive(Launcher launcher, Path file) throws IOException;
}
