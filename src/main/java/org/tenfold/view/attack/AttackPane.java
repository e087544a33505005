package org.tenfold.view.attack;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.AttackStep;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.session.AttackModel;
import org.tenfold.session.ExplorerModel;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PictureRow;
import org.tenfold.view.parts.PixelView;

/** Look for the nearest picture that the models take for another digit, and watch. */
public final class AttackPane extends StackPane {
    private static final int CLASSES = 10;
    private static final int ANY = -1;
    private static final int SMALL_SCALE = 2;

    /** Differences are shown so much larger. */
    private static final double GAIN = 2;

    private final ExplorerModel explorer;
    private final AttackModel model;
    private final Text victim = Parts.styled(new Text(), "sentence-strong");
    private final ComboBox<Integer> target = new ComboBox<>();
    private final Button run = new Button("Run", new FontIcon(BootstrapIcons.PLAY_FILL));
    private final Button cancel = new Button("Cancel");
    private final ProgressBar progress = new ProgressBar();
    private final Label message = Parts.label("", "attack-message");
    private final PictureRow pictures = new PictureRow();
    private final PixelView original = pictures.add("Original");
    private final PixelView adversarial = pictures.add("Adversarial");
    private final PixelView difference = pictures.add("Change \u00d7\u202f" + (int) GAIN);
    private final Statistic l2 = new Statistic("L2", "Length of the change: the square root of the sum of its squares");
    private final Statistic linf = new Statistic("L\u221e", "The largest change of a single pixel");
    private final Statistic l0 = new Statistic("L0", "How many pixels changed");
    private final Label bound = Parts.label("", "bound-line");
    private final List<Witness> witnesses = List.of(new Witness(), new Witness());
    private final Button draw = new Button("Draw this", new FontIcon(BootstrapIcons.BRUSH));
    private final VBox outcome = new VBox();
    private final VBox introduction = new VBox();

    public AttackPane(ExplorerModel explorer) {
        this.explorer = explorer;
        this.model = explorer.attack();
        createView();
        init();
    }

    private void createView() {
        target.setId("target");
        target.setAccessibleText("Digit it is to be taken for");
        target.getItems().add(ANY);
        for (int c = 0; c < CLASSES; c++) {
            target.getItems().add(c);
        }
        target.setConverter(new TargetNames());
        target.setValue(ANY);
        TextFlow sentence = Parts.styled(
                new TextFlow(
                        text("Turn this "),
                        victim,
                        text(" into "),
                        target,
                        text(" by changing it as little as possible (L2), fooling "),
                        Parts.styled(new Text("the ABS model"), "sentence-strong"),
                        text(".")),
                "sentence");
        run.setId("runAttack");
        run.getStyleClass().add("accent");
        Parts.tooltip(run, Keys.with("Run the attack", Keys.RUN_ATTACK));
        cancel.setId("cancelAttack");
        Parts.tooltip(cancel, "Stop the attack");
        progress.setAccessibleText("The attack is running");
        progress.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(message, Priority.ALWAYS);
        HBox buttons = Parts.styled(new HBox(run, cancel, message), "buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        run.setMinWidth(USE_PREF_SIZE);
        cancel.setMinWidth(USE_PREF_SIZE);
        message.setWrapText(true);
        message.setId("attackMessage");

        original.setAccessibleText("The original picture");
        adversarial.setAccessibleText("The adversarial picture");
        adversarial.setId("adversarial");
        difference.setAccessibleText("What was changed, magnified");
        draw.setId("drawAdversarial");
        Parts.tooltip(draw, "Send the adversarial picture to the canvas");
        createOutcome();
        createIntroduction();

        VBox body = Parts.styled(new VBox(sentence, buttons, progress, introduction, outcome), "tool-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("tool-scroll");
        getChildren().add(scroll);
    }

    private void createOutcome() {
        HBox legend = Parts.styled(
                new HBox(Parts.legend("swatch-more", "ink added"), Parts.legend("swatch-less", "ink taken away")),
                "legend-row");
        Parts.tooltip(bound, "No shorter change turns the answer: proved, or as far as a search could tell");
        VBox numbers =
                Parts.styled(new VBox(Parts.styled(new HBox(l2, linf, l0), "statistic-row"), bound), "statistics");
        VBox why = Parts.styled(new VBox(Parts.label("Both explanations, before and after", "overline")), "witnesses");
        why.getChildren().addAll(witnesses);
        HBox last = Parts.styled(new HBox(Parts.gap(), draw), "buttons");
        outcome.getStyleClass().add("outcome");
        outcome.getChildren().addAll(pictures, legend, numbers, why, last);
    }

    private void createIntroduction() {
        Label first = Parts.label(
                "An adversarial is a picture that you still read as before, and the model does not. The attack walks from"
                        + " the drawing toward another digit\u2019s explanation and back to the border between the two.",
                "introduction");
        first.setWrapText(true);
        introduction.getStyleClass().add("introduction-box");
        introduction.getChildren().add(first);
    }

    private static Text text(String words) {
        return Parts.styled(new Text(words), "sentence-text");
    }

    private void init() {
        target.valueProperty()
                .addListener((source, before, now) -> model.targetProperty().set(now == ANY ? null : now));
        run.setOnAction(event -> model.run());
        cancel.setOnAction(event -> model.cancel());
        draw.setOnAction(event -> model.draw());
        for (PixelView picture : new PixelView[] {original, adversarial, difference}) {
            picture.follow(explorer.hoveredPixelProperty());
        }
        explorer.analysisProperty().addListener((source, before, now) -> show());
        model.stateProperty().addListener((source, before, now) -> show());
        model.stepProperty().addListener((source, before, now) -> show());
        model.resultProperty().addListener((source, before, now) -> show());
        show();
    }

    private void show() {
        Analysis drawing = explorer.analysis();
        boolean answered = drawing != null && drawing.confident();
        victim.setText(drawing != null && drawing.confident() ? label(drawing) : "digit");
        AttackModel.State state = model.stateProperty().get();
        boolean running = state == AttackModel.State.RUNNING;
        run.setDisable(!answered);
        run.setVisible(!running);
        run.setManaged(!running);
        cancel.setVisible(running);
        cancel.setManaged(running);
        progress.setVisible(running);
        progress.setManaged(running);
        target.setDisable(running);
        AttackStep step = model.stepProperty().get();
        Adversarial result = model.resultProperty().get();
        boolean something = step != null || result != null;
        introduction.setVisible(!something);
        introduction.setManaged(!something);
        outcome.setVisible(something);
        outcome.setManaged(something);
        message.setText(message(state, step, result, answered));
        Analysis before = model.originalProperty().get();
        Analysis changed = result != null ? result.analysis() : step != null ? step.analysis() : null;
        if (before != null && changed != null && result != null) {
            show(before, result.image(), changed, result.l2(), result.bound());
            linf.show(Figures.distance(result.linf()));
            l0.show(Integer.toString(result.l0()));
        } else if (before != null && changed != null && step != null) {
            show(
                    before,
                    step.image(),
                    changed,
                    step.distance(),
                    explorer.boundProperty().get());
            linf.show(Figures.distance(largest(before.image(), step.image())));
            l0.show(Integer.toString(changed(before.image(), step.image())));
        }
        draw.setDisable(result == null || !result.found());
    }

    private static String message(
            AttackModel.State state, @Nullable AttackStep step, @Nullable Adversarial result, boolean answered) {
        if (result != null) {
            return result.found()
                    ? "Now taken for a " + answer(result) + ". " + result.steps() + " steps, "
                            + Figures.duration(result.milliseconds()) + "."
                    : "No adversarial found within the budget of " + result.steps() + " steps.";
        }
        if (state == AttackModel.State.RUNNING) {
            return step == null
                    ? "Starting\u2026"
                    : "Step " + step.step() + ", " + step.phase() + ": L2 " + Figures.distance(step.distance());
        }
        if (state == AttackModel.State.CANCELLED) {
            return "Cancelled" + (step == null ? "." : "; this was tried last.");
        }
        return answered ? "" : "Draw a digit that the models recognise.";
    }

    private void show(
            Analysis before, Image image, Analysis after, double distance, @Nullable RobustnessBound lowerBound) {
        original.show(before.image());
        adversarial.show(image);
        difference.showColours(Palette.difference(image, before.image(), GAIN));
        pictures.setLine(0, verdict(before));
        pictures.setLine(1, verdict(after));
        l2.show(Figures.distance(distance));
        if (lowerBound == null) {
            bound.setText("");
        } else {
            boolean proved = lowerBound.kind() == RobustnessBound.Kind.PROVED;
            bound.setText("L2 is at least " + Figures.distance(lowerBound.value()) + ", "
                    + (proved ? "proved" : "estimated"));
        }
        int was = before.prediction();
        int rival = after.prediction() == was ? after.runnerUp() : after.prediction();
        witnesses.get(0).show(before.reconstruction(was), after.reconstruction(was));
        witnesses.get(1).show(before.reconstruction(rival), after.reconstruction(rival));
    }

    private static String verdict(Analysis analysis) {
        return analysis.confident()
                ? label(analysis) + ", " + Figures.percent(analysis.probabilities()[analysis.prediction()])
                : "none of the ten";
    }

    private static String answer(Adversarial result) {
        Analysis analysis = result.analysis();
        return analysis == null ? String.valueOf(result.prediction().label()) : label(analysis);
    }

    private static String label(Analysis analysis) {
        return analysis.reconstruction(analysis.prediction()).label();
    }

    private static double largest(Image a, Image b) {
        double largest = 0;
        for (int i = 0; i < Image.PIXELS; i++) {
            largest = Math.max(largest, Math.abs((double) a.at(i) - b.at(i)));
        }
        return largest;
    }

    private static int changed(Image a, Image b) {
        int changed = 0;
        for (int i = 0; i < Image.PIXELS; i++) {
            if (a.at(i) != b.at(i)) {
                changed++;
            }
        }
        return changed;
    }

    /** A number over its name. */
    private static final class Statistic extends VBox {
        private final Label value = Parts.label("\u2013", "statistic-value");

        Statistic(String name, String meaning) {
            Label below = Parts.label(name, "statistic-name");
            getStyleClass().add("statistic");
            HBox.setHgrow(this, Priority.ALWAYS);
            getChildren().addAll(value, below);
            Parts.tooltip(value, meaning);
            Parts.tooltip(below, meaning);
        }

        void show(String number) {
            value.setText(number);
        }
    }

    /** What one model paints before and after, with its scores. */
    private static final class Witness extends HBox {
        private final Label name = Parts.label("", "witness-name");
        private final PixelView before = new PixelView(SMALL_SCALE).rigid();
        private final PixelView after = new PixelView(SMALL_SCALE).rigid();
        private final Label scores = Parts.label("", "witness-score");

        Witness() {
            getStyleClass().add("witness");
            setAlignment(Pos.CENTER_LEFT);
            before.setAccessibleText("Explanation before the attack");
            after.setAccessibleText("Explanation after the attack");
            FontIcon arrow = new FontIcon(BootstrapIcons.ARROW_RIGHT);
            getChildren().addAll(name, before, arrow, after, scores);
        }

        void show(Reconstruction first, Reconstruction second) {
            name.setText(first.label());
            before.show(first.image());
            after.show(second.image());
            scores.setText(Figures.score(first.negativeElbo()) + "\n" + Figures.score(second.negativeElbo()));
        }
    }

    /** The targets in words. */
    private static final class TargetNames extends StringConverter<Integer> {
        @Override
        public String toString(@Nullable Integer value) {
            return value == null || value == ANY ? "any other digit" : "a " + value;
        }

        @Override
        public Integer fromString(String text) {
            throw new UnsupportedOperationException("targets are chosen, not typed");
        }
    }
}
