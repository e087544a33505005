package org.tenfold.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.BadInputException;
import org.tenfold.image.NpyArray;
import org.tenfold.image.NpzFile;
import org.tenfold.image.Phrase;

/**
 * The unfinished run in a folder: one file for each part of it, each replaced whole, so that a run stopped at any moment
 * goes on from its last finished pass.
 */
final class Checkpoint {
    private static final String RUN = "run";

    private final Path folder;

    private Checkpoint(Path folder) {
        this.folder = folder;
    }

    /** Whether there is an unfinished run of a model below {@code out}. */
    static boolean isThere(Path out) {
        return Files.exists(new Checkpoint(folder(out)).file(RUN));
    }

    private static Path folder(Path out) {
        return out.resolve(".training");
    }

    /**
     * Opens the unfinished run of a model below {@code out}, or begins one.
     *
     * @throws BadInputException if there is one and {@code resume} is off, or it was begun with other settings or data
     */
    static Checkpoint open(TrainingSettings settings, String digest) {
        return open(folder(settings.out()), settings.epochs(), settings.seed(), digest, settings.resume());
    }

    /**
     * Opens the unfinished run in a folder, or begins one.
     *
     * @param digest of the training pictures, hexadecimal
     * @throws BadInputException if there is one and {@code resume} is off, or it was begun with other settings or data
     */
    static Checkpoint open(Path folder, int epochs, long seed, String digest, boolean resume) {
        Checkpoint checkpoint = new Checkpoint(folder);
        // 24 bits fit a float exactly: the seed in three parts, the digest's first 48 bits in two
        float[] identity = {
            epochs,
            seed & 0xffffff,
            seed >>> 24 & 0xffffff,
            seed >>> 48,
            Integer.parseInt(digest.substring(0, 6), 16),
            Integer.parseInt(digest.substring(6, 12), 16)
        };
        Map<String, float[]> found = checkpoint.read(RUN);
        if (found == null) {
            checkpoint.write(RUN, Map.of(RUN, identity));
        } else if (!resume) {
            throw new BadInputException(folder
                    + ": found an unfinished training run, expected none; add --resume to continue it, or delete it.");
        } else {
            Phrase number = Phrase.of("seed");
            Phrase pictures = Phrase.of("training pictures");
            Phrase[] names = {Phrase.of("epochs"), number, number, number, pictures, pictures};
            float[] begun = new float[identity.length];
            checkpoint.restore(found, RUN, RUN, begun);
            for (int i = 0; i < identity.length; i++) {
                if (begun[i] != identity[i]) {
                    throw new BadInputException(Phrase.of(
                            "{0}: found an unfinished training run with other {1}, expected the same as now; repeat its"
                                    + " settings, or delete it.",
                            folder, names[i]));
                }
            }
        }
        return checkpoint;
    }

    /** The arrays of a part, or null if it has not been written yet. */
    @Nullable
    Map<String, float[]> read(String part) {
        Path file = file(part);
        if (!Files.exists(file)) {
            return null;
        }
        Map<String, float[]> arrays = new LinkedHashMap<>();
        NpzFile.read(file).forEach((name, array) -> arrays.put(name, array.data()));
        return arrays;
    }

    void write(String part, Map<String, float[]> arrays) {
        Map<String, NpyArray> named = new LinkedHashMap<>();
        arrays.forEach((name, data) -> named.put(name, NpyArray.of(data, data.length)));
        try {
            NpzFile.write(file(part), named);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies an array of a part into {@code target}; a part of another length is refused. */
    void restore(Map<String, float[]> arrays, String part, String name, float[] target) {
        float[] source = arrays.get(name);
        if (source == null || source.length != target.length) {
            throw BadInputException.of(
                    file(part),
                    source == null
                            ? Phrase.of("no array {0}", name)
                            : Phrase.of("{0} numbers in {1}", source.length, name),
                    Phrase.of("{0} numbers, as this version of Tenfold writes", target.length));
        }
        System.arraycopy(source, 0, target, 0, target.length);
    }

    /** Removes the unfinished run, once the model is written. */
    void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String part) {
        return folder.resolve(part + ".npz");
    }
}
