package org.tenfold.view.compare;

import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.image.Image;
import org.tenfold.model.Prediction;
import org.tenfold.session.Labels;
import org.tenfold.session.SideBySideModel;
import org.tenfold.session.Siege;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.parts.Words;

/** The attack on one contender: the nearest picture so far, how near it is, and what the contender says of it. */
final class SideBySideColumn extends VBox {
    /** Changes are shown so much larger. */
    static final double GAIN = 2;

    private static final int PREFERRED_SCALE = 5;
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

    private final SideBySideModel model;
    private final Contender contender;
    private final Runnable afterDrawing;
    private final Supplier<Labels> labels;
    private final Label name;
    private final PixelView picture = new PixelView(PREFERRED_SCALE);
    private final Measure l2 = new Measure(Norm.L2);
    private final Measure linf = new Measure(Norm.LINF);
    private final Measure l0 = new Measure(Norm.L0);
    private final HBox measures = Parts.styled(new HBox(l2, linf, l0), "siege-measures");
    private final Label answer = Parts.label("", "siege-answer");
    private final ProgressBar progress = new ProgressBar();
    private final FontIcon icon = new FontIcon();
    private final Label state = Parts.label("", "siege-state");
    private final Button draw = new Button(Texts.of("Draw this"), new FontIcon(BootstrapIcons.BRUSH));

    /** The state that tooltip and icon tell of. */
    private Siege.@Nullable State explained;

    SideBySideColumn(SideBySideModel model, Contender contender, Supplier<Labels> labels, Runnable afterDrawing) {
        this.labels = labels;
        this.model = model;
        this.contender = contender;
        this.afterDrawing = afterDrawing;
        this.name = Parts.label(Wording.name(contender), "siege-name");
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("siege");
        setId("siege-" + contender.name());
        Parts.tooltip(name, Wording.description(contender));
        Parts.tooltip(
                answer,
                Texts.of(
                        "What it says of the drawing and, once it is broken, of the changed picture. {0}",
                        Wording.probability(contender)));
        name.setWrapText(true);
        name.setAlignment(Pos.BOTTOM_LEFT);
        answer.setMinWidth(USE_PREF_SIZE);
        state.setWrapText(true);
        state.setMinHeight(USE_PREF_SIZE);
        state.setGraphic(icon);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(Texts.of("Questions asked of {0}", Words.contender(contender)));
        Parts.tooltip(
                progress,
                Texts.of("How many of its {0} questions have been asked", SideBySideModel.queries(contender)));
        draw.setId("drawSiege-" + contender.name());
        Parts.explain(
                draw,
                Texts.of("Draw the picture that breaks {0}", Words.contender(contender)),
                Texts.of("Send this picture to the canvas"));
        draw.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, picture, measures, answer, progress, state, draw);
    }

    private void init() {
        draw.setOnAction(event -> {
            model.draw(contender);
            afterDrawing.run();
        });
    }

    /** How high all that is not the picture is, in a column of that width. */
    double textHeight(double width) {
        return prefHeight(width) - picture.prefHeight(-1);
    }

    Contender contender() {
        return contender;
    }

    /** Gives the picture its side, in units of layout. */
    void setPictureSide(double side) {
        picture.setMinSize(side, side);
        picture.setPrefSize(side, side);
        picture.setMaxSize(side, side);
    }

    /**
     * Shows how far the attack is.
     *
     * @param original the picture under attack; none leaves the place empty
     * @param norm how distance is measured
     * @param change shows the change instead of the changed picture
     */
    void show(@Nullable Image original, Norm norm, boolean change) {
        Siege siege = model.siegeProperty(contender).get();
        Siege.Attempt attempt = siege.attempt();
        showPicture(original, attempt == null ? original : attempt.image(), change);
        l2.show(attempt, norm);
        linf.show(attempt, norm);
        l0.show(attempt, norm);
        answer.setText(answer(siege.original(), attempt));
        boolean underWay = siege.isUnderWay();
        progress.setVisible(underWay);
        progress.setProgress(
                siege.state() == Siege.State.SEARCHING ? siege.progress() : ProgressBar.INDETERMINATE_PROGRESS);
        state.setText(words(siege, norm));
        if (explained != siege.state()) {
            explained = siege.state();
            Parts.tooltip(state, siege.problem().isEmpty() ? meaning(siege.state()) : siege.problem());
            pseudoClassStateChanged(BROKEN, siege.state() == Siege.State.BROKEN);
            pseudoClassStateChanged(HELD, siege.state() == Siege.State.HELD);
            icon.setIconCode(icon(siege.state()));
            icon.setVisible(siege.state() != Siege.State.IDLE);
        }
        draw.setDisable(underWay || attempt == null || !attempt.fools());
        setAccessibleText(name.getText() + ": " + state.getText() + " " + answer.getText());
    }

    private void showPicture(@Nullable Image original, @Nullable Image shown, boolean change) {
        if (original == null || shown == null) {
            picture.show(null);
        } else if (change) {
            picture.showColours(Palette.difference(shown, original, GAIN));
        } else {
            picture.show(shown);
        }
        picture.setAccessibleText(
                change
                        ? Texts.of("The change, magnified, for {0}", Words.contender(contender))
                        : Texts.of("The nearest picture for {0}", Words.contender(contender)));
    }

    private String answer(@Nullable Prediction original, Siege.@Nullable Attempt attempt) {
        if (original == null) {
            return "";
        }
        if (attempt == null) {
            return Texts.of("says {0}", Wording.answer(labels.get(), contender, original));
        }
        return attempt.fools()
                ? labels.get().name(original.label()) + " \u2192 "
                        + Wording.answer(labels.get(), contender, attempt.prediction())
                : Texts.of("says {0}", Wording.answer(labels.get(), contender, attempt.prediction()));
    }

    private String words(Siege siege, Norm norm) {
        Siege.Attempt attempt = siege.attempt();
        return switch (siege.state()) {
            case IDLE -> "";
            case OPENING -> Texts.of("being opened");
            case WAITING -> Texts.of("waiting for its turn");
            case SEARCHING ->
                attempt != null && attempt.fools()
                        ? Texts.of("now at {0}", Wording.distance(norm, attempt.distance(norm)))
                        : Texts.of("searching");
            case BROKEN ->
                attempt == null ? "" : Texts.of("breaks at {0}", Wording.distance(norm, attempt.distance(norm)));
            case HELD -> Texts.of("no adversarial found within {0} questions", SideBySideModel.queries(contender));
            case CANCELLED ->
                attempt != null && attempt.fools()
                        ? Texts.of("stopped at {0}", Wording.distance(norm, attempt.distance(norm)))
                        : Texts.of("stopped before it broke");
            case MISSING -> Wording.brief(siege.problem());
        };
    }

    private static String meaning(Siege.State state) {
        return switch (state) {
            case IDLE -> Texts.of("Nothing was tried yet");
            case OPENING -> Texts.of("What it needs is read once, and kept");
            case WAITING -> Texts.of("Others are attacked first");
            case SEARCHING -> Texts.of("The attack is looking for a nearer picture with another answer");
            case BROKEN ->
                Texts.of(
                        "The nearest picture with another answer that was found; a stronger attack may find a nearer one");
            case HELD -> Texts.of("The attack asked all its questions in vain; a stronger one may succeed");
            case CANCELLED -> Texts.of("The attack was stopped; this was the nearest picture so far");
            case MISSING -> Texts.of("It cannot be attacked");
        };
    }

    private static Ikon icon(Siege.State state) {
        return switch (state) {
            case IDLE, OPENING, WAITING -> BootstrapIcons.HOURGLASS_SPLIT;
            case SEARCHING -> BootstrapIcons.SEARCH;
            case BROKEN -> BootstrapIcons.LIGHTNING_FILL;
            case HELD -> BootstrapIcons.SHIELD_CHECK;
            case CANCELLED -> BootstrapIcons.STOP_CIRCLE;
            case MISSING -> BootstrapIcons.EXCLAMATION_TRIANGLE;
        };
    }

    /** A distance over the name of its norm; that of the attack stands out. */
    private static final class Measure extends VBox {
        private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

        private final Norm norm;
        private final Label value = Parts.label("\u2013", "siege-measure-value");

        Measure(Norm norm) {
            this.norm = norm;
            Label below = Parts.label(Words.norm(norm), "siege-measure-name");
            getStyleClass().add("siege-measure");
            HBox.setHgrow(this, Priority.ALWAYS);
            getChildren().addAll(value, below);
            value.setMinWidth(USE_PREF_SIZE);
            Parts.tooltip(value, Wording.description(norm));
            Parts.tooltip(below, Wording.description(norm));
        }

        void show(Siege.@Nullable Attempt attempt, Norm chosen) {
            value.setText(attempt == null ? "\u2013" : Wording.figure(norm, attempt.distance(norm)));
            pseudoClassStateChanged(CHOSEN, norm == chosen);
        }
    }
}
