package org.tenfold.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder that has a folder of pictures for each class, which is called like its folder: PNG, JPEG or BMP of any size, see
 * {@link PictureReader}. Other files, and what is hidden, are passed over.
 */
final class PictureFolder {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp");

    /** So many of the pictures that cannot be read are named. */
    private static final int NAMED = 3;

    private static final int WHITE = 255;
    private static final Phrase EXPECTED = Phrase.of(
            "{0} to {1} folders of pictures, one a class", LabelledImages.FEWEST_CLASSES, LabelledImages.CLASSES);

    /** A picture, its class, and its place in the order of all, from 0 to 1. */
    private record Entry(Path file, int label, double place) {}

    private PictureFolder() {}

    /** Whether there is a folder with a picture in it. */
    static boolean isOne(Path folder) {
        return Files.isDirectory(folder) && !classes(folder).isEmpty();
    }

    /**
     * Reads all pictures. Every class is spread evenly over the whole, in an order that depends on the files' names alone:
     * the last pictures, which are held out from a training, are of all classes.
     *
     * @param centre whether to place the ink of each as MNIST does
     * @param progress gets the number of pictures read so far
     * @throws BadInputException naming the pictures that cannot be read, or if there are too few or too many classes
     * @throws CancellationException soon after {@code cancelled} says so
     */
    static LabelledImages read(Path folder, boolean centre, IntConsumer progress, BooleanSupplier cancelled) {
        List<Path> classes = classes(folder);
        if (classes.size() < LabelledImages.FEWEST_CLASSES || classes.size() > LabelledImages.CLASSES) {
            throw BadInputException.of(
                    folder,
                    classes.size() == 1
                            ? Phrase.of("1 folder of pictures")
                            : Phrase.of("{0} folders of pictures", classes.size()),
                    EXPECTED);
        }
        List<Entry> entries = entries(classes);
        byte[] pixels = new byte[Math.multiplyExact(entries.size(), Image.PIXELS)];
        byte[] labels = new byte[entries.size()];
        List<BadInputException> bad = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("reading the pictures was cancelled");
            }
            Entry entry = entries.get(i);
            labels[i] = (byte) entry.label;
            try {
                Image image = PictureReader.read(entry.file, centre).image();
                for (int p = 0; p < Image.PIXELS; p++) {
                    pixels[i * Image.PIXELS + p] = (byte) Math.round(image.at(p) * WHITE);
                }
            } catch (BadInputException reason) {
                bad.add(reason);
            }
            progress.accept(i + 1);
        }
        refuse(bad);
        return LabelledImages.of(
                pixels, labels, classes.stream().map(PictureFolder::name).toList());
    }

    private static void refuse(List<BadInputException> bad) {
        if (!bad.isEmpty()) {
            Phrase named = bad.stream()
                    .limit(NAMED)
                    .map(BadInputException::phrase)
                    .reduce((one, next) -> Phrase.of("{0} {1}", one, next))
                    .orElseThrow();
            int more = bad.size() - NAMED;
            throw new BadInputException(
                    more > 0 ? Phrase.of("{0} So are {1} more pictures.", named, more) : named, bad.get(0));
        }
    }

    private static List<Entry> entries(List<Path> classes) {
        List<Entry> entries = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            List<Path> files = pictures(classes.get(c));
            int[] order = IntStream.range(0, files.size()).toArray();
            // The names of pictures may tell who drew them, or when: neighbours must not stay together.
            SplittableRandom random = new SplittableRandom(c);
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
            for (int k = 0; k < order.length; k++) {
                entries.add(new Entry(files.get(order[k]), c, (k + 0.5) / order.length));
            }
        }
        entries.sort(Comparator.comparingDouble(Entry::place).thenComparingInt(Entry::label));
        return entries;
    }

    /** The folders that have pictures, by name. */
    private static List<Path> classes(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .filter(each -> !name(each).startsWith("."))
                    .filter(each -> !pictures(each).isEmpty())
                    .sorted(Comparator.comparing(PictureFolder::name))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw BadInputException.of(folder, Phrase.of("a folder that cannot be read"), EXPECTED, e);
        }
    }

    private static List<Path> pictures(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !name(file).startsWith("."))
                    .filter(file -> ENDINGS.contains(ending(name(file))))
                    .sorted(Comparator.comparing(PictureFolder::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
