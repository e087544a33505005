package org.tenfold.view.attack;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.AttackStep;
import org.tenfold.attack.Norm;
import org.tenfold.session.AttackJob;
import org.tenfold.session.AttackModel;
import org.tenfold.session.AttackProgress;
import org.tenfold.session.PastAttack;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.WrappingRow;

/** Run, pause, step, cancel, and a sentence that says where the attack is. */
final class RunBar extends VBox {
    private final AttackModel model;
    private final Button run = new Button(Texts.of("Run"), new FontIcon(BootstrapIcons.PLAY_FILL));
    private final Button resume = new Button(Texts.of("Go on"), new FontIcon(BootstrapIcons.PLAY_FILL));
    private final Button pause = new Button(Texts.of("Pause"), new FontIcon(BootstrapIcons.PAUSE_FILL));
    private final Button step = new Button(Texts.of("Step"), new FontIcon(BootstrapIcons.SKIP_END_FILL));
    private final Button cancel = new Button(Texts.of("Cancel"));
    private final ProgressBar progress = new ProgressBar();
    private final Label message = Parts.label("", "attack-message");

    RunBar(AttackModel model) {
        this.model = model;
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("run-bar");
        run.setId("runAttack");
        run.getStyleClass().add("accent");
        Parts.tooltip(run, Keys.with(Texts.of("Run the attack on the drawing as it is now"), Keys.RUN_ATTACK));
        resume.setId("resumeAttack");
        resume.getStyleClass().add("accent");
        Parts.tooltip(resume, Texts.of("Let the attack go on"));
        pause.setId("pauseAttack");
        Parts.tooltip(pause, Texts.of("Hold the attack after its next step"));
        step.setId("stepAttack");
        Parts.tooltip(step, Texts.of("One step, then hold"));
        cancel.setId("cancelAttack");
        Parts.tooltip(cancel, Texts.of("Stop the attack and keep what it has found  (Esc)"));
        progress.setAccessibleText(Texts.of("The attack is running"));
        progress.setMaxWidth(Double.MAX_VALUE);
        WrappingRow buttons = new WrappingRow(List.of(run, resume, pause, step, cancel), List.of());
        message.setId("attackMessage");
        message.setWrapText(true);
        getChildren().addAll(buttons, progress, message);
    }

    private void init() {
        run.setOnAction(event -> model.run());
        resume.setOnAction(event -> model.resume());
        pause.setOnAction(event -> model.pause());
        step.setOnAction(event -> model.step());
        cancel.setOnAction(event -> model.cancel());
        model.choices().obstacleProperty().addListener((source, before, now) -> show());
        model.stateProperty().addListener((source, before, now) -> show());
        model.problemProperty().addListener((source, before, now) -> show());
        model.progressProperty().addListener((source, before, now) -> show());
        model.endedProperty().addListener((source, before, now) -> show());
        show();
    }

    private void show() {
        AttackModel.State state = model.stateProperty().get();
        boolean underWay = state.isUnderWay();
        offer(run, !underWay);
        offer(pause, state == AttackModel.State.RUNNING);
        offer(resume, state == AttackModel.State.PAUSED);
        offer(step, state != AttackModel.State.OPENING && state != AttackModel.State.RUNNING);
        offer(cancel, underWay);
        boolean possible = model.choices().canBeTried();
        run.setDisable(!possible);
        step.setDisable(!underWay && !possible);
        boolean moving = underWay && state != AttackModel.State.PAUSED;
        progress.setVisible(moving);
        progress.setManaged(moving);
        String said = message(state);
        message.setText(said);
        message.setVisible(!said.isEmpty());
        message.setManaged(!said.isEmpty());
    }

    private static void offer(Button button, boolean offered) {
        button.setVisible(offered);
        button.setManaged(offered);
    }

    private String message(AttackModel.State state) {
        AttackProgress progressed = model.progressProperty().get();
        PastAttack ended = model.endedProperty().get();
        return switch (state) {
            case IDLE -> "";
            case OPENING -> Texts.of("Waiting for the victim\u2026");
            case RUNNING -> progressed == null ? Texts.of("Starting\u2026") : where(progressed);
            case PAUSED -> progressed == null ? Texts.of("Starting\u2026") : Texts.of("Held. {0}", where(progressed));
            case FINISHED -> ended == null ? "" : result(ended);
            case CANCELLED -> cancelled(ended, progressed);
            case REFUSED -> model.problemProperty().get();
        };
    }

    private String where(AttackProgress now) {
        AttackJob job = model.jobProperty().get();
        Norm norm = job == null ? Norm.L2 : job.settings().norm();
        AttackStep newest = now.step();
        AttackStep nearest = now.nearest();
        String by = AttackWords.attack(newest.attack());
        String distance = AttackWords.measured(norm, newest.distance());
        return nearest == null
                ? Texts.of("Step {0}, {1}: {2}.", newest.step(), by, distance)
                : Texts.of(
                        "Step {0}, {1}: {2}; nearest seen {3}, taken for {4}.",
                        newest.step(),
                        by,
                        distance,
                        AttackWords.distance(norm, nearest.distance()),
                        model.labels().named(nearest.prediction().label()));
    }

    private String result(PastAttack ended) {
        Adversarial result = ended.result();
        Norm norm = result.norm();
        if (result.found()) {
            return Texts.of(
                    "Now taken for {0} at {1}, found by {2}. {3}.",
                    model.labels().named(result.prediction().label()),
                    AttackWords.measured(norm, result.distance()),
                    AttackWords.attack(result.attack()),
                    cost(result));
        }
        double budget = ended.job().settings().budget();
        String limit = Double.isInfinite(budget)
                ? Texts.of("{0} questions", ended.job().settings().queries())
                : AttackWords.measured(norm, budget);
        return Texts.of(
                "No adversarial found within the budget of {0}. Tried: {1}, {2}.",
                limit, AttackWords.attack(ended.job().attack().name()), cost(result));
    }

    private String cancelled(@Nullable PastAttack ended, @Nullable AttackProgress progressed) {
        if (ended != null && ended.result().found()) {
            Adversarial result = ended.result();
            return Texts.of(
                    "Cancelled; nearest found until then: {0} at {1}. {2}.",
                    model.labels().named(result.prediction().label()),
                    AttackWords.measured(result.norm(), result.distance()),
                    cost(result));
        }
        return progressed == null
                ? Texts.of("Cancelled.")
                : Texts.of(
                        "Cancelled after step {0}; no adversarial was found until then.",
                        progressed.step().step());
    }

    private static String cost(Adversarial result) {
        return Texts.of(
                "{0} steps, {1} questions, {2}",
                result.steps(), result.queries(), Figures.duration(result.milliseconds()));
    }
}
