package org.tenfold.view.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.session.Siege;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Words;

/** What attacks on all contenders came to, in a sentence or two: results alone, the one that breaks first before the others. */
final class SideBySideSentence {
    private SideBySideSentence() {}

    /** The sentence; empty while there is no result. */
    static String of(Norm norm, Map<Contender, Siege> sieges) {
        List<Fall> falls = new ArrayList<>();
        List<String> held = new ArrayList<>();
        sieges.forEach((contender, siege) -> {
            Siege.Attempt attempt = siege.attempt();
            if (siege.state() == Siege.State.BROKEN && attempt != null) {
                falls.add(new Fall(contender, attempt.distance(norm)));
            } else if (siege.state() == Siege.State.HELD) {
                held.add(Words.contender(contender));
            }
        });
        falls.sort(Comparator.comparingDouble(Fall::distance));
        List<String> clauses = new ArrayList<>();
        for (Fall fall : falls) {
            String who = Words.contender(fall.contender());
            clauses.add(
                    clauses.isEmpty()
                            ? Texts.of("{0} breaks at {1}", who, Wording.distance(norm, fall.distance()))
                            : Texts.of("{0} at {1}", who, Wording.figure(norm, fall.distance())));
        }
        String broken = clauses.isEmpty() ? "" : Words.sentence(Texts.of("{0}.", joined(clauses)));
        String found = held.isEmpty() ? "" : Texts.of("No adversarial was found for {0}.", joined(held));
        return (broken + " " + found).trim();
    }

    private record Fall(Contender contender, double distance) {}

    private static String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0
                ? parts.get(0)
                : Texts.of("{0} and {1}", String.join(Texts.of(", "), parts.subList(0, last)), parts.get(last));
    }
}
