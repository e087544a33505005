package org.tenfold.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder that is made when it is asked for and gone, with all that is in it, when the program ends. */
final class PassingFolder implements Supplier<Path> {
    private @Nullable Path made;

    @Override
    public synchronized Path get() {
        Path folder = made;
        if (folder == null) {
            folder = make();
            made = folder;
        }
        return folder;
    }

    private static Path make() {
        try {
            Path folder = Files.createTempDirectory("tenfold-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder), "tenfold-passing-folder"));
            return folder;
        } catch (IOException reason) {
            throw new UncheckedIOException(reason);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : innermostFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException stays) {
            // The system clears its folder of temporary files by itself; there is nobody left to be told.
            return;
        }
    }
}
