package org.tenfold.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Greys;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.model.Classifier;
import org.tenfold.model.Provenance;

/**
 * Makes a gallery: chooses test pictures that all victims classify correctly, and attacks each of them on each victim with
 * the best of all attacks. The same settings and models give the same gallery, whatever the number of threads.
 */
public final class GalleryRun {
    /** What lies just beyond the border may be on this side of it in 256 greys: then a little further, and further. */
    private static final double STRETCH = 0.01;

    private static final int STRETCHES = 50;

    private final GallerySettings settings;
    private final Map<Contender, Victim> victims;
    private final LabelledImages test;

    private GalleryRun(GallerySettings settings, Map<Contender, Victim> victims, LabelledImages test) {
        this.settings = settings;
        this.victims = victims;
        this.test = test;
    }

    /**
     * Nothing is done yet.
     *
     * @param victims all that the settings name, safe for use by as many threads as the settings say
     */
    public static GalleryRun of(GallerySettings settings, Map<Contender, Victim> victims, LabelledImages test) {
        return new GalleryRun(settings, Map.copyOf(victims), test);
    }

    /**
     * How far a run is.
     *
     * @param done attacks that have ended
     * @param all attacks in all
     * @param victim the victim of the last one
     * @param index the test picture of the last one
     * @param l2 the distance of what it found; NaN if it found nothing
     */
    public record Progress(int done, int all, Contender victim, int index, double l2) {}

    /**
     * The test pictures: in an order that depends on the seed alone, the first of each class that every victim classifies
     * correctly; of the classes 0, 1, 2, … one more each if they do not go up evenly. Sorted by class and position.
     *
     * @throws IllegalArgumentException if there are too few
     * @throws CancellationException if cancelled
     */
    public List<Exhibit.Digit> choose(BooleanSupplier cancelled) {
        int[] wanted = new int[LabelledImages.CLASSES];
        for (int k = 0; k < settings.count(); k++) {
            wanted[k % wanted.length]++;
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < test.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(settings.seed()));
        List<Exhibit.Digit> chosen = new ArrayList<>();
        for (int i : order) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled while test pictures were chosen");
            }
            int label = test.label(i);
            if (wanted[label] > 0 && victims().allMatch(v -> answer(v, test.image(i)) == label)) {
                wanted[label]--;
                chosen.add(new Exhibit.Digit(i, label, test.image(i)));
            }
        }
        if (chosen.size() < settings.count()) {
            throw new IllegalArgumentException("only " + chosen.size()
                    + " test pictures are classified correctly by all, " + settings.count() + " expected");
        }
        chosen.sort(Comparator.comparingInt(Exhibit.Digit::label).thenComparingInt(Exhibit.Digit::index));
        return List.copyOf(chosen);
    }

    private Stream<Contender> victims() {
        return settings.victims().stream().sorted();
    }

    private int answer(Contender contender, Image image) {
        return classifier(contender).predict(image).label();
    }

    private Classifier classifier(Contender contender) {
        return victim(contender).classifier();
    }

    private Victim victim(Contender contender) {
        return Objects.requireNonNull(victims.get(contender), () -> contender + " is not open");
    }

    /** One attack that is to be made. */
    private record Task(Contender victim, Exhibit.Digit digit) {}

    /**
     * Attacks.
     *
     * @param digits the chosen test pictures
     * @param unfinished what an earlier run has found, and where this one writes down what it finds
     * @param onProgress told after every attack, on one thread at a time
     * @param cancelled asked often; nothing of an attack under way is kept
     * @throws CancellationException if cancelled
     */
    public Gallery make(
            List<String> labels,
            List<Exhibit.Digit> digits,
            UnfinishedGallery unfinished,
            Provenance provenance,
            Consumer<Progress> onProgress,
            BooleanSupplier cancelled) {
        List<Task> tasks = new ArrayList<>();
        victims().forEach(victim -> digits.forEach(digit -> tasks.add(new Task(victim, digit))));
        AtomicInteger done = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(settings.threads());
        try {
            List<Future<Optional<Exhibit>>> futures = new ArrayList<>();
            for (Task task : tasks) {
                futures.add(workers.submit(() -> {
                    Optional<Exhibit> exhibit = exhibit(task, unfinished, cancelled);
                    synchronized (done) {
                        onProgress.accept(new Progress(
                                done.incrementAndGet(),
                                tasks.size(),
                                task.victim(),
                                task.digit().index(),
                                exhibit.map(found -> found.distance(Norm.L2)).orElse(Double.NaN)));
                    }
                    return exhibit;
                }));
            }
            List<Exhibit> exhibits = new ArrayList<>();
            for (Future<Optional<Exhibit>> future : futures) {
                future.get().ifPresent(exhibits::add);
            }
            return new Gallery(labels, digits, exhibits, provenance);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while attacks were running");
        } finally {
            workers.shutdownNow();
        }
    }

    private Optional<Exhibit> exhibit(Task task, UnfinishedGallery unfinished, BooleanSupplier cancelled) {
        UnfinishedGallery.Entry known =
                unfinished.entry(task.victim(), task.digit().index());
        UnfinishedGallery.Entry entry = known == null ? attack(task, cancelled) : known;
        if (known == null) {
            unfinished.add(entry);
        }
        Image image = entry.image();
        return image == null
                ? Optional.empty()
                : Optional.of(new Exhibit(task.victim(), task.digit(), image, entry.answer(), entry.attack()));
    }

    private UnfinishedGallery.Entry attack(Task task, BooleanSupplier cancelled) {
        AttackSettings how = AttackSettings.DEFAULT
                .withNorm(settings.norm())
                .withSeed(settings.seed())
                .withQueries(settings.queries(task.victim()));
        Image original = task.digit().image();
        Adversarial found = Attacks.best().run(victim(task.victim()), original, how, step -> {}, cancelled);
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("cancelled while an attack was running");
        }
        int label = task.digit().label();
        Image image = found.found() ? inGreys(original, found.image(), task.victim(), label) : null;
        int answer = image == null ? label : answer(task.victim(), image);
        return new UnfinishedGallery.Entry(task.victim(), task.digit().index(), image, answer, found.attack());
    }

    /** The nearest picture of 256 greys on the way through what was found that still has another answer. */
    private @Nullable Image inGreys(Image original, Image found, Contender victim, int label) {
        for (int i = 0; i <= STRETCHES; i++) {
            Image candidate = Greys.rounded(stretched(original, found, 1 + i * STRETCH));
            if (answer(victim, candidate) != label) {
                return candidate;
            }
        }
        return null;
    }

    private static Image stretched(Image original, Image found, double factor) {
        float[] pixels = new float[Image.PIXELS];
        for (int p = 0; p < pixels.length; p++) {
            double change = (double) found.at(p) - original.at(p);
            pixels[p] = (float) Math.clamp(original.at(p) + factor * change, 0.0, 1.0);
        }
        return Image.of(pixels);
    }

    /**
     * Asks every victim about every picture once more, as it was read back from the files.
     *
     * @throws IllegalStateException if a victim says anything else than what is written
     */
    public void check(Gallery gallery) {
        for (Exhibit exhibit : gallery.exhibits()) {
            int answer = answer(exhibit.victim(), exhibit.image());
            if (answer != exhibit.answer()) {
                throw new IllegalStateException(exhibit.victim() + " takes test picture "
                        + exhibit.digit().index() + " as it was written for " + answer + ", not for "
                        + exhibit.answer());
            }
        }
    }
}
