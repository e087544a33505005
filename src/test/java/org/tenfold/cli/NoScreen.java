package org.tenfold.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A screen for commands that have no use for one: being asked is a failure. */
public final class NoScreen implements Screen {
    @Override
    public int open(@Nullable Path file, PrintStream ignored) {
        throw new AssertionError("a command opened a window");
    }

    @Override
    public void snapshot(SnapshotRequest request) {
        throw new AssertionError("a command took a picture");
    }

    @Override
    public void makeStartArchive(Launcher launcher, Path file) {
        throw new AssertionError("a command made an archive");
    }
}
