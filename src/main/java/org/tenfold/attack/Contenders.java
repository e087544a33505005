package org.tenfold.attack;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenfold.baseline.Baseline;
import org.tenfold.baseline.Baselines;
import org.tenfold.baseline.BinaryCnnClassifier;
import org.tenfold.image.BadInputException;
import org.tenfold.image.Image;
import org.tenfold.image.Phrase;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.model.Classifier;
import org.tenfold.model.DifferentiableClassifier;

/**
 * The classifiers that are compared, as victims: each opened when it is first asked for and then kept, and given what helps
 * an attacker where its own slopes do not: training pictures to start from, and the CNN's mistakes, if there is a CNN.
 *
 * <p>Opening takes seconds: ask on a background thread. Safe for use by several threads.
 */
public final class Contenders {
    /** Pictures from which an attack without slopes may start. */
    private static final int EXAMPLES = 500;

    private final AbsClassifier abs;
    private final Baselines rivals;
    private final Map<Contender, Victim> open = new EnumMap<>(Contender.class);
    private @Nullable List<Image> examples;

    private Contenders(AbsClassifier abs, Baselines rivals) {
        this.abs = abs;
        this.rivals = rivals;
    }

    /** Nothing is opened yet. */
    public static Contenders of(AbsClassifier abs, Baselines rivals) {
        return new Contenders(abs, rivals);
    }

    /** The same with victims that are open already. */
    Contenders with(Map<Contender, Victim> victims) {
        Contenders others = of(abs, rivals);
        others.open.putAll(victims);
        return others;
    }

    /** Those that are compared with the present model: all for one of MNIST; each may still be missing. */
    public List<Contender> offered() {
        return Stream.of(Contender.values())
                .filter(each -> each.baseline().map(rivals::offers).orElse(true))
                .toList();
    }

    /**
     * Opens a contender, or returns the one that is open. After a failure the next call tries again.
     *
     * @param onProgress told, in words for people, what is being waited for; not called for what is open
     * @throws BadInputException if a file is missing, damaged or of another kind
     */
    public Victim open(Contender contender, Consumer<Phrase> onProgress) {
        Victim kept = ifOpen(contender);
        if (kept != null) {
            return kept;
        }
        Victim opened = read(contender, onProgress);
        synchronized (open) {
            return Objects.requireNonNullElse(open.putIfAbsent(contender, opened), opened);
        }
    }

    /** The contender if it is open, without waiting. */
    public @Nullable Victim ifOpen(Contender contender) {
        synchronized (open) {
            return open.get(contender);
        }
    }

    private Victim read(Contender contender, Consumer<Phrase> onProgress) {
        Baseline baseline = contender.baseline().orElse(null);
        Victim victim;
        if (baseline == null) {
            victim = Victim.of(abs.with(abs.settings().withBinary(contender == Contender.BINARY_ABS)));
        } else {
            victim = rival(contender.title(), rivals.open(baseline, onProgress));
        }
        return contender.isThresholded() || contender == Contender.NEAREST ? helped(victim, onProgress) : victim;
    }

    private static Victim rival(String name, Classifier opened) {
        if (opened instanceof BinaryCnnClassifier binary) {
            return Victim.thresholded(name, binary, binary.behindThreshold());
        }
        return opened instanceof DifferentiableClassifier slopes
                ? Victim.of(name, slopes)
                : Victim.ofDecisions(name, opened);
    }

    private Victim helped(Victim victim, Consumer<Phrase> onProgress) {
        Victim helped = victim.withExamples(examples(onProgress));
        if (!rivals.has(Baseline.CNN)) {
            return helped;
        }
        return rivals.open(Baseline.CNN, onProgress) instanceof DifferentiableClassifier cnn
                ? helped.withSurrogate(cnn)
                : helped;
    }

    private synchronized List<Image> examples(Consumer<Phrase> onProgress) {
        List<Image> kept = examples;
        if (kept == null) {
            onProgress.accept(Phrase.of("reading training pictures to start from"));
            kept = rivals.trainingPictures()
                    .map(pictures -> IntStream.range(0, Math.min(EXAMPLES, pictures.size()))
                            .mapToObj(pictures::image)
                            .toList())
                    .orElse(List.of());
            examples = kept;
        }
        return kept;
    }
}
