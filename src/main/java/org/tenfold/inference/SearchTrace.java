package org.tenfold.inference;

import java.util.ArrayList;
import java.util.List;

/**
 * How an answer was found, step by step and for all classes at once: the samples that were compared, the encoder's guess,
 * the start that was chosen, and every move from there. A class whose search is over stays where it is.
 *
 * @param answer what came of it; the last step's explanations are the answer's, bit for bit
 * @param steps at least one, in the order of the search
 */
public record SearchTrace(Analysis answer, List<Step> steps) {
    public SearchTrace {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("the trace has no steps, expected at least 1");
        }
    }

    /** What a search does, one after the other. */
    public enum Phase {
        /** Prior samples are compared: the step's number is how many so far, and the best of them is shown. */
        SAMPLES,
        /** The encoder's mean, the other start; only {@link Preset#FAST} takes it. */
        ENCODER,
        /** The better start. */
        START,
        /** Moves to better points; every one of them with {@link Preset#PAPER}, whose moves may also be for the worse. */
        REFINEMENT,
        /** Where several classes are close these are searched again, from more starts. */
        SECOND_LOOK
    }

    /**
     * All classes at one time of the search.
     *
     * @param number counted from 1 in its phase, but the samples compared so far in {@link Phase#SAMPLES}
     * @param analysis the answer if the search ended here, with the time that the whole search took
     */
    public record Step(Phase phase, int number, Analysis analysis) {}

    /** The steps of one phase: {@code length} of them from {@code first} on. */
    public record Span(Phase phase, int first, int length) {}

    /** The phases that occur, in the order of the search. */
    public List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= steps.size(); i++) {
            if (i == steps.size() || steps.get(i).phase() != steps.get(first).phase()) {
                spans.add(new Span(steps.get(first).phase(), first, i - first));
                first = i;
            }
        }
        return spans;
    }
}
