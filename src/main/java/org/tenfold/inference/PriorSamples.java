package org.tenfold.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenfold.inference.LatentSpace.Point;
import org.tenfold.math.KlDivergence;
import org.tenfold.model.AbsModel;
import org.tenfold.model.UserFolder;

/**
 * The model's prior latents, the same for every class, with the picture that every class decodes from them: the starts
 * of every search, and the whole of the {@link Preset#SAMPLES} preset.
 *
 * <p>Pictures are decoded batch by batch, by whoever calls {@link #prepare}, or read from the user's cache folder,
 * where they are kept beside the model's digest; until a batch is there, questions are answered from those that are.
 * They are kept as one byte a pixel (63 MB for 8000 samples and ten classes), which is enough to rule out all but a
 * handful of samples with certainty; those are decoded anew, so that {@link #nearest} answers exactly as a comparison
 * of all decoded pictures would. Safe for use by several threads.
 */
public final class PriorSamples {
    private static final Logger LOG = LoggerFactory.getLogger(PriorSamples.class);
    private static final long PATIENCE_MILLIS = 20;

    private final AbsModel model;
    private final @Nullable Path cacheFolder;
    private final Workers workers;
    private final float[][] latents;
    private final double[] kl;

    /** Guards the making of batches; reading goes by {@link #ready} alone. */
    private final ReentrantLock making = new ReentrantLock();

    private final SampleBatch[][] batches;
    private volatile int ready;
    private @Nullable SampleCache cache;
    private int onDisk;
    private boolean lookedOnDisk;

    private PriorSamples(AbsModel model, @Nullable Path cacheFolder, Workers workers) {
        this.model = model;
        this.cacheFolder = cacheFolder;
        this.workers = workers;
        latents = model.priorLatents();
        kl = new double[latents.length];
        for (int i = 0; i < kl.length; i++) {
            kl[i] = KlDivergence.toStandardNormal(latents[i]);
        }
        batches = new SampleBatch[(latents.length + SampleBatch.SIZE - 1) / SampleBatch.SIZE][];
    }

    /** A model's samples, none of them decoded yet, kept in the user's cache folder. */
    public static PriorSamples of(AbsModel model) {
        return of(model, Workers.shared());
    }

    /** The same, decoded by these workers. */
    public static PriorSamples of(AbsModel model, Workers workers) {
        return new PriorSamples(model, UserFolder.CACHE.current(), workers);
    }

    /** A model's samples, none of them decoded yet, kept in {@code cacheFolder}, or nowhere if that is null. */
    public static PriorSamples of(AbsModel model, @Nullable Path cacheFolder, Workers workers) {
        return new PriorSamples(model, cacheFolder, workers);
    }

    /** How many samples a class has. */
    public int size() {
        return latents.length;
    }

    /** How many samples of every class can be used now: the first so many. */
    public int ready() {
        return ready;
    }

    /**
     * Returns when the first {@code count} samples can be used: reads them from disk or decodes them, with this thread
     * and the workers. A file that is missing, damaged or of another model is written anew; that it cannot be written is
     * logged and otherwise no matter.
     *
     * @throws CancellationException soon after {@code cancelled} says so
     */
    public void prepare(int count, BooleanSupplier cancelled) {
        if (count > size()) {
            throw new IllegalArgumentException("asked for " + count + " prior samples, but the model has " + size());
        }
        while (ready < count) {
            lock(cancelled);
            try {
                if (!lookedOnDisk) {
                    lookOnDisk();
                } else if (ready < count) {
                    decodeBatch(ready / SampleBatch.SIZE, cancelled);
                }
                if (ready >= count) {
                    keepOnDisk();
                }
            } finally {
                making.unlock();
            }
        }
    }

    private void lock(BooleanSupplier cancelled) {
        try {
            while (!making.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("preparing the prior samples was cancelled");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("preparing the prior samples was interrupted");
        }
    }

    private void lookOnDisk() {
        lookedOnDisk = true;
        if (cacheFolder == null) {
            return;
        }
        cache = new SampleCache(cacheFolder, model.digest(), fingerprint(), model.classes());
        List<SampleBatch[]> found = cache.read(batches.length);
        for (int b = 0; b < found.size(); b++) {
            batches[b] = found.get(b);
        }
        onDisk = found.size();
        ready = Math.min(size(), onDisk * SampleBatch.SIZE);
    }

    /** A checksum of the first sample's pictures, to the last bit. */
    private int fingerprint() {
        CRC32C crc = new CRC32C();
        for (int c = 0; c < model.classes(); c++) {
            for (float value : decoded(space(c), 0).image) {
                crc.update(Float.floatToRawIntBits(value));
                crc.update(Float.floatToRawIntBits(value) >>> 8);
                crc.update(Float.floatToRawIntBits(value) >>> 16);
                crc.update(Float.floatToRawIntBits(value) >>> 24);
            }
        }
        return (int) crc.getValue();
    }

    private void decodeBatch(int b, BooleanSupplier cancelled) {
        SampleBatch[] batch = new SampleBatch[model.classes()];
        int first = b * SampleBatch.SIZE;
        int count = Math.min(SampleBatch.SIZE, size() - first);
        workers.each(batch.length, c -> {
            LatentSpace space = space(c);
            SampleBatch samples = SampleBatch.empty();
            for (int i = 0; i < count; i++) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("preparing the prior samples was cancelled");
                }
                samples.put(i, decoded(space, first + i).image);
            }
            batch[c] = samples;
        });
        batches[b] = batch;
        ready = first + count;
    }

    private void keepOnDisk() {
        int whole = (ready + SampleBatch.SIZE - 1) / SampleBatch.SIZE;
        if (cache == null || whole <= onDisk) {
            return;
        }
        // Also after a failure: what could not be written once is not tried again with every question.
        onDisk = whole;
        try {
            cache.write(new ArrayList<>(Arrays.asList(batches).subList(0, whole)));
        } catch (IOException | SecurityException e) {
            LOG.info("The decoded samples are not kept: {} cannot be written ({}).", cache.file(), e.toString());
        }
    }

    private LatentSpace space(int c) {
        return LatentSpace.of(model, c);
    }

    private Point decoded(LatentSpace space, int i) {
        Point point = new Point(latents[i].clone());
        space.decode(point);
        return point;
    }

    /** Sample {@code i} as {@code space} decodes it, scored against {@code x}. */
    Point scored(LatentSpace space, int i, float[] x) {
        Point point = new Point(latents[i].clone());
        space.score(point, x);
        return point;
    }

    /**
     * Of the first {@code count} samples of class {@code c} the one with the lowest F, of equal ones the first: exactly
     * as if all of them were decoded and compared.
     */
    Nearest nearest(int c, float[] x, int count, LatentSpace space, Bounds bounds) {
        boundL2(c, x, count, bounds);
        // F ≤ high² + β·KL: no sample whose low² + β·KL is above the least of these can win.
        double limit = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            limit = Math.min(limit, bounds.high[i] * bounds.high[i] + space.beta() * kl[i]);
        }
        // F as computed may differ from F by rounding.
        limit *= 1 + ROUNDING;
        Point best = null;
        int index = -1;
        for (int i = 0; i < count; i++) {
            if (bounds.low[i] * bounds.low[i] + space.beta() * kl[i] <= limit) {
                Point candidate = scored(space, i, x);
                if (best == null || candidate.value < best.value) {
                    best = candidate;
                    index = i;
                    limit = Math.min(limit, best.value * (1 + ROUNDING));
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("the bounds of class " + c + " exclude all " + count + " samples");
        }
        return new Nearest(index, best);
    }

    /**
     * Of the first {@code count} samples those that may have the lowest F by their lower bounds, which {@code bounds} holds
     * since {@link #nearest}; the lowest first.
     */
    int[] promising(int count, int most, double beta, Bounds bounds) {
        int[] found = new int[Math.min(most, count)];
        double[] least = new double[found.length];
        int size = 0;
        for (int i = 0; i < count; i++) {
            double value = bounds.low[i] * bounds.low[i] + beta * kl[i];
            if (size == found.length && value >= least[size - 1]) {
                continue;
            }
            int at = size < found.length ? size++ : size - 1;
            for (; at > 0 && least[at - 1] > value; at--) {
                least[at] = least[at - 1];
                found[at] = found[at - 1];
            }
            least[at] = value;
            found[at] = i;
        }
        return found;
    }

    /** Bounds the distances {@code ‖t − G(z_i)‖₂} of the first {@code count} samples of class {@code c}. */
    void boundL2(int c, float[] t, int count, Bounds bounds) {
        for (int b = 0; b * SampleBatch.SIZE < count; b++) {
            batches[b][c].boundL2(t, bounds.low, bounds.high, b * SampleBatch.SIZE, bounds.sums);
        }
    }

    /** Bounds the distances {@code ‖t − G(z_i)‖₁} of the first {@code count} samples of class {@code c}. */
    void boundL1(int c, float[] t, int count, Bounds bounds) {
        for (int b = 0; b * SampleBatch.SIZE < count; b++) {
            batches[b][c].boundL1(t, bounds.low, bounds.high, b * SampleBatch.SIZE, bounds.sums);
        }
    }

    /** {@code ½‖z_i‖²}. */
    double kl(int i) {
        return kl[i];
    }

    /** Room for the bounds of all samples of one class. */
    Bounds bounds() {
        return new Bounds(batches.length * SampleBatch.SIZE);
    }

    /** What F as it is computed, in double precision over 784 pixels, may differ from F, relative to F: 784 · 2⁻⁵³. */
    static final double ROUNDING = 1e-12;

    /** The winner of a comparison. */
    record Nearest(int index, Point point) {}

    /** Distances of samples, bounded below and above, and scratch; for one thread at a time. */
    static final class Bounds {
        final double[] low;
        final double[] high;
        final float[] sums = new float[SampleBatch.SIZE];

        private Bounds(int size) {
            low = new double[size];
            high = new double[size];
        }
    }
}
