package org.tenfold.session;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenfold.training.TrainingRun;
import org.tenfold.training.TrainingSettings;

/** What the last training was begun with, as the settings keep it. */
record LastTraining(Path pictures, Path out, int passes, String seed, boolean centring) {
    private static final String PICTURES = "training.pictures";
    private static final String FOLDER = "training.folder";
    private static final String PASSES = "training.passes";
    private static final String SEED = "training.seed";
    private static final String CENTRING = "training.centring";

    /** The last training, if it was begun and has not come to its end. */
    static @Nullable LastTraining in(Settings settings) {
        Optional<String> pictures = settings.get(PICTURES);
        Optional<String> out = settings.get(FOLDER);
        if (pictures.isEmpty() || out.isEmpty() || !TrainingRun.isUnfinished(Path.of(out.get()))) {
            return null;
        }
        int passes = settings.get(PASSES)
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .orElse(TrainingModel.QUICK_PASSES);
        return new LastTraining(
                Path.of(pictures.get()),
                Path.of(out.get()),
                passes,
                settings.get(SEED).orElse("1"),
                settings.get(CENTRING).isPresent());
    }

    static void keep(TrainingSettings begun, boolean centring, Settings settings) {
        settings.put(PICTURES, begun.data().toAbsolutePath().toString());
        settings.put(FOLDER, begun.out().toAbsolutePath().toString());
        settings.put(PASSES, Integer.toString(begun.epochs()));
        settings.put(SEED, Long.toString(begun.seed()));
        settings.put(CENTRING, centring ? "yes" : null);
    }
}
