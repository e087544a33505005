package org.tenfold.view.paint;

import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.session.PaintAnswer;
import org.tenfold.session.PaintModel;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Words;

/** How far somebody has got with painting, in words. */
final class PaintSentence {
    private PaintSentence() {}

    private static String nameFirst(Contender contender) {
        return Words.sentence(Words.contender(contender));
    }

    /**
     * What is to be said now.
     *
     * @param activity what is being waited for, or empty
     */
    static String of(PaintModel model, String activity) {
        PaintAnswer said = model.answerProperty().get();
        Contender victim = model.victimProperty().get();
        if (model.originalProperty().get().isBlank()) {
            return "Draw a digit first, on the left; then paint over it here.";
        }
        if (!model.problemProperty().get().isEmpty()) {
            return nameFirst(victim) + " cannot be asked. "
                    + model.problemProperty().get();
        }
        if (said == null) {
            return activity.isEmpty() ? "Asking " + Words.contender(victim) + "\u2026" : activity + "\u2026";
        }
        if (said.fooled()) {
            return fooled(
                    said, model.automaticProperty().get(), model.boundProperty().get());
        }
        String answer = said.label() + " (" + Figures.percent(said.probability()) + ")" + unexplained(said) + ".";
        return said.change().l0() == 0
                ? nameFirst(said.victim()) + " says " + answer + " Paint until it says something else."
                : "You changed it by L2 " + Figures.distance(said.change().l2()) + ". " + nameFirst(said.victim())
                        + " still says " + answer;
    }

    private static String unexplained(PaintAnswer said) {
        return said.explained() ? "" : ", though none of the ten explains the picture";
    }

    private static String fooled(PaintAnswer said, double automatic, @Nullable RobustnessBound bound) {
        double l2 = said.change().l2();
        String who = "Fooled: " + Words.contender(said.victim()) + " now says " + said.label() + " ("
                + Figures.percent(said.probability()) + ") at L2 " + Figures.distance(l2) + unexplained(said);
        String compared = "";
        if (l2 < automatic) {
            compared = "; that beats the automatic attack, which needed " + Figures.distance(automatic);
        } else if (!Double.isNaN(automatic)) {
            compared = "; the automatic attack needed " + Figures.distance(automatic);
        }
        String disproved = bound != null && l2 < bound.value()
                ? " The estimate of " + Figures.distance(bound.value()) + " was too high."
                : "";
        return who + compared + "." + disproved;
    }
}
