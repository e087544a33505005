package org.tenfold.view.compare;

import java.util.regex.Pattern;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.model.Prediction;
import org.tenfold.session.ContenderWords;
import org.tenfold.session.Labels;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Words;

/** What this region says of contenders, norms and answers, in plain words. */
final class Wording {
    /** The folder in front of the file that a sentence begins with. */
    private static final Pattern FOLDER = Pattern.compile("^(?:[A-Za-z]:)?[^:]*[/\\\\](?=[^/\\\\]*: )");

    private Wording() {}

    /** What a contender is. */
    static String description(Contender contender) {
        return switch (contender) {
            case ABS ->
                Texts.of(
                        "Analysis by synthesis: painters, one a class, each repaint the drawing, and the closest wins.");
            case BINARY_ABS -> Texts.of("ABS on the drawing in pure black and white: every pixel is ink or paper.");
            case CNN -> Texts.of("A conventional convolutional network, as one would train it today.");
            case BINARY_CNN -> Texts.of("The conventional network on the drawing in pure black and white.");
            case NEAREST -> Texts.of("The class of the most similar of 60,000 training pictures.");
            case ROBUST_CNN ->
                Texts.of(
                        "A convolutional network trained on attacked pictures, so that small changes everywhere should not"
                                + " fool it.");
        };
    }

    /** What its probability means. */
    static String probability(Contender contender) {
        return switch (contender) {
            case ABS, BINARY_ABS ->
                Texts.of(
                        "Calibrated: of the answers given with 90 %, about 90 % are right. Where no painter comes close, all"
                                + " are equal and none is named.");
            case CNN, BINARY_CNN, ROBUST_CNN ->
                Texts.of(
                        "Not calibrated. A conventional network always names a class, and is mostly very sure of it, even of"
                                + " noise.");
            case NEAREST ->
                Texts.of(
                        "Not calibrated: exp(\u2212d\u00b2) for the distance d to the nearest training picture of each class,"
                                + " scaled to add up to 100 %. It always names a class.");
        };
    }

    /** The contender at the beginning of a line. */
    static String name(Contender contender) {
        return Words.sentence(ContenderWords.title(contender));
    }

    /** An answer with its probability. */
    static String answer(Labels labels, Contender contender, Prediction prediction) {
        return contender.standsBy(prediction)
                ? labels.name(prediction.label()) + ", "
                        + Figures.percent(prediction.probabilities()[prediction.label()])
                : labels.sayCounted("none of the ten", "none of the {0}", labels.count());
    }

    static String description(Norm norm) {
        return switch (norm) {
            case L2 -> Texts.of("L2: the length of the change, the square root of the sum of its squares");
            case LINF -> Texts.of("L\u221e: the largest change of a single pixel");
            case L0 -> Texts.of("L0: how many pixels changed");
        };
    }

    /** A distance with the name of its norm. */
    static String distance(Norm norm, double distance) {
        return Words.norm(norm) + " " + figure(norm, distance);
    }

    static String figure(Norm norm, double distance) {
        return norm == Norm.L0 ? Long.toString(Math.round(distance)) : Figures.distance(distance);
    }

    /** A sentence about a file without the folder it is in. */
    static String brief(String problem) {
        return FOLDER.matcher(problem).replaceFirst("");
    }
}
