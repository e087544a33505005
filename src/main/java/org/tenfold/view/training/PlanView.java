package org.tenfold.view.training;

import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenfold.session.Texts;
import org.tenfold.session.TrainingPlan;
import org.tenfold.view.parts.Columns;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Statistic;

/** What a training will take, before it begins. */
final class PlanView extends VBox {
    private final Statistic fitted =
            new Statistic(Texts.of("pictures to learn from"), Texts.of("Every class learns to paint its own of them"));
    private final Statistic heldOut = new Statistic(
            Texts.of("pictures held out"),
            Texts.of("The last twelfth: nothing is fitted to them, so they show how well the model reads what is new"));
    private final Statistic time = new Statistic(
            Texts.of("estimated time"),
            Texts.of("Estimated from pictures x passes; another computer may take half or twice as long, and so does"
                    + " drawing meanwhile. Once the training runs, the time that is left is measured."));
    private final Statistic memory = new Statistic(
            Texts.of("estimated memory"),
            Texts.of("Estimated from the number of pictures and classes: what it takes at most, and what the window has"
                    + " to spare"));

    PlanView() {
        setId("trainingPlan");
        getStyleClass().add("training-plan");
        getChildren().add(new Columns(fitted, heldOut, time, memory));
    }

    void show(@Nullable TrainingPlan plan) {
        if (plan != null) {
            fitted.show(Figures.whole(plan.cost().fitted()));
            heldOut.show(Figures.whole(plan.cost().heldOut()));
            time.show("\u2248 " + duration(plan.seconds()));
            memory.show("\u2248 " + Texts.of("{0} of {1} MiB", plan.mebibytes(), plan.roomMebibytes()));
        }
        setVisible(plan != null);
        setManaged(plan != null);
    }

    /** In minutes, or in hours and minutes. */
    private static String duration(double seconds) {
        long minutes = Math.max(1, Math.round(seconds / 60));
        return minutes < 60 ? Texts.of("{0} min", minutes) : Texts.of("{0} h {1} min", minutes / 60, minutes % 60);
    }
}
