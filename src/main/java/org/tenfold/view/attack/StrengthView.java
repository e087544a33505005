package org.tenfold.view.attack;

import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.session.Labels;
import org.tenfold.session.Opinion;
import org.tenfold.session.PastAttack;
import org.tenfold.session.StrengthModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.parts.Words;

/** The straight way from the original to the adversarial, to be walked by hand. */
final class StrengthView extends VBox {
    private static final int SCALE = 3;

    private final StrengthModel model;
    private final Supplier<Labels> labels;
    private final StrengthTrack track;
    private final PixelView picture = new PixelView(SCALE).rigid();
    private final Label value = Parts.label("", "statistic-value");
    private final Label distances = Parts.label("", "caption");
    private final Label answer = Parts.label("", "strength-answer");
    private final Label flip = Parts.label("", "caption");

    StrengthView(StrengthModel model, Supplier<Labels> labels) {
        this.model = model;
        this.labels = labels;
        track = new StrengthTrack(model, labels);
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("strength");
        picture.setId("strengthPicture");
        picture.setAccessibleText(Texts.of("The picture of this strength"));
        answer.setId("strengthAnswer");
        flip.setId("strengthFlip");
        Parts.tooltip(value, Texts.of("0 is the original, 1 the adversarial; beyond 1 pixels stop at black and white"));
        Parts.tooltip(distances, Texts.of("How far this picture is from the original"));
        Parts.tooltip(answer, Texts.of("What the victim says of this picture"));
        Parts.tooltip(
                flip,
                Texts.of("Where the answer changes for the first time on the straight way; marked at the slider"));
        for (Label label : new Label[] {distances, answer, flip}) {
            label.setWrapText(true);
        }
        VBox words = new VBox(value, answer, distances, flip);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox both = Parts.styled(new HBox(picture, words), "strength-row");
        HBox legend = Parts.styled(
                new HBox(
                        Parts.legend("swatch-kept", Texts.of("first answer")),
                        Parts.legend("swatch-fooled", Texts.of("another"))),
                "legend-row");
        getChildren().addAll(Parts.label(Texts.of("Strength of the change"), "overline"), track, legend, both);
    }

    private void init() {
        model.pictureProperty().addListener((source, before, now) -> show(now));
        model.opinionProperty().addListener((source, before, now) -> showAnswer());
        model.flipProperty().addListener((source, before, now) -> showFlip());
        model.looksProperty().addListener((source, before, now) -> showFlip());
        show(model.pictureProperty().get());
        showAnswer();
        showFlip();
    }

    private void show(StrengthModel.@Nullable Picture now) {
        picture.show(now == null ? null : now.image());
        value.setText(Figures.distance(model.strengthProperty().get()));
        distances.setText(
                now == null
                        ? ""
                        : together(Norm.L2, now.l2()) + "  " + together(Norm.LINF, now.linf()) + "  "
                                + together(Norm.L0, now.l0()));
    }

    /** A distance that no line is broken in. */
    private static String together(Norm norm, double value) {
        return AttackWords.measured(norm, value).replace(' ', '\u00a0');
    }

    private void showAnswer() {
        PastAttack subject = model.subject();
        Opinion opinion = model.opinionProperty().get();
        if (subject == null || opinion == null) {
            answer.setText("\u2026");
        } else {
            Contender victim = subject.job().contender();
            answer.setText(Words.sentence(
                    Texts.of("{0} says {1}", Words.contender(victim), OpinionsView.inWords(labels.get(), opinion))));
        }
    }

    private void showFlip() {
        double at = model.flipProperty().get();
        flip.setText(
                Double.isNaN(at)
                        ? Texts.of("Looking for where the answer changes\u2026")
                        : Texts.of("The answer changes at {0}.", Figures.distance(at)));
    }
}
