package org.tenfold.view.paint;

import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.session.Labels;
import org.tenfold.session.PaintAnswer;
import org.tenfold.session.PaintModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Words;

/** How far somebody has got with painting, in words. */
final class PaintSentence {
    private PaintSentence() {}

    /**
     * What is to be said now.
     *
     * @param activity what is being waited for, or empty
     */
    static String of(PaintModel model, Labels labels, String activity) {
        PaintAnswer said = model.answerProperty().get();
        Contender victim = model.victimProperty().get();
        if (model.originalProperty().get().isBlank()) {
            return labels.say(
                    "Draw a digit first, on the left; then paint over it here.",
                    "Draw something first, on the left; then paint over it here.");
        }
        String who = Words.contender(victim);
        if (!model.problemProperty().get().isEmpty()) {
            return Words.sentence(Texts.of(
                    "{0} cannot be asked. {1}", who, model.problemProperty().get()));
        }
        if (said == null) {
            return activity.isEmpty() ? Texts.of("Asking {0}\u2026", who) : activity + "\u2026";
        }
        if (said.fooled()) {
            return fooled(
                    labels,
                    said,
                    model.automaticProperty().get(),
                    model.boundProperty().get());
        }
        String asked = Words.contender(said.victim());
        if (said.change().l0() == 0) {
            return Words.sentence(
                    Texts.of("{0} says {1}. Paint until it says something else.", asked, answer(labels, said)));
        }
        return Texts.of(
                "You changed it by L2 {0}. {1} still says {2}.",
                Figures.distance(said.change().l2()), Words.sentence(asked), answer(labels, said));
    }

    private static String answer(Labels labels, PaintAnswer said) {
        String probability = Figures.percent(said.probability());
        String name = labels.name(said.label());
        return said.explained()
                ? Texts.of("{0} ({1})", name, probability)
                : labels.sayCounted(
                        "{0} ({1}), though none of the ten explains the picture",
                        "{0} ({1}), though none of the {2} explains the picture", name, probability, labels.count());
    }

    private static String fooled(Labels labels, PaintAnswer said, double automatic, @Nullable RobustnessBound bound) {
        double l2 = said.change().l2();
        String told = Texts.of(
                "Fooled: {0} now says {1} at L2 {2}.",
                Words.contender(said.victim()), answer(labels, said), Figures.distance(l2));
        String compared = "";
        if (l2 < automatic) {
            compared =
                    " " + Texts.of("That beats the automatic attack, which needed {0}.", Figures.distance(automatic));
        } else if (!Double.isNaN(automatic)) {
            compared = " " + Texts.of("The automatic attack needed {0}.", Figures.distance(automatic));
        }
        String disproved = bound != null && l2 < bound.value()
                ? " " + Texts.of("The estimate of {0} was too high.", Figures.distance(bound.value()))
                : "";
        return told + compared + disproved;
    }
}
