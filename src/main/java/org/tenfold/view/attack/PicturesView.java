package org.tenfold.view.attack;

import javafx.beans.property.IntegerProperty;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Norm;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.model.Prediction;
import org.tenfold.session.Labels;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PictureRow;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.parts.Statistic;
import org.tenfold.view.parts.Words;

/** A picture before and after, what was changed, and the change in all three norms. */
final class PicturesView extends VBox {
    /** Differences are magnified by one of these: by as much as keeps the largest one within black and white. */
    private static final int[] GAINS = {50, 20, 10, 5, 2};

    private final PictureRow pictures = new PictureRow();
    private final PixelView original;
    private final PixelView adversarial;
    private final PixelView difference;
    private final Statistic l2 = statistic(Norm.L2);
    private final Statistic linf = statistic(Norm.LINF);
    private final Statistic l0 = statistic(Norm.L0);

    PicturesView() {
        original = pictures.add(Texts.of("Original"));
        adversarial = pictures.add(Texts.of("Changed"));
        difference = pictures.add(Texts.of("Change"));
        createView();
    }

    private void createView() {
        getStyleClass().add("attack-pictures");
        original.setAccessibleText(Texts.of("The original picture"));
        adversarial.setAccessibleText(Texts.of("The changed picture"));
        difference.setAccessibleText(Texts.of("What was changed, magnified"));
        HBox legend = Parts.styled(
                new HBox(
                        Parts.legend("swatch-more", Texts.of("ink added")),
                        Parts.legend("swatch-less", Texts.of("ink taken away"))),
                "legend-row");
        VBox numbers = Parts.styled(new VBox(Parts.styled(new HBox(l2, linf, l0), "statistic-row")), "statistics");
        getChildren().addAll(pictures, legend, numbers);
    }

    /** Outlines the hovered pixel in all three. */
    void follow(IntegerProperty hoveredPixel) {
        for (PixelView picture : new PixelView[] {original, adversarial, difference}) {
            picture.follow(hoveredPixel);
        }
    }

    PixelView adversarial() {
        return adversarial;
    }

    /** Shows a picture before and after, what the second one is called, and a line under each. */
    void show(Image before, String beforeLine, String title, Image after, String afterLine) {
        float[] x = before.toArray();
        float[] changed = after.toArray();
        double largest = Norm.LINF.distance(x, changed);
        int gain = gain(largest);
        original.show(before);
        adversarial.show(after);
        difference.showColours(Palette.difference(after, before, gain));
        pictures.setTitle(1, title);
        pictures.setLine(0, beforeLine);
        pictures.setLine(1, afterLine);
        pictures.setLine(2, gain == 1 ? Texts.of("as it is") : "\u00d7\u202f" + gain);
        l2.show(AttackWords.distance(Norm.L2, Norm.L2.distance(x, changed)));
        linf.show(AttackWords.distance(Norm.LINF, largest));
        l0.show(AttackWords.distance(Norm.L0, Norm.L0.distance(x, changed)));
    }

    private static int gain(double largest) {
        for (int gain : GAINS) {
            if (gain * largest <= 1) {
                return gain;
            }
        }
        return 1;
    }

    /** An answer with its probability; ABS may find that it has none. */
    static String verdict(Labels labels, Prediction prediction, @Nullable Analysis analysis) {
        boolean none = analysis != null && !analysis.confident();
        return none
                ? labels.sayCounted("none of the ten", "none of the {0}", labels.count())
                : labels.name(prediction.label()) + ", "
                        + Figures.percent(prediction.probabilities()[prediction.label()]);
    }

    private static Statistic statistic(Norm norm) {
        return new Statistic(Words.norm(norm), AttackWords.normMeaning(norm));
    }
}
