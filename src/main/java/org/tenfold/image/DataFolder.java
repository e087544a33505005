package org.tenfold.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Pictures to train on: MNIST's files, or a folder of pictures for each class.
 *
 * @param folder where they are
 * @param kind which of both
 * @param training the pictures themselves
 */
public record DataFolder(Path folder, Kind kind, LabelledImages training) {
    /** How the pictures are kept. */
    public enum Kind {
        /** As MNIST's are. */
        IDX,
        /** A picture a file. */
        PICTURES
    }

    /**
     * Reads what is in a folder.
     *
     * @param centre whether to place the ink of pictures as MNIST does; IDX files are taken as they are
     * @throws BadInputException if it is neither, or not whole
     */
    public static DataFolder read(Path folder, boolean centre) {
        return read(folder, centre, count -> {}, () -> false);
    }

    /**
     * As above.
     *
     * @param progress gets the number of pictures read so far
     * @throws java.util.concurrent.CancellationException soon after {@code cancelled} says so
     */
    public static DataFolder read(Path folder, boolean centre, IntConsumer progress, BooleanSupplier cancelled) {
        boolean pictures = !has(folder, Split.TRAIN) && PictureFolder.isOne(folder);
        // What is neither is refused as what most data sets are.
        return pictures
                ? new DataFolder(folder, Kind.PICTURES, PictureFolder.read(folder, centre, progress, cancelled))
                : new DataFolder(folder, Kind.IDX, LabelledImages.read(folder, Split.TRAIN));
    }

    private static boolean has(Path folder, Split split) {
        String name = split.imagesFile();
        return Files.exists(folder.resolve(name)) || Files.exists(folder.resolve(name + ".gz"));
    }

    /**
     * The pictures that are meant for tests; none where the folder does not say.
     *
     * @throws BadInputException if there are some that cannot be read
     */
    public @Nullable LabelledImages test() {
        return kind == Kind.IDX && has(folder, Split.TEST) ? LabelledImages.read(folder, Split.TEST) : null;
    }

    /** The name of the folder. */
    public String name() {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }
}
