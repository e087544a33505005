package org.tenfold.session;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.PriorSamples;

/**
 * What is done before everything can be answered: models and test digits are read, and prior samples are decoded.
 *
 * <p>Thread rule: that of {@link ExplorerModel}.
 */
public final class Preparation {
    /** The progress of work whose length is not known. */
    public static final double INDETERMINATE = -1;

    /** Prior samples decoded between two looks at the progress. */
    private static final int SAMPLES_AT_ONCE = 250;

    private final Threads threads;
    private final Notices notices;
    private final Runnable prepared;
    private final LatestOnly decoding;
    private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper(this, "activity", "");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", INDETERMINATE);

    /**
     * Nothing is under way yet.
     *
     * @param prepared is told when all prior samples are there
     */
    Preparation(Threads threads, Notices notices, Runnable prepared) {
        this.threads = threads;
        this.notices = notices;
        this.prepared = prepared;
        decoding = LatestOnly.of(threads.samples(), threads.screen());
    }

    // Properties

    /** What is under way, in a few words; empty if nothing is. */
    public ReadOnlyStringProperty activityProperty() {
        return activity.getReadOnlyProperty();
    }

    /** How much of the activity is done, from 0 to 1, or {@value #INDETERMINATE} if nobody knows. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    // Commands

    /** Tells what is under way, or by an empty text that nothing is. */
    void tell(String what) {
        activity.set(what);
    }

    /** Reads something on the reading thread. */
    <R extends @Nullable Object> void read(Supplier<? extends R> source, Consumer<R> then) {
        threads.reading().execute(() -> {
            try {
                R result = source.get();
                threads.screen().execute(() -> then.accept(result));
            } catch (RuntimeException reason) {
                threads.screen().execute(() -> {
                    activity.set("");
                    // The models come first; without them nobody misses the digits.
                    notices.reportFirst(Notice.problem(reason));
                });
            }
        });
    }

    /** Decodes the prior samples batch by batch; explanations use those that are there. */
    void decodeSamples(AbsClassifier models) {
        PriorSamples samples = models.samples();
        int wanted = models.settings().samples();
        activity.set(Texts.of("Painting prior samples"));
        progress.set(0);
        decoding.submit(
                (LatestOnly.Work<Integer>) (onStep, cancelled) -> {
                    for (int ready = 0; ready < wanted; ) {
                        ready = Math.min(wanted, Math.max(samples.ready(), ready) + SAMPLES_AT_ONCE);
                        samples.prepare(ready, cancelled);
                        onStep.accept(ready);
                    }
                },
                new LatestOnly.Screen<>() {
                    @Override
                    public void show(Integer ready) {
                        progress.set((double) ready / wanted);
                    }

                    @Override
                    public void failed(RuntimeException reason) {
                        notices.report(Notice.problem(reason));
                    }

                    @Override
                    public void ended() {
                        stopActivity();
                        prepared.run();
                    }
                });
    }

    /** Stops decoding prior samples; those that are there are used. */
    public void stop() {
        decoding.abandon();
        stopActivity();
    }

    private void stopActivity() {
        activity.set("");
        progress.set(INDETERMINATE);
    }
}
