package org.tenfold.session;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.BadInputException;
import org.tenfold.image.DataFolder;
import org.tenfold.training.TrainingProgress;
import org.tenfold.training.TrainingResult;
import org.tenfold.training.TrainingRun;
import org.tenfold.training.TrainingSettings;
import org.tenfold.training.TrainingWatch;

/** A training on its own thread: step by step, and its end or what went wrong. */
record TrainingWork(TrainingSettings settings, TrainingData data) {
    /** One step of a training: one of the four. */
    record Step(
            @Nullable TrainingProgress progress,
            @Nullable Begun begun,
            TrainingWatch.@Nullable Look look,
            @Nullable TrainingResult result) {}

    /** It has begun: how many passes there are, and what every class is going to paint. */
    record Begun(int passes, List<TrainingWatch.Example> examples) {}

    void run(Consumer<Step> onStep, BooleanSupplier cancelled) {
        TrainingResult came = enough(
                () -> TrainingRun.run(
                        settings,
                        data.data(),
                        said -> onStep.accept(new Step(said, null, null, null)),
                        new Relay(onStep),
                        cancelled),
                Texts.of(
                        "There was not enough memory to go on. What has been done is kept: it can go on in a terminal with"
                                + " {0}",
                        command(settings)));
        onStep.accept(new Step(null, null, null, came));
    }

    /** Reads pictures to train on, and finds out how much memory is left. */
    static TrainingData read(
            Path folder, boolean centre, SpareMemory memory, IntConsumer progress, BooleanSupplier cancelled) {
        return enough(
                () -> TrainingData.of(DataFolder.read(folder, centre, progress, cancelled), memory),
                Texts.of("The pictures in {0} need more memory than the window has; choose fewer.", folder));
    }

    /** How the same training is begun, or goes on, outside of the window. */
    static String command(TrainingSettings settings) {
        return "tenfold train --resume --data " + quoted(settings.data().toString()) + " --out "
                + quoted(settings.out().toString()) + " --epochs " + settings.epochs() + " --seed " + settings.seed();
    }

    private static String quoted(String path) {
        return path.indexOf(' ') < 0 ? path : '"' + path + '"';
    }

    /** The result; a lack of memory becomes a sentence, on whatever thread it was found. */
    static <R> R enough(Supplier<R> work, String sentence) {
        try {
            return work.get();
        } catch (OutOfMemoryError reason) {
            throw new BadInputException(sentence, reason);
        } catch (IllegalStateException reason) {
            if (reason.getCause() instanceof OutOfMemoryError) {
                throw new BadInputException(sentence, reason);
            }
            throw reason;
        }
    }

    /** Hands on what is seen on the training's threads. */
    private record Relay(Consumer<Step> onStep) implements TrainingWatch {
        @Override
        public void begun(int all, List<Example> shown) {
            onStep.accept(new Step(null, new Begun(all, shown), null, null));
        }

        @Override
        public void looked(Look seen) {
            onStep.accept(new Step(null, null, seen, null));
        }
    }
}
