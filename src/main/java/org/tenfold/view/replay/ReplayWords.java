package org.tenfold.view.replay;

import java.util.List;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.SearchTrace;
import org.tenfold.inference.SearchTrace.Phase;
import org.tenfold.inference.SearchTrace.Step;
import org.tenfold.session.Texts;

/** The steps of a search in words. */
final class ReplayWords {
    private ReplayWords() {}

    /** Where the replay is. */
    static String place(int step, int steps) {
        return Texts.of("Replay: step {0} of {1}", step + 1, steps);
    }

    static String name(Phase phase) {
        return switch (phase) {
            case SAMPLES -> Texts.of("Samples");
            case ENCODER -> Texts.of("Guess");
            case START -> Texts.of("Start");
            case REFINEMENT -> Texts.of("Refine");
            case SECOND_LOOK -> Texts.of("Look again");
        };
    }

    static String meaning(Phase phase) {
        return switch (phase) {
            case SAMPLES ->
                Texts.of("Latents drawn at random, the same for every model, are compared with the drawing");
            case ENCODER -> Texts.of("Each model's encoder looks at the drawing and guesses a latent at once");
            case START -> Texts.of("The best of these is where each search starts");
            case REFINEMENT -> Texts.of("From there each latent moves to where its score is lower");
            case SECOND_LOOK -> Texts.of("Models that are close to the best are searched again from more starts");
        };
    }

    /** What happens at a step. */
    static String sentence(SearchTrace trace, int index) {
        Step step = trace.steps().get(index);
        return switch (step.phase()) {
            case SAMPLES ->
                step.number() == 1
                        ? Texts.of("A first latent drawn at random: each model paints its own picture from it.")
                        : Texts.of("The best of {0} latents drawn at random, for each model its own.", step.number());
            case ENCODER -> Texts.of("Each model's encoder looks at the drawing and guesses its latent at once.");
            case START -> Texts.of("Each search starts from the best so far: a sample, or the guess.");
            case REFINEMENT ->
                Texts.of(
                        "Move {0}: {1} latents go to where their score is lower.",
                        step.number(), moved(trace.steps(), index));
            case SECOND_LOOK ->
                moved(trace.steps(), index) == 0
                        ? Texts.of("Close models were searched again from more starts; nothing better was found.")
                        : Texts.of(
                                "Close models are searched again from more starts, and {0} found better.",
                                moved(trace.steps(), index));
        };
    }

    /** How many classes differ from the step before. */
    static int moved(List<Step> steps, int index) {
        if (index == 0) {
            return 0;
        }
        Analysis before = steps.get(index - 1).analysis();
        Analysis now = steps.get(index).analysis();
        int moved = 0;
        for (int c = 0; c < now.reconstructions().size(); c++) {
            if (!now.reconstruction(c).latent().equals(before.reconstruction(c).latent())) {
                moved++;
            }
        }
        return moved;
    }
}
