package org.tenfold;

import java.io.PrintStream;
import org.tenfold.cli.Screen;
import org.tenfold.cli.SnapshotRequest;

/** The window behind the command line's door. */
final class ExplorerScreen implements Screen {
    @Override
    public int open(PrintStream err) {
        err.println("tenfold: the explorer is not built in.");
        return 1;
    }

    @Override
    public void snapshot(SnapshotRequest request) {
        throw new UnsupportedOperationException("the explorer is not built in");
    }
}
