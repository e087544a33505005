package org.tenfold.view.attack;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.AttackStep;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.model.Prediction;
import org.tenfold.session.AttackModel;
import org.tenfold.session.AttackProgress;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Labels;
import org.tenfold.session.PastAttack;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Parts;

/** Look for the nearest picture that a classifier takes for another digit, and watch. */
public final class AttackPane extends StackPane {
    private final ExplorerModel explorer;
    private final AttackModel model;
    private final SentenceView sentence;
    private final PicturesView pictures = new PicturesView();
    private final Label bound = Parts.label("", "bound-line");
    private final Button draw = new Button(Texts.of("Draw this"), new FontIcon(BootstrapIcons.BRUSH));
    private final VBox outcome = Parts.styled(new VBox(), "outcome");
    private final CurveView curve;
    private final StrengthView strength;
    private final OpinionsView opinions;
    private final WitnessesView witnesses = new WitnessesView();
    private final PinnedView pinned;
    private final VBox introduction = Parts.styled(new VBox(), "introduction-box");

    /**
     * The pane.
     *
     * @param sideBySide shows the attack on all victims side by side
     */
    public AttackPane(ExplorerModel explorer, Runnable sideBySide) {
        this.explorer = explorer;
        this.model = explorer.attack();
        sentence = new SentenceView(model, explorer.contenders(), sideBySide);
        curve = new CurveView(model);
        strength = new StrengthView(model.strength(), model::labels);
        opinions = new OpinionsView(model.opinions(), model::labels);
        pinned = new PinnedView(model);
        createView();
        init();
    }

    private void createView() {
        pictures.adversarial().setId("adversarial");
        draw.setId("drawAdversarial");
        Parts.tooltip(draw, Texts.of("Send the adversarial picture to the canvas"));
        Parts.tooltip(bound, Texts.of("No shorter change turns the answer: proved, or as far as a search could tell"));
        bound.setWrapText(true);
        HBox last = Parts.styled(new HBox(bound, Parts.gap(), draw), "buttons");
        draw.setMinWidth(USE_PREF_SIZE);
        outcome.getChildren().addAll(pictures, last);
        Label first = Parts.label(
                Texts.of(
                        "An adversarial is a picture that you still read as before, and the victim does not. The attack looks for"
                                + " the nearest one to your drawing; a conventional network needs little, ABS more."),
                "introduction");
        first.setWrapText(true);
        introduction.getChildren().add(first);

        VBox body = Parts.styled(
                new VBox(
                        sentence,
                        new SettingsRow(model),
                        new RunBar(model),
                        introduction,
                        outcome,
                        curve,
                        strength,
                        opinions,
                        witnesses,
                        pinned,
                        new HistoryStrip(model)),
                "tool-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setId("attackScroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("tool-scroll");
        getChildren().add(scroll);
    }

    private void init() {
        draw.setOnAction(event -> model.draw());
        pictures.follow(explorer.hoveredPixelProperty());
        // Whatever has the focus here: fields and choices keep the key to themselves.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.stateProperty().get().isUnderWay()) {
                model.cancel();
                event.consume();
            }
        });
        model.stateProperty().addListener((source, before, now) -> show());
        model.jobProperty().addListener((source, before, now) -> show());
        model.progressProperty().addListener((source, before, now) -> show());
        model.endedProperty().addListener((source, before, now) -> show());
        show();
    }

    /** What is shown of a picture: the answer, and how ABS explains it. */
    private record Seen(
            Image image, Prediction prediction, @Nullable Analysis analysis) {
        static Seen of(AttackStep step) {
            return new Seen(step.image(), step.prediction(), step.analysis());
        }

        String verdict(Labels labels) {
            return PicturesView.verdict(labels, prediction, analysis);
        }
    }

    private void show() {
        Seen before = before();
        Seen after = after();
        Adversarial found = found();
        boolean something = before != null && after != null;
        for (Node part : List.of(outcome, curve)) {
            offer(part, something);
        }
        offer(introduction, !something);
        offer(strength, found != null);
        offer(opinions, found != null);
        draw.setDisable(found == null);
        bound.setText(found == null ? "" : bound(found));
        Analysis first = before == null ? null : before.analysis;
        Analysis second = after == null ? null : after.analysis;
        offer(witnesses, first != null && second != null);
        if (first != null && second != null) {
            witnesses.show(first, second);
        }
        if (before != null && after != null) {
            pictures.show(
                    before.image,
                    before.verdict(model.labels()),
                    title(found),
                    after.image,
                    after.verdict(model.labels()));
        }
    }

    private String title(@Nullable Adversarial found) {
        if (found != null) {
            return Texts.of("Adversarial");
        }
        return model.stateProperty().get().isUnderWay() ? Texts.of("Being tried") : Texts.of("Tried last");
    }

    private static void offer(Node part, boolean offered) {
        part.setVisible(offered);
        part.setManaged(offered);
    }

    private @Nullable Adversarial found() {
        PastAttack past = model.endedProperty().get();
        return past == null || !past.result().found() ? null : past.result();
    }

    private @Nullable Seen before() {
        PastAttack past = model.endedProperty().get();
        if (past != null) {
            Adversarial result = past.result();
            return new Seen(result.original(), result.originalPrediction(), result.originalAnalysis());
        }
        AttackStep first = model.firstProperty().get();
        return first == null ? null : Seen.of(first);
    }

    /** The adversarial; while there is none, what was tried last. */
    private @Nullable Seen after() {
        PastAttack past = model.endedProperty().get();
        AttackProgress progress = model.progressProperty().get();
        if (past != null && (past.result().found() || progress == null)) {
            Adversarial result = past.result();
            return new Seen(result.image(), result.prediction(), result.analysis());
        }
        return progress == null ? null : Seen.of(progress.step());
    }

    private static String bound(Adversarial found) {
        RobustnessBound lower = found.bound();
        if (lower == null) {
            return "";
        }
        String distance = AttackWords.measured(found.norm(), lower.value());
        return lower.kind() == RobustnessBound.Kind.PROVED
                ? Texts.of("At least {0}, proved", distance)
                : Texts.of("At least {0}, estimated", distance);
    }
}
