package org.tenfold.view.quiz;

import java.util.List;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Exhibit;
import org.tenfold.attack.Norm;
import org.tenfold.evaluation.Proportion;
import org.tenfold.session.QuizAnswer;
import org.tenfold.session.QuizResult;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;

/** What the quiz says of answers and scores, in plain words. */
final class QuizWords {
    private QuizWords() {}

    /** A contender in the middle of a sentence. */
    static String contender(Contender contender) {
        return switch (contender) {
            case ABS -> "ABS";
            case BINARY_ABS -> Texts.of("Binary ABS");
            case CNN -> Texts.of("the CNN");
            case BINARY_CNN -> Texts.of("the Binary CNN");
            case NEAREST -> Texts.of("the nearest neighbour");
            case ROBUST_CNN -> Texts.of("the adversarially trained CNN");
        };
    }

    /** A contender at the head of a line. */
    static String name(Contender contender) {
        return switch (contender) {
            case ABS -> "ABS";
            case BINARY_ABS -> Texts.of("Binary ABS");
            case CNN -> "CNN";
            case BINARY_CNN -> Texts.of("Binary CNN");
            case NEAREST -> Texts.of("Nearest neighbour");
            case ROBUST_CNN -> Texts.of("Adversarially trained CNN");
        };
    }

    /** Whether the answer was the original. */
    static String verdict(QuizAnswer given, List<String> labels) {
        String original = labels.get(given.exhibit().digit().label());
        if (given.namesTheOriginal()) {
            return Texts.of("Yes, it was a {0}.", original);
        }
        return given.said() == QuizAnswer.CANNOT_TELL
                ? Texts.of("It was a {0}.", original)
                : Texts.of("You said {0}; it was a {1}.", labels.get(given.said()), original);
    }

    /** Whose picture it was and what became of it. */
    static String story(Exhibit exhibit, List<String> labels) {
        return Texts.of(
                "It was changed to fool {0}, and {0} took it for a {1}. The change: L2 {2}, no pixel by more than {3},"
                        + " {4} pixels in all.",
                contender(exhibit.victim()),
                labels.get(exhibit.answer()),
                Figures.distance(exhibit.distance(Norm.L2)),
                Figures.ink(exhibit.distance(Norm.LINF)),
                Figures.whole(exhibit.distance(Norm.L0)));
    }

    /** How many originals were named. */
    static String headline(QuizResult result) {
        return Texts.of(
                "You named {0} of {1} originals.",
                result.named(), result.answers().size());
    }

    /** So many of so many. */
    static String share(Proportion named) {
        return Texts.of("{0} of {1}", named.hits(), named.trials());
    }

    /** Where the true share lies. */
    static String interval(Proportion named) {
        return Figures.whole(100 * named.low()) + "\u2013" + Figures.whole(100 * named.high()) + "\u202f%";
    }

    /** What is claimed. */
    static String paper() {
        return Texts.of(
                "The paper behind ABS (Schott and others, 2019) says: changes far too small to confuse people fool"
                        + " ordinary networks, while most pictures that fool ABS are changed so much that people, too, see them"
                        + " between two digits.");
    }

    /** Whether the numbers say so too. */
    static String agreement(QuizResult result) {
        QuizResult.Line cnn = result.line(Contender.CNN);
        QuizResult.Line abs = result.line(Contender.ABS);
        if (cnn == null || abs == null) {
            return Texts.of("Answer pictures of both the CNN and ABS to compare this with yourself.");
        }
        String numbers = Texts.of(
                "You named the original in {0} of the CNN\u2019s pictures and in {1} of ABS\u2019s.",
                share(cnn.named()), share(abs.named()));
        String few = Texts.of(
                "Measured on you, {0} pictures: too few to be sure.",
                cnn.named().trials() + abs.named().trials());
        String sure = Texts.of("The two intervals do not overlap.");
        return numbers
                + " "
                + switch (result.agreement()) {
                    case AGREES -> Texts.of("That is what the paper says.") + " " + sure;
                    case LEANS -> Texts.of("That points the way the paper says.") + " " + few;
                    case EVEN -> Texts.of("That shows no difference.") + " " + few;
                    case LEANS_AWAY -> Texts.of("That points the other way.") + " " + few;
                    case DISAGREES -> Texts.of("That is the opposite of what the paper says.") + " " + sure;
                    case UNKNOWN -> few;
                };
    }
}
