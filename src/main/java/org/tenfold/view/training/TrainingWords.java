package org.tenfold.view.training;

import org.tenfold.session.Texts;
import org.tenfold.session.TrainingData;
import org.tenfold.session.TrainingModel;
import org.tenfold.training.TrainingProgress;
import org.tenfold.training.TrainingResult;
import org.tenfold.view.parts.Figures;

/** What the training window says in sentences. */
final class TrainingWords {
    private static final int SECONDS_A_MINUTE = 60;

    private TrainingWords() {}

    /** What was found, or how many pictures have been read; empty before any are chosen. */
    static String found(TrainingModel model) {
        TrainingData data = model.dataProperty().get();
        if (data != null) {
            return Texts.of(
                    "{0} classes, {1} pictures; {2} of them are held out to see how well the model reads what it was not"
                            + " fitted to.",
                    data.classes().size(), data.pictures(), data.heldOut());
        }
        int read = model.readProperty().get();
        boolean reading = model.folderProperty().get() != null
                && model.problemProperty().get().isEmpty();
        return reading ? read == 0 ? Texts.of("Reading\u2026") : Texts.of("Reading\u2026 {0} pictures", read) : "";
    }

    /** What is wrong, or where the training is, or what came of it; empty before it begins. */
    static String message(TrainingModel model) {
        String problem = model.problemProperty().get();
        if (!problem.isEmpty()) {
            return problem;
        }
        TrainingProgress progress = model.progressProperty().get();
        TrainingResult result = model.resultProperty().get();
        return switch (model.stateProperty().get()) {
            case CHOOSING ->
                model.planProperty().get() != null && model.outProperty().get() == null
                        ? Texts.of("One thing is missing: a folder for the model.")
                        : "";
            case RUNNING -> progress == null ? Texts.of("Starting\u2026") : where(progress);
            case STOPPED -> Texts.of("Stopped. What has been done is kept in the folder of the model; it can go on.");
            case FINISHED ->
                result == null
                        ? ""
                        : Texts.of(
                                "There is a model. It reads {0} of {1} held-out pictures rightly: {2}.",
                                result.heldOut() - result.wrong(),
                                result.heldOut(),
                                Figures.percent(result.accuracy()));
        };
    }

    private static String stage(TrainingProgress.Stage stage) {
        return switch (stage) {
            case VAE -> Texts.of("Variational auto-encoders");
            case DECODERS -> Texts.of("Decoders on what inference measures");
            case ENCODERS -> Texts.of("Encoders against the final decoders");
            case CALIBRATION -> Texts.of("Calibration on held-out pictures");
        };
    }

    private static String where(TrainingProgress progress) {
        String stage = stage(progress.stage());
        String left = left(progress.secondsLeft());
        return progress.label().isEmpty()
                ? Texts.of("{0}: pass {1} of {2}; {3}", stage, progress.epoch(), progress.epochs(), left)
                : Texts.of(
                        "{0}: {1}, pass {2} of {3}; {4}",
                        stage, progress.label(), progress.epoch(), progress.epochs(), left);
    }

    private static String left(double seconds) {
        long minutes = Math.round(seconds / SECONDS_A_MINUTE);
        return minutes < 1
                ? Texts.of("less than a minute left")
                : minutes < SECONDS_A_MINUTE
                        ? Texts.of("about {0} min left", minutes)
                        : Texts.of("about {0} h {1} min left", minutes / SECONDS_A_MINUTE, minutes % SECONDS_A_MINUTE);
    }
}
