package org.tenfold;

import java.util.logging.Logger;

/**
 * Silences the one line in which JavaFX remarks that it was loaded from the class path, which is how this program is
 * built. Everything else that the toolkit has to say is still said.
 */
final class ToolkitLog {
    /** Held, since loggers nobody holds are forgotten together with their filters. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private ToolkitLog() {}

    /** Takes effect for toolkits started afterwards. */
    static void silenceClassPathRemark() {
        JAVAFX.setFilter(entry -> !String.valueOf(entry.getMessage()).startsWith("Unsupported JavaFX configuration"));
    }
}
