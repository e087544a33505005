package org.tenfold.view.reconstructions;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.session.ScoreAccount;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PictureRow;
import org.tenfold.view.parts.PixelView;

/** How the score of one digit comes about, line by line, as one would reckon it by hand. */
final class Ledger extends VBox {
    private final PictureRow pictures = new PictureRow();
    private final PixelView drawn = pictures.add(Texts.of("Drawn"));
    private final PixelView painted = pictures.add(Texts.of("Painted"));
    private final PixelView left = pictures.add(Texts.of("Left over"));
    private final Label title = Parts.label("", "ledger-title");
    private final GridPane lines = Parts.styled(new GridPane(), "ledger-lines");
    private final Label squaredError = line(
            Texts.of("squared error  \u03a3 (x \u2212 G(z))\u00b2"),
            Texts.of("How far the painted picture is from the drawing, pixel by pixel"));
    private final Label divergence = line(
            "+ KL  \u03b2 \u00b7 \u00bd \u03a3 z\u00b2",
            Texts.of("How unusual the model had to be: half the squared length of its eight latents"));
    private final Label scaling = line(
            Texts.of("\u00d7 scaling of this class"),
            Texts.of("A factor found in training that makes the models fair to each other"));
    private final Label score = line(Texts.of("\u00f7 784 pixels = score"), Texts.of("The lowest score wins"));
    private final Label gap =
            line(Texts.of("above the best score"), Texts.of("How much better another class explains the drawing"));
    private final Label weightName = Parts.label("", "ledger-name");
    private final Label weight = figure(
            weightName,
            Texts.of(
                    "The lower the score, the larger; a small number is added, so that far from every class all are equal"));
    private final Label allWeights =
            line(Texts.of("\u00f7 the same of all classes"), Texts.of("So that all probabilities are one together"));
    private final Label probability = line(Texts.of("= probability"), Texts.of("Of this class among all"));
    private final Label words = Parts.label(
            Texts.of(
                    "The model of a class paints what it can; of all that, this comes closest. The score adds up how far it is from the"
                            + " drawing and how unusual it is for the model. The lowest of all scores wins; the probability"
                            + " compares them all."),
            "ledger-words");

    Ledger() {
        createView();
    }

    private void createView() {
        getStyleClass().add("ledger");
        drawn.setAccessibleText(Texts.of("The drawing"));
        painted.setAccessibleText(Texts.of("What the model paints"));
        left.setAccessibleText(Texts.of("The drawing minus what the model paints"));
        HBox legend = Parts.styled(
                new HBox(
                        Parts.legend("swatch-more", Texts.of("drawn, not explained")),
                        Parts.legend("swatch-less", Texts.of("explained, not drawn"))),
                "legend-row");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        lines.getColumnConstraints().addAll(names, numbers);
        score.getStyleClass().add("ledger-result");
        score.setId("ledgerScore");
        probability.getStyleClass().add("ledger-result");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, pictures, legend, lines, words);
    }

    private Label line(String name, String meaning) {
        return figure(Parts.label(name, "ledger-name"), meaning);
    }

    private Label figure(Label name, String meaning) {
        Label figure = Parts.label("", "ledger-figure");
        figure.setMinWidth(USE_PREF_SIZE);
        Parts.tooltip(name, meaning);
        Parts.tooltip(figure, meaning);
        lines.addRow(lines.getRowCount(), name, figure);
        return figure;
    }

    /**
     * Shows the account of a class.
     *
     * @param models made the analysis
     */
    void show(AbsClassifier models, Analysis analysis, int classIndex) {
        Reconstruction found = analysis.reconstruction(classIndex);
        ScoreAccount account = ScoreAccount.of(models, analysis, classIndex);
        title.setText(Texts.of("The score of {0}", found.label()));
        drawn.show(analysis.image());
        painted.show(found.image());
        left.showColours(Palette.difference(analysis.image(), found.image(), 1));
        squaredError.setText(Figures.precise(account.squaredError()));
        divergence.setText(Figures.precise(account.divergence()));
        scaling.setText(Figures.precise(account.scaling()));
        score.setText(Figures.score(account.score()));
        gap.setText(account.gap() == 0 ? Texts.of("it is the best") : Figures.signed(account.gap(), 4));
        weightName.setText(Texts.of(
                "exp(\u2212{0} \u00b7 score) + {1}",
                Figures.whole(account.logitScale()), Figures.weight(account.floor())));
        weight.setText(Figures.weight(account.weight()));
        allWeights.setText(Figures.weight(account.allWeights()));
        probability.setText(Figures.percent(account.probability()));
    }
}
