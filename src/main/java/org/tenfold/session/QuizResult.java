package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Exhibit;
import org.tenfold.attack.Norm;
import org.tenfold.evaluation.Proportion;

/**
 * What a player named, by contender.
 *
 * @param seed that of the game
 * @param labels the names of the digits
 * @param answers in the order of the questions
 */
public record QuizResult(long seed, List<String> labels, List<QuizAnswer> answers) {
    public QuizResult {
        labels = List.copyOf(labels);
        answers = List.copyOf(answers);
    }

    /**
     * The answers to one contender's pictures.
     *
     * @param victim the contender
     * @param named how many originals were named
     * @param fooledToo how often the player made the contender's mistake
     * @param medianL2 how far these pictures were changed
     */
    public record Line(Contender victim, Proportion named, int fooledToo, double medianL2) {}

    /** Whether the player's numbers are what the paper says: more originals named in the CNN's pictures than in ABS's. */
    public enum Agreement {
        /** Surely more. */
        AGREES,
        /** More, but not surely. */
        LEANS,
        /** The same share. */
        EVEN,
        /** Fewer, but not surely. */
        LEANS_AWAY,
        /** Surely fewer. */
        DISAGREES,
        /** One of the two did not come up. */
        UNKNOWN
    }

    /** A line for each contender that came up, in the order of all. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Contender victim : Contender.values()) {
            Line line = line(victim);
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The line of a contender; none if it did not come up. */
    public @Nullable Line line(Contender victim) {
        List<QuizAnswer> its = answers.stream()
                .filter(answer -> answer.exhibit().victim() == victim)
                .toList();
        if (its.isEmpty()) {
            return null;
        }
        int named = (int) its.stream().filter(QuizAnswer::namesTheOriginal).count();
        int fooled = (int) its.stream().filter(QuizAnswer::isFooledToo).count();
        double median =
                Exhibit.medianDistance(its.stream().map(QuizAnswer::exhibit).toList(), Norm.L2);
        return new Line(victim, new Proportion(named, its.size()), fooled, median);
    }

    /** How many originals were named in all. */
    public int named() {
        return (int) answers.stream().filter(QuizAnswer::namesTheOriginal).count();
    }

    /** What the answers say about the paper's claim. */
    public Agreement agreement() {
        Line cnn = line(Contender.CNN);
        Line abs = line(Contender.ABS);
        if (cnn == null || abs == null) {
            return Agreement.UNKNOWN;
        }
        if (cnn.named().isSurelyAbove(abs.named())) {
            return Agreement.AGREES;
        }
        if (abs.named().isSurelyAbove(cnn.named())) {
            return Agreement.DISAGREES;
        }
        int compared = Double.compare(cnn.named().value(), abs.named().value());
        return compared > 0 ? Agreement.LEANS : compared < 0 ? Agreement.LEANS_AWAY : Agreement.EVEN;
    }

    /**
     * The answers as comma-separated values, a line each, in {@link Locale#ROOT}, lines ended as RFC 4180 has it; nothing
     * was {@code said} where the player could not tell.
     */
    public String sheet() {
        StringBuilder sheet =
                new StringBuilder("seed,question,victim,index,original,said,named,answer,l2,linf,l0,attack\r\n");
        for (int i = 0; i < answers.size(); i++) {
            QuizAnswer answer = answers.get(i);
            var exhibit = answer.exhibit();
            String said = answer.said() == QuizAnswer.CANNOT_TELL ? "" : labels.get(answer.said());
            sheet.append(seed)
                    .append(',')
                    .append(i + 1)
                    .append(',')
                    .append(exhibit.victim().title())
                    .append(',')
                    .append(exhibit.digit().index())
                    .append(',')
                    .append(labels.get(exhibit.digit().label()))
                    .append(',')
                    .append(said)
                    .append(',')
                    .append(answer.namesTheOriginal() ? 1 : 0)
                    .append(',')
                    .append(labels.get(exhibit.answer()))
                    .append(',')
                    .append(exhibit.distance(Norm.L2))
                    .append(',')
                    .append(exhibit.distance(Norm.LINF))
                    .append(',')
                    .append((int) exhibit.distance(Norm.L0))
                    .append(',')
                    .append(exhibit.attack())
                    .append("\r\n");
        }
        return sheet.toString();
    }
}
