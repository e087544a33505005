package org.tenfold.attack;

import java.util.List;
import java.util.Optional;
import org.tenfold.model.Provenance;

/**
 * The same test pictures, changed as little as an attack could until each contender in turn was fooled. Immutable.
 *
 * @param labels the names of the classes
 * @param digits the test pictures
 * @param exhibits what became of them, by contender and in the order of the pictures; none for a picture on which a
 *     contender held out
 * @param provenance how they were made
 */
public record Gallery(List<String> labels, List<Exhibit.Digit> digits, List<Exhibit> exhibits, Provenance provenance) {
    public Gallery {
        labels = List.copyOf(labels);
        digits = List.copyOf(digits);
        exhibits = List.copyOf(exhibits);
    }

    /** The contenders that were fooled at least once, in the order of all. */
    public List<Contender> victims() {
        return exhibits.stream().map(Exhibit::victim).distinct().sorted().toList();
    }

    /** What became of a picture; none if the contender held out. */
    public Optional<Exhibit> exhibit(Contender victim, Exhibit.Digit digit) {
        return exhibits.stream()
                .filter(each -> each.victim() == victim && each.digit().equals(digit))
                .findFirst();
    }
}
