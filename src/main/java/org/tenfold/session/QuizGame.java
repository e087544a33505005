package org.tenfold.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Exhibit;
import org.tenfold.attack.Gallery;

/**
 * The questions of one game: as many pictures of each contender, no test picture twice, since whoever has seen what it was
 * need not guess any more, and all digits about equally often.
 *
 * @param seed the same gallery and seed give the same game
 * @param labels the names of the digits
 * @param questions in their order
 */
public record QuizGame(long seed, List<String> labels, List<Exhibit> questions) {
    /** Questions about each contender, where there are enough pictures. */
    static final int EACH = 4;

    public QuizGame {
        labels = List.copyOf(labels);
        questions = List.copyOf(questions);
    }

    /**
     * Deals a game.
     *
     * @throws IllegalArgumentException if there are fewer pictures than contenders
     */
    static QuizGame of(Gallery gallery, long seed) {
        Random random = new Random(seed);
        List<Contender> victims = gallery.victims();
        for (int each = EACH; each > 0; each--) {
            List<Exhibit> dealt = deal(gallery, evenly(gallery.digits(), random), victims, each, random);
            if (!victims.isEmpty() && dealt.size() == each * victims.size()) {
                Collections.shuffle(dealt, random);
                return new QuizGame(seed, gallery.labels(), dealt);
            }
        }
        throw new IllegalArgumentException("found " + gallery.digits().size() + " test pictures for " + victims.size()
                + " contenders, expected at least one for each");
    }

    /** In any order, but first one of each class, then a second one of each, and so on. */
    private static List<Exhibit.Digit> evenly(List<Exhibit.Digit> digits, Random random) {
        List<Exhibit.Digit> shuffled = new ArrayList<>(digits);
        Collections.shuffle(shuffled, random);
        Map<Integer, Integer> seen = new HashMap<>();
        List<List<Exhibit.Digit>> rounds = new ArrayList<>();
        for (Exhibit.Digit digit : shuffled) {
            int round = seen.merge(digit.label(), 1, Integer::sum) - 1;
            if (rounds.size() == round) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(digit);
        }
        List<Exhibit.Digit> even = new ArrayList<>();
        rounds.forEach(even::addAll);
        return even;
    }

    /** Gives each picture to a contender that still needs some and was fooled with it. */
    private static List<Exhibit> deal(
            Gallery gallery, List<Exhibit.Digit> digits, List<Contender> victims, int each, Random random) {
        Map<Contender, Integer> needed = new EnumMap<>(Contender.class);
        victims.forEach(victim -> needed.put(victim, each));
        List<Exhibit> dealt = new ArrayList<>();
        for (Exhibit.Digit digit : digits) {
            List<Exhibit> possible = victims.stream()
                    .filter(victim -> Objects.requireNonNull(needed.get(victim)) > 0)
                    .map(victim -> gallery.exhibit(victim, digit))
                    .flatMap(Optional::stream)
                    .toList();
            if (!possible.isEmpty()) {
                Exhibit chosen = possible.get(random.nextInt(possible.size()));
                needed.merge(chosen.victim(), -1, Integer::sum);
                dealt.add(chosen);
            }
        }
        return dealt;
    }
}
