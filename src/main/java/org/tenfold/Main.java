package org.tenfold;

import java.io.PrintStream;
import org.tenfold.cli.Terminal;
import org.tenfold.model.Installation;

/** The one entry point: no arguments open the explorer, any argument goes to the command line. */
public final class Main {
    private Main() {}

    /** Runs and leaves with the exit code. */
    public static void main(String[] args) {
        LogText.toTerminal();
        System.exit(run(args, System.out, System.err));
    }

    /**
     * Runs one command.
     *
     * @return 0 when it worked, 2 for bad input or usage, 1 for anything else
     */
    static int run(String[] args, PrintStream out, PrintStream err) {
        return Terminal.run(args, out, err, new ExplorerScreen(), Installation.find());
    }
}
