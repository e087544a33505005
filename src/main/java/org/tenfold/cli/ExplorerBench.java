package org.tenfold.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tenfold.model.Installation;

/** Measures the explorer itself, in processes of its own that draw on the real window. */
final class ExplorerBench {
    private static final String ANSWERED = "answered";
    private static final String SETTLED = "settled";
    private static final String FRAMES = "frames";

    private static final long SECONDS_BETWEEN_READINGS = 30;

    private final Installation installation;
    private final Screen screen;
    private final boolean display;

    ExplorerBench(Installation installation, Screen screen, boolean display) {
        this.installation = installation;
        this.screen = screen;
        this.display = display;
    }

    /**
     * Starts to the first full answer to a stroke that is drawn as soon as the window is there.
     *
     * @param cold nothing of ours is kept on disk: no archive, no decoded samples
     * @param coldSettled the same until the answer with all prior samples
     * @param second with what the first start kept
     */
    record Starts(Timing cold, Timing coldSettled, Timing second) {}

    /**
     * What a while of drawing took.
     *
     * @param residentMiB read every half minute
     * @param frames what the explorer itself says of its frames
     */
    record Drawing(List<Double> residentMiB, JsonElement frames) {}

    Starts starts(int count) throws IOException {
        double[] cold = new double[count];
        double[] settled = new double[count];
        for (int i = 0; i < count; i++) {
            try (TemporaryFolder folder = TemporaryFolder.create()) {
                try (ExplorerProcess explorer = start(folder.path(), 0)) {
                    cold[i] = explorer.millisecondsTo(ANSWERED);
                    settled[i] = explorer.millisecondsTo(SETTLED);
                }
            }
        }
        double[] second = new double[count];
        try (TemporaryFolder folder = used()) {
            for (int i = 0; i < count; i++) {
                try (ExplorerProcess explorer = start(folder.path(), 0)) {
                    second[i] = explorer.millisecondsTo(ANSWERED);
                }
            }
        }
        return new Starts(Timing.of(cold), Timing.of(settled), Timing.of(second));
    }

    /** Reads memory every half minute, once for less than that. */
    Drawing drawing(long seconds) throws IOException {
        long readings = Math.max(1, seconds / SECONDS_BETWEEN_READINGS);
        // The explorer goes on for a moment after the last reading.
        try (TemporaryFolder folder = used();
                ExplorerProcess explorer = start(folder.path(), seconds + 1.0)) {
            explorer.waitFor(SETTLED);
            List<Double> resident = new ArrayList<>();
            for (long i = 0; i < readings; i++) {
                if (!explorer.runsAfter(Math.min(seconds, SECONDS_BETWEEN_READINGS))) {
                    throw new IOException("the explorer ended while it was drawing");
                }
                resident.add(explorer.residentMebibytes());
            }
            return new Drawing(resident, JsonParser.parseString(explorer.waitFor(FRAMES)));
        }
    }

    /** A folder with what a first start and the time after it leave behind. */
    private TemporaryFolder used() throws IOException {
        TemporaryFolder folder = TemporaryFolder.create();
        try (ExplorerProcess explorer = start(folder.path(), 0)) {
            explorer.waitFor(SETTLED);
        }
        Launcher launcher = Launcher.of(installation);
        if (launcher.isThere()) {
            screen.makeStartArchive(launcher, archive(folder.path()));
        }
        return folder;
    }

    private ExplorerProcess start(Path folder, double seconds) throws IOException {
        return ExplorerProcess.start(
                new ExplorerProcess.Start(installation, folder, archive(folder), seconds, display));
    }

    private static Path archive(Path folder) {
        return folder.resolve("start.aot");
    }
}
